import { expect, test } from 'vitest';
import type { RoutePoint } from '../../src/planning/route/route-graph.ts';
import { crossingMap, LANE } from './crossing-map.ts';
import { KinematicDrive } from './kinematic-drive.ts';

const EAST: RoutePoint = { lane: LANE.toEast, s: 60 };

/** From 95 m before the junction, at 10 m/s. */
function drive(): KinematicDrive {
  const drive = new KinematicDrive(crossingMap(), EAST);
  drive.car.x = -105;
  drive.car.y = -1.75;
  drive.car.speed = 10;
  return drive;
}

test('where perception falls silent it stops within a second and its braking, says why and since when, and goes on', () => {
  const blind = drive();
  blind.tracksAt = (tick) => (tick > 200 && tick < 1000 ? null : []);
  blind.run(2.9);
  expect(blind.plan?.decision.kind).toBe('cruise');
  let hardest = 0;
  blind.run(7, undefined, () => {
    hardest = Math.min(hardest, blind.car.acceleration);
  });
  expect(blind.car.speed).toBeLessThan(0.05);
  expect(blind.plan?.decision).toMatchObject({ kind: 'stop', reason: 'nothing new is seen, since 2.0 s' });
  // 3.1 s of way, then braking at 3 m/s^2; no stamp on the brake.
  expect(blind.car.x).toBeLessThan(-105 + 45 + 17 + 6);
  expect(hardest).toBeGreaterThan(-5);
  blind.run(12);
  expect(blind.car.x).toBeGreaterThan(0);
});

test('where nothing was ever seen it stops, too', () => {
  const blind = drive();
  blind.tracksAt = () => null;
  blind.run(8);
  expect(blind.car.speed).toBeLessThan(0.05);
  expect(blind.plan?.decision).toMatchObject({ kind: 'stop', reason: 'nothing seen yet, since 0.0 s' });
});

test('tracks that say that nobody is there are news', () => {
  const alone = drive();
  alone.run(4);
  expect(alone.plan?.decision.kind).toBe('cruise');
  expect(alone.car.speed).toBeGreaterThan(8);
});
