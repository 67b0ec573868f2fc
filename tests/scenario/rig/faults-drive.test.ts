import { describe, expect, test } from 'vitest';
import { hashOf } from '../../../src/core/hash.ts';
import type { SensorTopic } from '../../../src/core/messages.ts';
import { assembleRun } from '../../../src/scenario/assemble.ts';
import type { FileSource } from '../../../src/scenario/file-source.ts';
import { loadScene } from '../../../src/scenario/load-scene.ts';
import type { Perception } from '../../../src/scenario/perception-choice.ts';
import type { Run } from '../../../src/scenario/run.ts';
import { projectFiles, projectMaps, shippedNetwork } from '../first-drive-fixture.ts';

/** A plain road with a car ahead: quickly built, so that many runs of it are cheap. */
const SCENE = {
  name: 'on the oval',
  map: 'maps/oval.xodr',
  ego: {
    vehicle: 'compact-hatchback',
    start: { road: '1', lane: -1, s: 20 },
    goal: { road: '1', lane: -1, s: 700 },
    speed: 10,
  },
  actors: [{ name: 'ahead', start: { road: '1', lane: -1, s: 60 }, speed: 10, behaviour: { kind: 'lane-follow' } }],
};

/** The driver's sensors and a second, smaller pair of cameras, so that there is something to swap. */
const RIG = {
  name: 'two more',
  sensors: [
    { kind: 'camera', name: 'front' },
    { kind: 'camera', name: 'left', width: 32, height: 16, mount: { yaw: 90 } },
    { kind: 'camera', name: 'right', width: 32, height: 16, mount: { yaw: -90 } },
    { kind: 'gnss' },
    { kind: 'imu' },
    { kind: 'odometry' },
  ],
};

function load(faults: unknown, rig: unknown = RIG) {
  const files: FileSource = {
    ...projectFiles,
    text: async (path) =>
      path === 'scenes/tested.json' ? JSON.stringify({ ...SCENE, rig, faults }) : projectFiles.text(path),
  };
  return loadScene('scenes/tested.json', files, projectMaps);
}

async function runOf(faults: unknown, perception: Perception = 'oracle', rig?: unknown): Promise<Run> {
  const { loaded, problems } = await load(faults, rig);
  if (loaded === null) throw new Error(problems.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  const segmenter = perception === 'cnn' ? await shippedNetwork() : null;
  return assembleRun(loaded, { seed: 1, perception, segmenter }).run;
}

/** What a topic says at each tick on which it does, as hashes. */
function drive(run: Run, ticks: number, ...topics: SensorTopic[]): (readonly [tick: number, ...hashes: string[]])[] {
  const told: [number, ...string[]][] = [];
  while (run.ticks < ticks) {
    const tick = run.ticks;
    run.step();
    const said = topics.map((topic) => run.bus.publishedNow(topic));
    if (said.some((message) => message !== null)) told.push([tick, ...said.map((one) => pictureHash(one))]);
  }
  return told;
}

/** Hash of what was measured, without the calibration that a camera's message carries. */
function pictureHash(message: unknown): string {
  if (message === null) return '';
  return hashOf(message !== null && typeof message === 'object' && 'rgb' in message ? message.rgb : message);
}

/** One after the other on every sensor of the driver, all within three seconds. */
const EVERYTHING = [
  { sensor: 'camera.front', kind: 'dead', from: 0.3, to: 0.6 },
  { sensor: 'camera.front', kind: 'frozen', from: 0.6, to: 0.9 },
  { sensor: 'camera.front', kind: 'delayed', delay: 0.25, from: 0.9, to: 1.3 },
  { sensor: 'camera.front', kind: 'dropped', probability: 0.5, from: 1.3, to: 1.8 },
  { sensor: 'camera.front', kind: 'sector', right: -10, left: 40, from: 1.8, to: 2.1 },
  { sensor: 'camera.front', kind: 'saturated', from: 2, to: 2.3 },
  { sensor: 'camera.front', kind: 'noisy', from: 2.3, to: 2.6 },
  { sensor: 'camera.front', kind: 'shifted', by: { yaw: 5, pitch: 3 }, from: 2.6 },
  { sensor: 'camera.left', kind: 'swapped', with: 'camera.right', from: 1, to: 2 },
  { sensor: 'gnss', kind: 'dead', from: 0, to: 0.5 },
  { sensor: 'gnss', kind: 'noisy', sigma: 20, from: 1, to: 2 },
  { sensor: 'imu', kind: 'frozen', from: 0.5, to: 1 },
  { sensor: 'imu', kind: 'saturated', from: 1, to: 2 },
  { sensor: 'imu', kind: 'dead', from: 0, to: 0.2 },
  { sensor: 'odometry', kind: 'dropped', probability: 0.9, from: 1, to: 2 },
  { sensor: 'odometry', kind: 'dead', from: 2.5 },
];

describe('faults in a drive', { timeout: 120_000 }, () => {
  test('of every kind and sensor are borne, with the network too, and listed with what they touched', async () => {
    for (const perception of ['oracle', 'cnn'] as const) {
      const run = await runOf(EVERYTHING, perception);
      drive(run, 300);
      expect(run.ticks).toBe(300);
      const { faults } = run;
      expect(faults.map(({ sensor, kind }) => [sensor, kind])).toEqual(EVERYTHING.map((f) => [f.sensor, f.kind]));
      expect(faults[0]).toEqual({ sensor: 'camera.front', kind: 'dead', from: 0.3, to: 0.6, measurements: 3 });
      expect(faults[7]).toMatchObject({ to: null, measurements: 4 });
      expect(faults.every(({ measurements }) => measurements > 0)).toBe(true);
      expect(run.bus.latest('truth.faults')?.message.active).toEqual(
        Uint8Array.from(EVERYTHING, ({ from, to }) => (from <= 2.9 && (to === undefined || to > 2.9) ? 1 : 0)),
      );
    }
  });

  test('give the same hash again, and when resumed in the midst of them', async () => {
    const whole = await runOf(EVERYTHING);
    drive(whole, 250);
    const begun = await runOf(EVERYTHING);
    drive(begun, 117);
    const resumed = await runOf(EVERYTHING);
    drive(resumed, 5);
    resumed.restore(structuredClone(begun.snapshot()));
    drive(resumed, 250);
    expect(resumed.hash).toBe(whole.hash);
  });

  test('over, a sensor says what it would have said without them, to the bit', async () => {
    const fine = drive(await runOf([]), 50, 'camera.left', 'camera.right');
    const dead = { sensor: 'camera.left', kind: 'dead', from: 0.1, to: 0.3 };
    const swap = { sensor: 'camera.left', kind: 'swapped', with: 'camera.right', from: 0.3, to: 0.4 };
    const expected = fine.map(([tick, left, right]) => {
      if (tick === 30) return [tick, right, left];
      return [tick, tick === 10 || tick === 20 ? '' : left, right];
    });
    expect(drive(await runOf([dead, swap]), 50, 'camera.left', 'camera.right')).toEqual(expected);
  });
});

describe('a camera of a rig', { timeout: 60_000 }, () => {
  test('more than before leaves the first one and its noise unchanged to the bit', async () => {
    const [front, ...rest] = RIG.sensors;
    const alone = { sensors: [front, ...rest.slice(2)] };
    const before = drive(await runOf([], 'oracle', alone), 40, 'camera.front');
    expect(drive(await runOf([], 'oracle', { sensors: [...rest, front] }), 40, 'camera.front')).toEqual(before);
  });

  test('tells its calibration, wrong where the rig says so', async () => {
    const off = { yaw: 2, x: 0.1, focal: 0.05 };
    const sensors = RIG.sensors.map((sensor) =>
      sensor.name === 'left' ? { ...sensor, calibrationError: off } : sensor,
    );
    const runs = [await runOf([], 'oracle', RIG), await runOf([], 'oracle', { ...RIG, sensors })];
    const said = runs.map((run) => drive(run, 1, 'camera.left', 'camera.front')[0]);
    expect(said[1]).toEqual(said[0]);
    const [right, wrong] = runs.map(({ bus }) => bus.latest('calibration')?.message.sensors[1]);
    expect(right?.topic).toBe('camera.left');
    expect(wrong?.mount.yaw).toBeCloseTo((92 * Math.PI) / 180, 12);
    expect((wrong?.mount.x ?? 0) - (right?.mount.x ?? 0)).toBeCloseTo(0.1, 12);
    expect((wrong?.camera?.k[0] ?? 0) / (right?.camera?.k[0] ?? 1)).toBeCloseTo(1.05, 12);
    expect(runs[1].bus.latest('camera.left')?.message.calibration.mount).toEqual(wrong?.mount);
    // Looking left and 0.04 rad down: forward in the optical frame is mostly the vehicle's y.
    expect(Array.from(right?.rotation ?? []).map((value) => Math.round(value * 100) / 100 + 0)).toEqual([
      1, 0, 0, 0, -0.04, 1, 0, -1, -0.04,
    ]);
  });
});

test('the faults of the docs are accepted', async () => {
  const text = await projectFiles.text('docs/sensors.md');
  const example = text.match(/```json\n("faults": \[[^`]*)```/)?.[1] ?? '';
  const { faults } = JSON.parse(`{${example}}`) as { faults: unknown[] };
  expect(faults.length).toBeGreaterThan(1);
  expect((await load(faults, 'camera-only')).problems).toEqual([]);
});

describe('faults that cannot be', () => {
  test('are refused with place, what was found and what was expected', async () => {
    const { problems } = await load([
      { sensor: 'camera.frnt', kind: 'dead' },
      { sensor: 'gnss', kind: 'sector', right: 0, left: 5 },
      { sensor: 'imu', kind: 'dead', from: 4, to: 3 },
      { sensor: 'camera.left', kind: 'swapped', with: 'camera.front' },
      { sensor: 'camera.left', kind: 'swapped', with: 'camera.left' },
      { sensor: 'imu', kind: 'swapped', with: 'gnss' },
      { sensor: 'imu', kind: 'sleepy' },
      { sensor: 'imu', kind: 'delayed', delay: 0.005 },
      { sensor: 'imu', kind: 'dropped', probability: 2 },
    ]);
    expect(problems.map(({ path, message }) => `${path}: ${message}`)).toEqual([
      expect.stringMatching(/^faults\[6\].kind: found "sleepy", expected one of dead, frozen/),
      expect.stringMatching(/^faults\[7\].delay: found 0.005, expected whole ticks/),
      'faults[8].probability: found 2, expected at most 1',
      expect.stringMatching(/^faults\[0\].sensor: found "camera.frnt", expected the topic .*; perhaps camera.front$/),
      expect.stringMatching(/^faults\[1\].kind: found "sector", expected what a sensor of kind gnss can have: dead/),
      'faults[2].to: found 3 s, expected more than "from", 4 s',
      expect.stringMatching(/^faults\[3\].with: found "camera.front" of 256 x 128 pixels, expected 32 x 16/),
      'faults[4].with: found "camera.left" itself, expected another sensor',
      'faults[5].with: found "gnss", a gnss; expected another imu',
    ]);
  });
});
