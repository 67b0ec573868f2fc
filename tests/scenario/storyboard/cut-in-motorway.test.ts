import { expect, test } from 'vitest';
import type { StoryOrder } from '../../../src/core/story.ts';
import { assembleRun } from '../../../src/scenario/assemble.ts';
import { loadScene } from '../../../src/scenario/load-scene.ts';
import type { PlannerName } from '../../../src/scenario/planners/planner-names.ts';
import { projectFiles } from '../first-drive-fixture.ts';

const SCENE = 'scenes/cut-in-motorway.json';

/** The scene that ships, without a camera. */
const scene = { ...JSON.parse(await projectFiles.text(SCENE)), rig: 'planning' };
const { loaded } = await loadScene(SCENE, {
  ...projectFiles,
  text: async (path) => (path === SCENE ? JSON.stringify(scene) : projectFiles.text(path)),
});

/** Drives the scene that ships; every order with its tick, and the gap when the lane change begins and ends [m]. */
function drive(planner: PlannerName) {
  if (loaded === null) throw new Error(`${SCENE} does not load`);
  const { run } = assembleRun(loaded, { seed: 1, planner, perception: 'oracle', segmenter: null });
  const orders: [tick: number, order: StoryOrder][] = [];
  const gaps: number[] = [];
  while (run.ending === null) {
    run.step();
    const story = run.bus.publishedNow('truth.story');
    if (story === null) continue;
    for (const order of story.orders) orders.push([run.ticks - 1, order]);
    if (story.orders.some(({ kind }) => kind === 'lane' || kind === 'brake')) gaps.push(gapOf(run));
  }
  return { run, orders, gaps };
}

/** From the ego's front to the tail of the other car [m]. */
function gapOf({ bus }: ReturnType<typeof assembleRun>['run']): number {
  const ego = bus.latest('truth.ego')?.message;
  const actors = bus.latest('truth.actors')?.message;
  if (ego === undefined || actors === undefined || loaded === null) return Number.NaN;
  const front = loaded.vehicle.length - loaded.vehicle.rearOverhang;
  const along = (actors.x[0] - ego.x) * Math.cos(ego.yaw) + (actors.y[0] - ego.y) * Math.sin(ego.yaw);
  return along - front - actors.length[0] / 2;
}

test('the blind driver is cut in on at the gap that the scene says, and hits who brakes', () => {
  const { run, orders, gaps } = drive('constant');
  const kinds = orders.map(([, { kind }]) => kind);
  expect(kinds.filter((kind) => kind !== 'speed')).toEqual(['lane', 'brake']);
  expect(run.events.map(({ name }) => name)).toEqual(['cut-in', 'brakes']);
  expect(run.events[0].tick).toBe(100);
  expect(gaps[0]).toBeGreaterThan(5);
  expect(gaps[0]).toBeLessThan(7);
  expect(run.ending).toBe('collision');
});
