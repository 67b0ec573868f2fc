import { expect, test } from 'vitest';
import { sensorFacts } from '../../src/app/worker/sensor-facts.ts';
import { rigSchema } from '../../src/scenario/rig/rig-schema.ts';

test('a camera that three.js draws comes with its true optics, others without', () => {
  const rig = rigSchema.parse({
    name: 'two',
    description: 'One of them for looking at.',
    sensors: [
      { kind: 'camera', name: 'front' },
      {
        kind: 'camera',
        name: 'wide',
        render: 'webgl',
        width: 320,
        height: 160,
        fov: 90,
        calibrationError: { yaw: 2, focal: 0.1 },
      },
      { kind: 'gnss' },
    ],
  });
  const [front, wide, gnss] = sensorFacts(rig, false);
  expect([front, gnss].map((facts) => 'webgl' in facts)).toEqual([false, false]);
  // Half of 320 pixels at 45 degrees; what the driver is told of it is wrong, the picture is not.
  expect(wide.webgl?.fx).toBeCloseTo(160, 9);
  expect(wide.webgl?.mount).toEqual(wide.mount);
  expect(wide.webgl?.mount.yaw).toBe(0);
});

test('corners of parking spaces come behind the sensors of the rig, in runs that tell of them', () => {
  const rig = rigSchema.parse({ name: 'one', description: 'A receiver.', sensors: [{ kind: 'gnss' }] });
  expect(sensorFacts(rig, false).map(({ topic }) => topic)).toEqual(['gnss']);
  const [, bays] = sensorFacts(rig, true);
  expect(bays).toMatchObject({ topic: 'bays', rate: 10, latency: 0.05, mount: { x: 0, y: 0, z: 0, yaw: 0 } });
});
