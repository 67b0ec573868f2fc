import { formatProblem } from '../scenario/input-problem.ts';
import { type LoadedScene, loadScene } from '../scenario/load-scene.ts';
import { diskFiles } from './disk-files.ts';

/** Loads every scene; null after printing every problem of all of them. */
export async function loadScenes(files: readonly string[]): Promise<LoadedScene[] | null> {
  const loadings = await Promise.all(files.map((file) => loadScene(file, diskFiles)));
  const problems = loadings.flatMap((loading) => loading.problems);
  for (const problem of problems) process.stderr.write(`${formatProblem(problem)}\n`);
  return problems.length > 0 ? null : loadings.flatMap(({ loaded }) => (loaded === null ? [] : [loaded]));
}
