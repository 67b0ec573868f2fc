import { expect, test } from 'vitest';
import type { PlainData } from '../../../src/core/snapshot.ts';
import { assembleRun } from '../../../src/scenario/assemble.ts';
import type { FileSource } from '../../../src/scenario/file-source.ts';
import { loadScene } from '../../../src/scenario/load-scene.ts';
import { projectFiles, projectMaps } from '../first-drive-fixture.ts';

/** Straight on along the oval among others; after a second it begins to rain hard. */
const fields = {
  name: 'A shower',
  map: 'maps/oval.xodr',
  seed: 3,
  timeout: 60,
  perception: 'oracle',
  rig: {
    name: 'all weather',
    sensors: [
      { kind: 'gnss' },
      { kind: 'imu' },
      { kind: 'odometry' },
      { kind: 'camera', name: 'small', width: 64, height: 32 },
      { kind: 'lidar', name: 'top', device: 'vlp-16', columns: 90 },
      { kind: 'radar', name: 'front' },
    ],
  },
  ego: {
    vehicle: 'compact-hatchback',
    dynamics: 'bicycle',
    start: { road: '1', lane: -1, s: 20 },
    goal: { road: '1', lane: -1, s: 300 },
    speed: 12,
  },
  traffic: { count: 6 },
  storyboard: [{ name: 'shower', when: { time: 0.5 }, then: [{ weather: { to: 'heavy-rain', seconds: 0.4 } }] }],
};
const TICKS = 110;

async function load(changes: Record<string, unknown> = {}) {
  const files: FileSource = {
    ...projectFiles,
    text: async (path) =>
      path === 'scenes/tested.json' ? JSON.stringify({ ...fields, ...changes }) : projectFiles.text(path),
  };
  const { loaded, problems } = await loadScene('scenes/tested.json', files, projectMaps);
  if (loaded === null) throw new Error(JSON.stringify(problems));
  return loaded;
}
const loaded = await load();

const assemble = () => assembleRun(loaded, { seed: 3, planner: 'constant', perception: 'oracle', segmenter: null });

test('others slow down, and resumed in the midst it is the same to the bit', () => {
  const { run, traffic } = assemble();
  const before = traffic.driverOf(0);
  const snapshots: PlainData[] = [];
  while (run.ticks < TICKS) {
    run.step();
    if (run.ticks === 50 || run.ticks === 75) snapshots.push(run.snapshot());
  }
  const after = traffic.driverOf(0);
  expect(after.speedFactor / before.speedFactor).toBeCloseTo(0.75, 12);
  expect(after.timeGap).toBeGreaterThan(before.timeGap);
  const resumed = assemble().run;
  for (const snapshot of snapshots) {
    resumed.restore(snapshot);
    while (resumed.ticks < TICKS) resumed.step();
    expect(resumed.hash).toBe(run.hash);
  }
});
