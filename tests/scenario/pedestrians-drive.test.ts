import { describe, expect, test } from 'vitest';
import { assembleRun } from '../../src/scenario/assemble.ts';
import type { FileSource } from '../../src/scenario/file-source.ts';
import { loadScene } from '../../src/scenario/load-scene.ts';
import type { Run } from '../../src/scenario/run.ts';
import { sceneSchema } from '../../src/scenario/scene.ts';
import { projectFiles, projectMaps } from './first-drive-fixture.ts';

/** Along a street of the grid city with the right of way, over a crosswalk without lights at x = 382. */
const street = {
  name: 'Along Second Street',
  map: 'maps/grid-city.xodr',
  seed: 3,
  timeout: 60,
  perception: 'oracle',
  rig: 'planning',
  ego: {
    vehicle: 'compact-hatchback',
    start: { road: '18', lane: -1, s: 70 },
    goal: { road: '19', lane: -1, s: 20 },
    speed: 10,
  },
};
const CROSSWALK = 382.3;

/** Half of its width, and from the ego's rear axle to its front [m]. */
const HALF = 1.75;
const FRONT = 3.52;
const south = { x: CROSSWALK, y: 193.5 };
const north = { x: CROSSWALK, y: 207 };

interface Driven {
  readonly run: Run;
  /** Reasons of the planner's decisions, each time another one. */
  readonly reasons: string[];
  /** Fronts of the ego before the crosswalk where it stood [m]. */
  readonly rooms: number[];
}

const files: FileSource = {
  ...projectFiles,
  text: async (path) => (path === 'scenes/tested.json' ? JSON.stringify(street) : projectFiles.text(path)),
};
const { loaded } = await loadScene('scenes/tested.json', files, projectMaps);

/** Drives the street with one person, or with many. */
function drive(more: Record<string, unknown>, ticks = Number.POSITIVE_INFINITY): Driven {
  if (loaded === null) throw new Error('the street does not load');
  const scene = sceneSchema.parse({ ...street, ...more });
  const { run } = assembleRun({ ...loaded, scene }, { seed: 3, perception: 'oracle', segmenter: null });
  const reasons: string[] = [];
  const rooms: number[] = [];
  while (run.ending === null && run.ticks < ticks) {
    run.step();
    const reason = run.bus.latest('plan')?.message.decision.reason ?? '';
    if (reasons.at(-1) !== reason) reasons.push(reason);
    const ego = run.bus.latest('truth.ego')?.message;
    if (ego !== undefined && run.ticks > 100 && ego.vx < 0.1) rooms.push(CROSSWALK - HALF - (ego.x + FRONT));
  }
  return { run, reasons, rooms };
}

function one(person: Record<string, unknown>) {
  return { actors: [{ kind: 'pedestrian', name: 'Ada', model: 'woman', ...person }] };
}

function failures(run: Run) {
  return run.results().filter(({ result }) => result === 'fail');
}

describe('the ego with perfect perception', { timeout: 120_000 }, () => {
  test('stops before a crosswalk for who crosses, and goes on', () => {
    const crosses = { start: south, path: [north], departure: { kind: 'ego-within', distance: 45 } };
    const { run, reasons, rooms } = drive(one(crosses));
    expect(reasons.some((reason) => reason.includes('pedestrian'))).toBe(true);
    expect(rooms.every((room) => room > 0)).toBe(true);
    expect(failures(run)).toEqual([]);
    expect(run.ending).toBe('goal');
  });

  test('stops for who waits there and looks across, but not for ever', () => {
    const { run, reasons, rooms } = drive(
      one({ start: { x: CROSSWALK, y: 194.4 }, path: [{ x: CROSSWALK, y: 195.6 }] }),
    );
    expect(reasons).toContain('pedestrian at crosswalk');
    expect(rooms.length).toBeGreaterThan(300);
    for (const room of rooms) expect(room).toBeGreaterThan(0);
    expect(failures(run)).toEqual([]);
    expect(run.ending).toBe('goal');
  });

  test('brakes for who steps on the road away from any crosswalk', () => {
    const start = { road: '18', lane: -1, s: 110, side: 'right', beside: 3 };
    const path = [{ ...start, side: 'left', beside: 6 }];
    const { run, reasons } = drive(one({ start, path, speed: 1.2, departure: { kind: 'ego-within', distance: 32 } }));
    expect(reasons).toContain('pedestrian');
    expect(failures(run)).toEqual([]);
  });

  test('who steps right before the ego is hit: a collision with a pedestrian, told once', () => {
    const start = { road: '18', lane: -1, s: 95, side: 'right', beside: 0.3 };
    const path = [{ ...start, beside: -1.6 }];
    const { run } = drive(one({ start, path, speed: 4, departure: { kind: 'ego-within', distance: 7 } }));
    expect(failures(run).map(({ name }) => name)).toContain('collision');
  });

  test('same seed, same hash; resumed from a snapshot, the hash of running through', () => {
    const many = { pedestrians: { count: 40, jaywalkers: 0.5 }, traffic: { count: 20 } };
    const { run: whole } = drive(many, 250);
    const middle = whole.snapshot();
    while (whole.ticks < 450) whole.step();
    const { run: again } = drive(many, 450);
    expect(again.hash).toBe(whole.hash);
    const { run: resumed } = drive(many, 1);
    resumed.restore(middle);
    while (resumed.ticks < 450) resumed.step();
    expect(resumed.hash).toBe(whole.hash);
  });

  test('people far from everything leave what all others do as it was', () => {
    const alone = drive({ traffic: { count: 10 } }, 200);
    const far = { start: { x: -900, y: -900 }, path: [{ x: -900, y: -800 }] };
    const { run } = drive({ traffic: { count: 10 }, ...one(far) }, 200);
    expect(run.bus.latest('truth.ego')?.message).toEqual(alone.run.bus.latest('truth.ego')?.message);
  });
});
