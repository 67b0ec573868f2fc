import { Command } from 'commander';
import { formatProblem } from '../../../scenario/input-problem.ts';
import { loadScene } from '../../../scenario/load-scene.ts';
import { diskFiles } from '../../disk-files.ts';
import { EXIT, type ExitCode } from '../../exit-code.ts';
import { findScenes } from '../../find-scenes.ts';

export function sceneCheckCommand(done: (code: ExitCode) => void): Command {
  return new Command('check')
    .description('print every problem of every scene file; exit 2 if there is any')
    .argument('<files...>', 'scene files, folders or globs')
    .option('--json', 'problems as a JSON list')
    .action(async (files: string[], flags: { json?: boolean }) => done(await checkScenes(files, flags.json === true)));
}

async function checkScenes(names: readonly string[], json: boolean): Promise<ExitCode> {
  const files = await findScenes(names);
  const loadings = await Promise.all(files.map((file) => loadScene(file, diskFiles)));
  const problems = loadings.flatMap((loading) => loading.problems);
  if (json) process.stdout.write(`${JSON.stringify(problems, null, 2)}\n`);
  else for (const problem of problems) process.stdout.write(`${formatProblem(problem)}\n`);
  const bad = loadings.filter((loading) => loading.problems.length > 0).length;
  process.stderr.write(`${files.length - bad} of ${files.length} scenes are fine, ${problems.length} problems\n`);
  return problems.length > 0 ? EXIT.usage : EXIT.ok;
}
