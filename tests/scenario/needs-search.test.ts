import { expect, test } from 'vitest';
import { assembleRun } from '../../src/scenario/assemble.ts';
import { formatProblem } from '../../src/scenario/input-problem.ts';
import { loadScene } from '../../src/scenario/load-scene.ts';
import type { PlannerName } from '../../src/scenario/planners/planner-names.ts';
import { projectFiles, projectMaps } from './first-drive-fixture.ts';

/** Of the scenes in docs/planning.md that need a search, one of each kind: hybrid A*, and the lattice in space and time. */
const NEED_SEARCH = ['scenes/park-at-an-angle.json', 'scenes/lot-wrong-way-in-the-aisle.json'];

async function failedBy(file: string, planner: PlannerName): Promise<string[]> {
  const { loaded, problems } = await loadScene(file, projectFiles, projectMaps);
  if (loaded === null) throw new Error(problems.map(formatProblem).join('\n'));
  const { run } = assembleRun(loaded, { seed: loaded.scene.seed, perception: 'oracle', planner, segmenter: null });
  while (run.ending === null) run.step();
  const failed = run.results().filter(({ required, result }) => required && result === 'fail');
  return failed.map(({ name }) => name);
}

test.each(NEED_SEARCH)('%s: astar passes, and fails without its search', async (file) => {
  expect(await failedBy(file, 'astar')).toEqual([]);
  expect(await failedBy(file, 'rules')).not.toEqual([]);
});
