import { expect, test } from 'vitest';
import type { PlainData } from '../../../src/core/snapshot.ts';
import { assembleRun } from '../../../src/scenario/assemble.ts';
import { loadScene } from '../../../src/scenario/load-scene.ts';
import type { PlannerName } from '../../../src/scenario/planners/planner-names.ts';
import { projectFiles, projectMaps } from '../first-drive-fixture.ts';

/** Barriers across all four lanes of Main Street, right behind a crossing. */
const closedAt = (s: number) => [
  {
    kind: 'barrier',
    start: { road: '2', lane: -1, s, offset: -3.8, heading: 90 },
    to: { offset: 7.6 },
    spacing: 3.8,
  },
];
const scene = {
  name: 'Closed',
  map: 'maps/first-town.xodr',
  perception: 'oracle',
  rig: 'planning',
  ego: {
    vehicle: 'compact-hatchback',
    start: { road: '1', lane: -1, s: 30 },
    goal: { road: '3', lane: -1, s: 60 },
    speed: 8,
  },
  props: closedAt(5),
};

async function assembly(scene: unknown, planner: PlannerName) {
  const files = {
    ...projectFiles,
    text: async (path: string) => (path === 'scenes/tested.json' ? JSON.stringify(scene) : projectFiles.text(path)),
  };
  const { loaded, problems } = await loadScene('scenes/tested.json', files, projectMaps);
  expect(problems).toEqual([]);
  return () => assembleRun(loaded!, { seed: 1, perception: 'oracle', planner, segmenter: null }).run;
}

test.each(['astar', 'idm'] as const)(
  '%s goes by another street where the one ahead is closed, says so, and does the same from a snapshot',
  async (planner) => {
    const assemble = await assembly(scene, planner);
    const run = assemble();
    let [state, told, route] = [null as PlainData, '', ''];
    while (run.ticks < 900) {
      run.step();
      if (run.ticks === 300) state = run.snapshot();
      const { decision } = run.bus.publishedNow('plan') ?? { decision: null };
      if (decision?.reason.startsWith('road closed')) told = `${decision.kind}: ${decision.reason}`;
      route = run.bus.publishedNow('route')?.reason ?? route;
    }
    expect(told).toBe('avoid: road closed: taking Church Street instead');
    expect(route).toBe('road closed: taking Church Street instead');
    const again = assemble();
    again.restore(state);
    while (again.ticks < 900) again.step();
    expect(again.hash).toBe(run.hash);
  },
);

test('where there is no other way the driver stops before the barriers, and says why', async () => {
  const start = { road: '2', lane: -1, s: 4 };
  const assemble = await assembly({ ...scene, ego: { ...scene.ego, start }, props: closedAt(50) }, 'astar');
  const run = assemble();
  while (run.ticks < 1500 && run.ending === null) run.step();
  expect(run.ending).toBeNull();
  expect(run.bus.latest('plan')?.message.decision).toMatchObject({ kind: 'stop', reason: 'road closed, no other way' });
  expect(Math.abs(run.bus.latest('truth.ego')?.message.vx ?? 1)).toBeLessThan(0.05);
  expect(run.results().find(({ name }) => name === 'collision')?.result).toBe('pass');
});
