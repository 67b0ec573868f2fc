import { Command } from 'commander';
import { formatProblem, type InputProblem } from '../../../scenario/input-problem.ts';
import { loadScene } from '../../../scenario/load-scene.ts';
import { loadSceneRuns } from '../../../scenario/load-scene-runs.ts';
import { MapShelf } from '../../../scenario/map-shelf.ts';
import { diskFiles } from '../../disk-files.ts';
import { EXIT, type ExitCode } from '../../exit-code.ts';
import { lookForScenes } from '../../find-scenes.ts';

export function sceneCheckCommand(done: (code: ExitCode) => void): Command {
  return new Command('check')
    .description('print every problem of every scene file; exit 2 if there is any')
    .argument('<files...>', 'scene files, folders or globs')
    .option('--json', 'problems as a JSON list')
    .action(async (files: string[], flags: { json?: boolean }) => done(await checkScenes(files, flags.json === true)));
}

async function checkScenes(names: readonly string[], json: boolean): Promise<ExitCode> {
  const { files, missing } = await lookForScenes(names);
  const maps = new MapShelf(diskFiles);
  const found = await Promise.all(files.map((file) => problemsOf(file, maps)));
  const problems = [...missing, ...found.flat()];
  if (json) process.stdout.write(`${JSON.stringify(problems, null, 2)}\n`);
  else for (const problem of problems) process.stdout.write(`${formatProblem(problem)}\n`);
  const fine = found.filter(({ length }) => length === 0).length;
  const count = `${problems.length} problem${problems.length === 1 ? '' : 's'}`;
  process.stderr.write(`${fine} of ${files.length + missing.length} scenes are fine, ${count}\n`);
  return problems.length > 0 ? EXIT.usage : EXIT.ok;
}

/** Everything that is wrong with a scene as it is written, by line, else with any of its variations. */
async function problemsOf(file: string, maps: MapShelf): Promise<readonly InputProblem[]> {
  const { loaded, problems } = await loadScene(file, diskFiles, maps);
  if (loaded === null) return problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
  // Told of, not a problem: the scene can be driven without it.
  if (loaded.expert.expert === null && loaded.expert.isStale) process.stderr.write(`${loaded.expert.why}\n`);
  return loaded.scene.variations === undefined ? [] : (await loadSceneRuns(file, diskFiles, maps)).problems;
}
