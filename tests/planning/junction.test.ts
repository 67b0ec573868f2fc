import { expect, test } from 'vitest';
import { SIGNAL_STATE } from '../../src/core/messages/signals.ts';
import type { RoutePoint } from '../../src/planning/route/route-graph.ts';
import { crossingMap, HALF_JUNCTION, LANE } from './crossing-map.ts';
import { FRONT, KinematicDrive, track } from './kinematic-drive.ts';
import { gapBetween } from './synthetic-map.ts';

const EAST: RoutePoint = { lane: LANE.toEast, s: 60 };
const NORTH: RoutePoint = { lane: LANE.toNorth, s: 60 };
/** Place of the ego's front just before the junction. */
const ENTRY = -HALF_JUNCTION - FRONT;

/** Comes from the west at 8 m/s, 40 m before the junction. */
function approach(goal: RoutePoint, light = false): KinematicDrive {
  const drive = new KinematicDrive(crossingMap(light), goal);
  drive.car.x = -HALF_JUNCTION - 40;
  drive.car.y = -1.75;
  drive.car.speed = 8;
  return drive;
}

/** Least distance between the ego's middle and a point that moves. */
function closest(drive: KinematicDrive, seconds: number, at: (tick: number) => [number, number]): number {
  let least = Number.POSITIVE_INFINITY;
  drive.run(seconds, undefined, () => {
    const [x, y] = at(drive.tick);
    const { car } = drive;
    least = Math.min(least, Math.hypot(car.x + 1.4 * Math.cos(car.yaw) - x, car.y + 1.4 * Math.sin(car.yaw) - y));
  });
  return least;
}

test('the crossing joins up', () => {
  const map = crossingMap();
  for (const lane of map.lanes) {
    for (const successor of lane.successors) expect(gapBetween(map, lane.index, successor)).toBeLessThan(1e-6);
  }
});

test('with nobody there it goes on without stopping', () => {
  const drive = approach(EAST);
  let slowest = 20;
  drive.run(8, undefined, () => {
    slowest = Math.min(slowest, drive.car.speed);
  });
  expect(drive.car.x).toBeGreaterThan(30);
  expect(slowest).toBeGreaterThan(7);
});

test('gives way to a vehicle from the right, and tells so', () => {
  const drive = approach(EAST);
  const y = (tick: number) => -45 + (8 * tick) / 100;
  drive.tracksAt = (tick) => [track(1, 1.75, y(tick), Math.PI / 2, 8)];
  let told = false;
  const least = closest(drive, 14, (tick) => {
    told ||= drive.plan!.decision.reason === 'vehicle in junction';
    return [1.75, y(tick)];
  });
  expect(told).toBe(true);
  expect(least).toBeGreaterThan(4);
  expect(drive.car.x).toBeGreaterThan(20);
});

test('a vehicle from the right that stands and stays does not hold it for ever', () => {
  const drive = approach(EAST);
  drive.tracksAt = () => [track(1, 1.75, -HALF_JUNCTION - 4, Math.PI / 2, 0)];
  drive.run(14);
  expect(drive.car.x).toBeGreaterThan(20);
});

test('turning left it lets an oncoming vehicle through first', () => {
  const drive = approach(NORTH);
  const x = (tick: number) => 52 - (9 * tick) / 100;
  drive.tracksAt = (tick) => [track(1, x(tick), 1.75, Math.PI, 9)];
  const least = closest(drive, 16, (tick) => [x(tick), 1.75]);
  expect(least).toBeGreaterThan(3);
  expect(drive.car.y).toBeGreaterThan(20);
});

test('straight on, an oncoming vehicle is no reason to slow down', () => {
  const drive = approach(EAST);
  drive.tracksAt = (tick) => [track(1, 52 - (9 * tick) / 100, 1.75, Math.PI, 9)];
  let slowest = 20;
  drive.run(8, undefined, () => {
    slowest = Math.min(slowest, drive.car.speed);
  });
  expect(slowest).toBeGreaterThan(7);
});

test('with green it goes before those who wait at red, also where they still roll', () => {
  const drive = approach(EAST, true);
  drive.signalsAt = () => [SIGNAL_STATE.green];
  drive.tracksAt = (tick) => [
    track(1, 1.75, -HALF_JUNCTION - 8 + Math.min(4, tick / 100), Math.PI / 2, tick < 400 ? 1 : 0),
  ];
  let slowest = 20;
  drive.run(8, undefined, () => {
    slowest = Math.min(slowest, drive.car.speed);
  });
  expect(slowest).toBeGreaterThan(7);
});

test('with green it still does not drive into one who crosses at red', () => {
  const drive = approach(EAST, true);
  drive.signalsAt = () => [SIGNAL_STATE.green];
  const y = (tick: number) => -40 + (9 * tick) / 100;
  drive.tracksAt = (tick) => [track(1, 1.75, y(tick), Math.PI / 2, 9)];
  expect(closest(drive, 10, (tick) => [1.75, y(tick)])).toBeGreaterThan(3.2);
  expect(drive.car.x).toBeGreaterThan(20);
});

test('a vehicle that stands right in the middle of the junction is stood behind', () => {
  const drive = approach(EAST);
  drive.tracksAt = () => [track(1, 1.75, -1.75, Math.PI / 2, 0)];
  drive.run(14);
  expect(drive.car.speed).toBe(0);
  expect(drive.car.x + FRONT).toBeLessThan(1.75 - 0.9 - 2.5);
  expect(drive.car.x).toBeGreaterThan(ENTRY - 5);
});
