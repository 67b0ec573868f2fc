import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { Command } from 'commander';
import { drawScene } from '../../../scenario/drawing/draw-scene.ts';
import { makeFolder, writeWhole } from '../../disk-files.ts';
import { EXIT, type ExitCode } from '../../exit-code.ts';
import { findScenes } from '../../find-scenes.ts';
import { loadScenes } from '../../load-scenes.ts';
import { parseSvgFile } from '../../parse-options.ts';
import { UsageError } from '../../usage-error.ts';
import { writeOut } from '../../write-out.ts';

export function sceneImageCommand(done: (code: ExitCode) => void): Command {
  return new Command('image')
    .description('draw scenes from above as SVG: map, road users, ways, and the places that events wait for')
    .argument('<files...>', 'scene files, folders or globs')
    .option('-o, --output <path>', 'a file for one scene, a folder for several; stdout without it', parseSvgFile)
    .action(async (names: string[], { output }: { output?: string }) => done(await sceneImages(names, output)));
}

async function sceneImages(names: readonly string[], output: string | undefined): Promise<ExitCode> {
  const files = await findScenes(names);
  if (output === undefined && files.length > 1)
    throw new UsageError(`found ${files.length} scenes without a place for their pictures; add --output with a folder`);
  const loaded = await loadScenes(files);
  if (loaded === null) return EXIT.usage;
  if (output === undefined) {
    await writeOut(drawScene(loaded[0]));
    return EXIT.ok;
  }
  const there = await stat(output).catch(() => null);
  const isFolder = files.length > 1 || there?.isDirectory() === true;
  await makeFolder(isFolder ? output : dirname(output));
  for (const scene of loaded) {
    const path = isFolder ? `${output.replace(/\/+$/, '')}/${basename(scene.file, '.json')}.svg` : output;
    await writeWhole(path, drawScene(scene));
    process.stdout.write(`${path}\n`);
  }
  return EXIT.ok;
}
