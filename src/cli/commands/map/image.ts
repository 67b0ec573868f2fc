import { Command, Option } from 'commander';
import { drawMap } from '../../../map/drawing/draw-map.ts';
import type { DrawingTheme } from '../../../map/drawing/map-colors.ts';
import { writeWhole } from '../../disk-files.ts';
import { EXIT, type ExitCode } from '../../exit-code.ts';
import { Interruption } from '../../interruption.ts';
import { parseSvgFile } from '../../parse-options.ts';
import { writeOut } from '../../write-out.ts';
import { formatMapProblem } from './format-problem.ts';
import { readMap } from './read-map.ts';

interface ImageFlags {
  readonly output?: string;
  readonly ids?: boolean;
  readonly theme: DrawingTheme;
}

export function mapImageCommand(done: (code: ExitCode) => void): Command {
  return new Command('image')
    .description('draw a map from above as SVG; exit 2 if it is unusable')
    .argument('<file>', 'an OpenDRIVE file')
    .option('-o, --output <file>', 'where the picture goes; stdout without it', parseSvgFile)
    .option('--ids', 'with the ids of roads, junctions, signals and objects')
    .addOption(new Option('--theme <theme>', 'on which ground').choices(['light', 'dark']).default('light'))
    .action(async (file: string, flags: ImageFlags) => done(await mapImage(file, flags)));
}

/** What comes of it is whole: with Ctrl-C before it is written there is no picture. */
async function mapImage(file: string, flags: ImageFlags): Promise<ExitCode> {
  const interruption = new Interruption();
  try {
    return await drawImage(file, flags, interruption);
  } finally {
    interruption.dispose();
  }
}

async function drawImage(
  file: string,
  { output, ids, theme }: ImageFlags,
  interruption: Interruption,
): Promise<ExitCode> {
  const { map, problems } = await readMap(file);
  await interruption.breathe();
  if (interruption.requested) return EXIT.interrupted;
  if (map === null) {
    for (const problem of problems) {
      if (problem.severity === 'error') process.stderr.write(`${formatMapProblem(file, problem)}\n`);
    }
    return EXIT.usage;
  }
  const title = map.document.name || file.replace(/^.*[/\\]/, '').replace(/\.xodr$/, '');
  const svg = drawMap(map, { title, ids: ids === true, theme });
  await interruption.breathe();
  if (interruption.requested) return EXIT.interrupted;
  if (output === undefined) {
    await writeOut(svg);
  } else {
    await writeWhole(output, svg);
    process.stdout.write(`${output}\n`);
  }
  return EXIT.ok;
}
