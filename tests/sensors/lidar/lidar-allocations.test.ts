import { expect, test } from 'vitest';
import { standingEgo } from '../../../src/core/standing-ego.ts';
import { Lidar } from '../../../src/sensors/lidar/lidar.ts';
import { LIDAR_DEVICES, patternOf } from '../../../src/sensors/lidar/lidar-devices.ts';
import { leastAllocated } from '../../allocated.ts';
import { actorsAt, sampleScenery } from '../raster/sample-scenery.ts';
import { plainLidar } from './lidar-of.ts';

/** Until V8 has compiled what runs often, and how much is measured [sweeps]. */
const WARM_UP = 60;
const MEASURED = 20;

/** Bytes of heap for a sweep of 65,536 beams: a number on the heap takes 16, so there is none for each beam or triangle. */
const BOUND = 60_000;

test('a sweep puts next to nothing on the heap but its message', () => {
  const scenery = sampleScenery();
  const pattern = patternOf(LIDAR_DEVICES['os1-64'].elevations, 360, 1024);
  const mount = { x: 1, y: 0, z: 1.9, yaw: 0, pitch: 0, roll: 0 };
  const real = { motionDistortion: true, divergence: [0.002, 0.002], rangeNoise: 0.02, materials: true } as const;
  const lidar = new Lidar('top', plainLidar({ ...real, mount, pattern, tenthRange: 40 }), 1, scenery);
  const truth = { ego: standingEgo({ vx: 12, yawRate: 0.1 }), actors: actorsAt(scenery, [[0, 12, 1, 0.3]]) };
  const drive = (sweeps: number) => {
    for (let i = 0; i < sweeps; i++) {
      lidar.measure(10 * i, truth);
      lidar.truthOf();
    }
  };
  drive(WARM_UP);
  const { bytes, most } = leastAllocated(() => drive(MEASURED));
  expect(bytes / MEASURED, most.join('\n')).toBeLessThan(BOUND);
}, 120_000);
