import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PlainData } from '../../../src/core/snapshot.ts';
import { assembleRun } from '../../../src/scenario/assemble.ts';
import { loadScene } from '../../../src/scenario/load-scene.ts';
import { projectFiles, projectMaps } from '../first-drive-fixture.ts';

/** So many storyboards of a fixed seed; a night's run takes hundreds. */
const STORYBOARDS = Number(process.env.SKIDPAD_STORYBOARDS ?? 3);
const [TICKS, MIDDLE] = [350, 160];

const vehicles = fc.constantFrom('A', 'B', 'Parked', 'Ghost');
const actors = fc.oneof(vehicles, fc.constant('P'));
const pairs = fc.tuple(fc.constantFrom('ego', 'A', 'B', 'P'), fc.constantFrom('Parked', 'Ghost'));
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const places = fc.oneof(
  number(0, 200).map((s) => ({ road: '1', lane: -1, s })),
  fc.tuple(number(-300, 300), number(-100, 100)).map(([x, y]) => ({ x, y })),
);

const leaves = fc.oneof(
  number(0, 3).map((time) => ({ time })),
  pairs.map(([from, to]) => ({ distance: { from, to, below: 60 } })),
  pairs.map(([from, to]) => ({ distance: { from, to, along: 'lane', above: 1 } })),
  pairs.map(([from, to]) => ({ ttc: { from, to, below: 8 } })),
  pairs.map(([from, to]) => ({ headway: { from, to, below: 4 } })),
  pairs.map(([of, other]) => ({ collision: { of, with: other } })),
  actors.map((actor) => ({ standstill: { actor, for: 0.3 } })),
  actors.map((actor) => ({ speed: { actor, above: 3 } })),
);
const conditions = fc.oneof(
  leaves,
  leaves.map((not) => ({ not })),
  fc.array(leaves, { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
);

const actions = fc.oneof(
  fc.record({ actor: vehicles, speed: number(0, 60), reckless: fc.boolean() }).map((one) => ({ 'set-speed': one })),
  fc.record({ actor: vehicles, side: fc.constantFrom('left', 'right'), seconds: number(0.001, 5) }).map((one) => ({
    'change-lane': one,
  })),
  fc
    .record({ actor: vehicles, points: fc.array(places, { minLength: 1, maxLength: 4 }), backwards: fc.boolean() })
    .map((one) => ({ 'follow-path': one })),
  fc.record({ actor: vehicles, deceleration: number(0.1, 20), to: number(0, 30) }).map((brake) => ({ brake })),
  fc.record({ actor: vehicles, gap: number(0.1, 50) }).map((one) => ({ 'cut-in': one })),
  fc.constant({ cross: { actor: 'P' } }),
  fc.array(places, { minLength: 1, maxLength: 3 }).map((path) => ({ walk: { actor: 'P', path } })),
  fc.constant({ spawn: 'Ghost' }),
  actors.map((remove) => ({ remove })),
  actors.map((resume) => ({ resume })),
  vehicles.map((actor) => ({ 'ignore-signals': actor })),
  vehicles.map((actor) => ({ lights: { actor, hazard: true, siren: true } })),
  fc.constantFrom('fog', 'heavy-rain', 'black-ice', 'snow').map((to) => ({ weather: { to, seconds: 0.7 } })),
  fc.constant({ 'fail-sensor': { sensor: 'gnss', kind: 'frozen', seconds: 0.5 } }),
  fc.constant({ 'mend-sensor': 'gnss' }),
);
const events = fc.record({
  when: conditions,
  then: fc.array(actions, { maxLength: 4 }),
  repeat: fc.constantFrom(false, true, 3),
});

function sceneOf(storyboard: readonly Record<string, unknown>[]) {
  return {
    name: 'Hostile',
    map: 'maps/oval.xodr',
    perception: 'oracle',
    rig: 'planning',
    ego: {
      vehicle: 'compact-hatchback',
      dynamics: 'bicycle',
      start: { road: '1', lane: -1, s: 20 },
      goal: { road: '1', lane: -1, s: 300 },
      speed: 12,
    },
    traffic: { count: 4 },
    actors: [
      { name: 'A', start: { road: '1', lane: -1, s: 60 }, speed: 8 },
      { name: 'B', start: { road: '1', lane: -2, s: 20 }, speed: 12 },
      { name: 'Parked', start: { road: '1', lane: -1, s: 130, offset: -2, heading: 5 }, behaviour: { kind: 'parked' } },
      { name: 'Ghost', start: { road: '1', lane: -2, s: 70 }, speed: 5 },
      { kind: 'pedestrian', name: 'P', start: { road: '1', lane: -1, s: 100, beside: 6 } },
    ],
    storyboard: [
      { name: 'first', when: { time: 1 }, then: [{ spawn: 'Ghost' }] },
      ...storyboard.map((event, i) => ({ name: `event ${i}`, ...event })),
      { name: 'last', when: { time: 2.5 }, then: [{ remove: 'Ghost' }] },
    ],
  };
}

test('whatever is told to whom, everybody stays in finite places, and resumed it is the same to the bit', async () => {
  const property = fc.asyncProperty(fc.array(events, { minLength: 1, maxLength: 6 }), async (storyboard) => {
    const text = JSON.stringify(sceneOf(storyboard));
    const files = {
      ...projectFiles,
      text: async (path: string) => (path === 'scenes/tested.json' ? text : projectFiles.text(path)),
    };
    const { loaded, problems } = await loadScene('scenes/tested.json', files, projectMaps);
    expect(problems).toEqual([]);
    if (loaded === null) return;
    const assemble = () =>
      assembleRun(loaded, { seed: 5, planner: 'constant', perception: 'oracle', segmenter: null }).run;
    const whole = assemble();
    let middle: PlainData = null;
    while (whole.ticks < TICKS) {
      whole.step();
      if (whole.ticks === MIDDLE) middle = whole.snapshot();
      const there = whole.bus.latest('truth.actors')?.message;
      for (const numbers of [there?.x, there?.y, there?.z, there?.yaw, there?.speed])
        expect(numbers?.every(Number.isFinite)).toBe(true);
    }
    const resumed = assemble();
    resumed.restore(middle);
    while (resumed.ticks < TICKS) resumed.step();
    expect(resumed.hash).toBe(whole.hash);
  });
  await fc.assert(property, { numRuns: STORYBOARDS, seed: 7, endOnFailure: true });
}, 3_600_000);
