import { expect, test } from 'vitest';
import type { PlainData } from '../../../src/core/snapshot.ts';
import { assembleRun } from '../../../src/scenario/assemble.ts';
import type { FileSource } from '../../../src/scenario/file-source.ts';
import { loadScene } from '../../../src/scenario/load-scene.ts';
import type { Run } from '../../../src/scenario/run.ts';
import { sceneSchema } from '../../../src/scenario/scene.ts';
import { projectFiles, projectMaps } from '../first-drive-fixture.ts';

/** An oval with a van ahead; the ego's GNSS fails as it comes near. */
const fields = {
  name: 'Near the van',
  map: 'maps/oval.xodr',
  seed: 3,
  timeout: 60,
  perception: 'oracle',
  rig: 'planning',
  ego: {
    vehicle: 'compact-hatchback',
    dynamics: 'bicycle',
    start: { road: '1', lane: -1, s: 20 },
    goal: { road: '1', lane: -1, s: 300 },
    speed: 12,
  },
  actors: [
    {
      name: 'Van',
      model: 'van',
      start: { road: '1', lane: -1, s: 75 },
      speed: 4,
      behaviour: { kind: 'lane-follow' },
    },
  ],
  faults: [{ kind: 'dead', sensor: 'imu', from: 0.5, to: 1, when: { event: 'near' } }],
  storyboard: [
    {
      name: 'near',
      when: { distance: { from: 'ego', to: 'Van', along: 'lane', below: 40 } },
      then: [{ 'fail-sensor': { kind: 'dead', sensor: 'gnss', seconds: 1 } }],
    },
    { name: 'nearer', when: { all: [{ event: 'near' }, { headway: { from: 'ego', to: 'Van', below: 3 } }] } },
    { name: 'never', when: { collision: { of: 'ego', with: 'Van' } }, then: [{ 'mend-sensor': 'gnss' }] },
  ],
};
const TICKS = 300;

const files: FileSource = {
  ...projectFiles,
  text: async (path) => (path === 'scenes/tested.json' ? JSON.stringify(fields) : projectFiles.text(path)),
};
const { loaded, problems } = await loadScene('scenes/tested.json', files, projectMaps);

function assemble(storyboard: readonly unknown[] = fields.storyboard): Run {
  if (loaded === null) throw new Error(JSON.stringify(problems));
  const faults = storyboard === fields.storyboard ? fields.faults : [];
  const scene = sceneSchema.parse({ ...fields, faults, storyboard });
  return assembleRun({ ...loaded, scene }, { seed: 3, planner: 'constant', perception: 'oracle', segmenter: null }).run;
}

function drive(run: Run, ticks = TICKS): Run {
  while (run.ending === null && run.ticks < ticks) run.step();
  return run;
}

test('events fire and are told once, faults begin with them and end, and resumed anywhere all is the same', () => {
  const whole = assemble();
  const told: { tick: number; fired: number[] }[] = [];
  const fixes: number[] = [];
  const snapshots: PlainData[] = [];
  let atWork = 0;
  while (whole.ending === null && whole.ticks < TICKS) {
    whole.step();
    const tick = whole.ticks - 1;
    const story = whole.bus.publishedNow('truth.story');
    if (story !== null && story.fired.length > 0) told.push({ tick, fired: [...story.fired] });
    if (whole.bus.publishedNow('gnss') !== null) fixes.push(tick);
    if (whole.bus.publishedNow('truth.faults')?.active[1] === 1) atWork++;
    const since = whole.events.length > 0 ? tick - whole.events[0].tick : -1;
    if (since === 0 || since === 60) snapshots.push(whole.snapshot());
  }
  expect(whole.events.map(({ name }) => name)).toEqual(['near', 'nearer']);
  expect(told).toEqual(whole.events.map(({ tick }, i) => ({ tick, fired: [i] })));

  const near = whole.events[0].tick;
  expect(fixes.some((tick) => tick >= near && tick < near + 100)).toBe(false);
  expect(fixes.some((tick) => tick >= near + 100)).toBe(true);
  expect(atWork).toBe(10);
  const times = (from: number, to: number) => ({ event: 'near', from: (near + from) / 100, to: (near + to) / 100 });
  expect(whole.faults).toEqual([
    { sensor: 'imu', kind: 'dead', ...times(50, 100), measurements: 50 },
    { sensor: 'gnss', kind: 'dead', ...times(0, 100), measurements: 10 },
  ]);

  expect(snapshots).toHaveLength(2);
  const resumed = assemble();
  for (const snapshot of snapshots) {
    resumed.restore(snapshot);
    drive(resumed);
    expect(resumed.hash).toBe(whole.hash);
    expect(resumed.events).toEqual(whole.events);
    expect(resumed.faults).toEqual(whole.faults);
  }
});

test('a storyboard whose events do nothing leaves the drive as it is without, to the bit', () => {
  const marks = fields.storyboard.map(({ name, when }) => ({ name, when }));
  const watched = drive(assemble(marks));
  const plain = drive(assemble([]));
  expect(watched.events).toHaveLength(2);
  for (const topic of ['truth.ego', 'truth.actors', 'gnss', 'plan', 'command'] as const)
    expect(watched.bus.latest(topic)).toEqual(plain.bus.latest(topic));
});
