import { describe, expect, test } from 'vitest';
import { hashOf } from '../../../src/core/hash.ts';
import { assembleRun } from '../../../src/scenario/assemble.ts';
import type { FileSource } from '../../../src/scenario/file-source.ts';
import { loadScene } from '../../../src/scenario/load-scene.ts';
import { lidarParametersOf } from '../../../src/scenario/rig/lidar-parameters-of.ts';
import { lidarSchema } from '../../../src/scenario/rig/lidar-schema.ts';
import { LIDAR_DEVICES } from '../../../src/sensors/lidar/lidar-devices.ts';
import { projectFiles, projectMaps } from '../first-drive-fixture.ts';

const first = JSON.parse(await projectFiles.text('scenes/first-drive.json')) as Record<string, unknown>;
const { sensors: usual } = JSON.parse(await projectFiles.text('rigs/starter.json')) as { sensors: object[] };

function load(...lidars: object[]) {
  const rig = { sensors: [...usual, ...lidars.map((lidar) => ({ kind: 'lidar', ...lidar }))] };
  const files: FileSource = {
    text: async (path) => (path === 'scenes/l.json' ? JSON.stringify({ ...first, rig }) : projectFiles.text(path)),
    bytes: projectFiles.bytes,
  };
  return loadScene('scenes/l.json', files, projectMaps);
}

/** Hash of each lidar's clouds and their truth over the first half second of the first drive, and their points. */
async function hashesOf(...lidars: { name: string; device?: string }[]): Promise<{ hash: string; points: number }[]> {
  const { loaded, problems } = await load(...lidars);
  if (loaded === null) throw new Error(JSON.stringify(problems));
  const { run } = assembleRun(loaded, { seed: 1, perception: 'oracle', segmenter: null });
  const clouds: unknown[][] = lidars.map(() => []);
  const points = lidars.map(() => 0);
  for (let tick = 0; tick < 50; tick++) {
    run.step();
    for (const [i, { name }] of lidars.entries()) {
      const cloud = run.bus.publishedNow(`lidar.${name}`);
      clouds[i].push(cloud, run.bus.publishedNow(`truth.lidar.${name}`));
      points[i] += cloud?.count ?? 0;
    }
  }
  return clouds.map((list, i) => ({ hash: hashOf(list), points: points[i] }));
}

describe('a lidar in a rig', () => {
  test('tells the same to the bit, whoever stands beside it', async () => {
    const [alone] = await hashesOf({ name: 'top', device: 'vlp-16' });
    const [beside, other] = await hashesOf({ name: 'top', device: 'vlp-16' }, { name: 'rear', device: 'vlp-16' });
    expect(alone.points).toBeGreaterThan(5 * 10_000);
    expect(beside).toEqual(alone);
    expect(other.hash).not.toBe(alone.hash);
  });

  test('has the parameters of its device, and over them its own', () => {
    const usualOf = lidarParametersOf(lidarSchema.parse({ kind: 'lidar', name: 'a', device: 'vlp-16' }));
    const { range, tenthRange, columnsAt } = LIDAR_DEVICES['vlp-16'];
    expect(usualOf).toMatchObject({ range, tenthRange, motionDistortion: true, duration: 0.1 });
    expect(usualOf.pattern.columns).toBe(columnsAt(10));
    const own = lidarParametersOf(
      lidarSchema.parse({
        kind: 'lidar',
        name: 'a',
        device: 'vlp-16',
        rate: 20,
        elevations: [-10, 0, 5],
        field: 90,
        tenthRange: null,
        divergence: [1, 2],
        mount: { z: 2, yaw: 90 },
        calibrationError: { yaw: 1 },
      }),
    );
    expect(own).toMatchObject({ tenthRange: Number.POSITIVE_INFINITY, divergence: [0.001, 0.002], duration: 0.0125 });
    expect(own.pattern.columns).toBe(Math.round(columnsAt(20) / 4));
    expect(own.pattern.elevations).toHaveLength(3);
    expect(own.mount.yaw).toBeCloseTo(Math.PI / 2, 12);
    expect(own.toldMount.yaw).toBeCloseTo((91 * Math.PI) / 180, 12);
  });

  test('is refused where it can not be, all at once', async () => {
    const { loaded, problems } = await load(
      { name: 'a', elevations: [-10, 0, 0, 5] },
      { name: 'b', range: -5, device: 'vlp' },
      { name: 'c', minRange: 40, range: 30 },
      { name: 'd', rate: 30, mount: { z: -0.1 } },
      { name: 'e', rate: 25, field: 0, dropoff: { general: 2 } },
      { name: 'f', columns: 10_000, device: 'vls-128' },
    );
    expect(loaded).toBeNull();
    const found = problems.map(({ path, message }) => `${path}: ${message}`);
    expect(found).toEqual([
      'rig.sensors[4].elevations[2]: found 0, expected more than 0: channels from the lowest up',
      expect.stringMatching(/^rig.sensors\[5\].device: found "vlp", expected one of vlp-16/),
      'rig.sensors[5].range: found -5, expected at least 1 [m]',
      'rig.sensors[6].range: found 30, expected more than the nearest distance of 40 m',
      expect.stringMatching(/^rig.sensors\[7\].rate: found 30, expected a rate that divides 100/),
      'rig.sensors[8].field: found 0, expected at least 1: around straight ahead [degrees]',
      'rig.sensors[8].dropoff.general: found 2, expected at most 1: share of all points',
      'rig.sensors[8].rate: found 25, expected one of 5, 10, 20, turns a second',
      'rig.sensors[9].columns: found 10000, expected at most 7812 with 128 channels',
      expect.stringMatching(/^rig.sensors\[7\].mount.z: found -0.1 m, in the ground/),
    ]);
  });
});
