import { expect, test } from 'vitest';
import { assembleRun } from '../../src/scenario/assemble.ts';
import { type LoadedScene, loadScene } from '../../src/scenario/load-scene.ts';
import { PLANNER_NAMES, type PlannerName } from '../../src/scenario/planners/planner-names.ts';
import { projectFiles } from './first-drive-fixture.ts';

/** Drives on the first town's map, each loaded anew with a map of its own. */
const first = JSON.parse(await projectFiles.text('scenes/first-drive.json'));
const SCENES: readonly object[] = [
  {},
  { traffic: { count: 6, mix: { car: 2, bus: 1, truck: 1 } }, pedestrians: { count: 8 } },
];

async function load(changes: object): Promise<LoadedScene> {
  const text = JSON.stringify({ ...first, rig: 'planning', perception: 'oracle', ...changes });
  const files = {
    ...projectFiles,
    text: async (path: string) => (path === 'scenes/tested.json' ? text : projectFiles.text(path)),
  };
  const { loaded, problems } = await loadScene('scenes/tested.json', files);
  expect(problems).toEqual([]);
  return loaded!;
}

/** As many as take a second or two; a thousand runs of 3 s in one process gave the same. */
const RUNS = 32;

/** Hash of the first ticks, which are enough for all that a run shares with others to be asked. */
function hashOf(loaded: LoadedScene, seed: number, planner: PlannerName): string {
  const { run } = assembleRun(loaded, { seed, perception: 'oracle', segmenter: null, planner });
  while (run.ticks < 11) run.step();
  return run.hash;
}

test('many runs in one process: same scene, same seed, same hash, whatever ran before', {
  timeout: 60_000,
}, async () => {
  // One map for all, as a session has it; and by itself, where nothing was made before.
  const { map } = await load({});
  const scenes = await Promise.all(SCENES.map(load));
  const shared = scenes.map((loaded) => ({ ...loaded, map }));
  const cases = shared.flatMap((loaded, i) =>
    PLANNER_NAMES.map((planner) => ({ loaded, own: scenes[i], seed: 1 + i, planner })),
  );
  const alone = cases.map(({ own, seed, planner }) => hashOf(own, seed, planner));
  expect(new Set(alone).size).toBe(cases.length);
  for (let n = 0; n < RUNS; n++) {
    // Each in turn, and in another order each time round.
    const k = (7 * n + 5 * Math.floor(n / cases.length)) % cases.length;
    const { loaded, seed, planner } = cases[k];
    expect(hashOf(loaded, seed, planner)).toBe(alone[k]);
  }
});
