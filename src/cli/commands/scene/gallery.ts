import { relative } from 'node:path';
import { Command } from 'commander';
import { formatProblem } from '../../../scenario/input-problem.ts';
import { loadScene } from '../../../scenario/load-scene.ts';
import { MapShelf } from '../../../scenario/map-shelf.ts';
import { diskFiles } from '../../disk-files.ts';
import { EXIT, type ExitCode } from '../../exit-code.ts';
import { findScenes } from '../../find-scenes.ts';
import { PROJECT_ROOT } from '../../project-root.ts';

export function sceneGalleryCommand(done: (code: ExitCode) => void): Command {
  return new Command('gallery')
    .description('draw every scene that ships, and write the table of them into docs/scenes.md anew')
    .action(async () => done(await gallery()));
}

/** Scenes with problems are told and left out. */
async function gallery(): Promise<ExitCode> {
  const maps = new MapShelf(diskFiles);
  const files = await findScenes([]);
  const loadings = await Promise.all(files.map((file) => loadScene(file, diskFiles, maps)));
  const problems = loadings.flatMap((loading) => loading.problems);
  for (const problem of problems) process.stderr.write(`${formatProblem(problem)}\n`);
  const { writeGallery } = await import('../../jobs/scene-gallery.ts');
  const docs = relative(process.cwd(), `${PROJECT_ROOT}docs`) || '.';
  const scenes = loadings.flatMap(({ loaded }) => (loaded === null ? [] : [loaded]));
  await writeGallery(scenes, `${docs}/scenes.md`, `${docs}/scenes`);
  process.stdout.write(`${docs}/scenes.md: ${scenes.length} of ${files.length} scenes\n`);
  return problems.length > 0 ? EXIT.usage : EXIT.ok;
}
