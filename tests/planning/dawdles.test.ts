import { expect, test } from 'vitest';
import { KinematicDrive, track } from './kinematic-drive.ts';
import { straightStreet } from './synthetic-map.ts';

test('drives the last metres to the goal from rest at once, wherever they begin', () => {
  for (const left of [2, 3, 3.7, 4, 5, 7]) {
    const drive = new KinematicDrive(straightStreet(400), { lane: 0, s: 100 });
    drive.car.x = 100 - left;
    expect(drive.run(12, () => drive.plan!.remaining < 0.8 && drive.car.speed < 0.05)).toBe(true);
  }
});

test('waits behind one who stands before the goal, and goes on when he has gone', () => {
  const drive = new KinematicDrive(straightStreet(400), { lane: 0, s: 100 });
  drive.car.x = 95;
  drive.tracksAt = (tick) => (tick < 500 ? [track(1, 103, 0, 0, 0)] : []);
  drive.run(4.9);
  expect(drive.car.x).toBeLessThan(97);
  expect(drive.run(12, () => drive.plan!.remaining < 0.8)).toBe(true);
});
