import { describe, expect, test } from 'vitest';
import { SIGNAL_STATE } from '../../src/core/messages/signals.ts';
import type { Track } from '../../src/core/messages/tracks.ts';
import { Planner } from '../../src/planning/planner.ts';
import type { RoutePoint } from '../../src/planning/route/route-graph.ts';
import { crossingMap, HALF_JUNCTION, LANE } from './crossing-map.ts';
import { rightsAt } from './crossing-rights.ts';
import { CAR, FRONT, KinematicDrive, track } from './kinematic-drive.ts';

const EAST: RoutePoint = { lane: LANE.toEast, s: 60 };
const NORTH: RoutePoint = { lane: LANE.toNorth, s: 60 };
const FROM_SOUTH = Math.PI / 2;

/** Comes from the west at 8 m/s, 40 m before the junction, and sees to the sides. */
function approach(goal: RoutePoint, light = false): KinematicDrive {
  const map = crossingMap(light);
  const drive = new KinematicDrive(map, goal, new Planner({ map, vehicle: CAR, goal, rights: rightsAt(map, light) }));
  drive.car.x = -HALF_JUNCTION - 40;
  drive.car.y = -1.75;
  drive.car.speed = 8;
  if (light) drive.signalsAt = () => [SIGNAL_STATE.green];
  return drive;
}

/** Drives with one other; tells its least distance, the slowest speed before the junction, and all reasons to wait. */
function meet(drive: KinematicDrive, seconds: number, other: (tick: number) => Track) {
  drive.tracksAt = (tick) => [other(tick)];
  const waits = new Set<string>();
  let [least, slowest] = [Number.POSITIVE_INFINITY, 20];
  drive.run(seconds, undefined, () => {
    const { car, plan } = drive;
    const { x, y } = other(drive.tick);
    least = Math.min(least, Math.hypot(car.x + 1.4 * Math.cos(car.yaw) - x, car.y + 1.4 * Math.sin(car.yaw) - y));
    if (car.x < -HALF_JUNCTION) slowest = Math.min(slowest, car.speed);
    if (plan?.decision.kind === 'wait') waits.add(plan.decision.reason);
  });
  return { least, slowest, waits: [...waits] };
}

describe('a driver who sees to the sides', () => {
  test('gives way to a vehicle from the right, and says to whom and since when', () => {
    const drive = approach(EAST);
    const { least, waits } = meet(drive, 16, (tick) => track(7, 1.75, -45 + 0.08 * tick, FROM_SOUTH, 8));
    expect(least).toBeGreaterThan(4);
    expect(drive.car.x).toBeGreaterThan(20);
    // One decision that holds: the same one, since the same moment.
    expect(waits).toHaveLength(1);
    expect(waits[0]).toMatch(/^car 7 from the right goes first, since \d+\.\d s$/);
  });

  test('goes on where nobody comes, slower where others would go first', () => {
    const drive = approach(EAST);
    const { slowest } = meet(drive, 10, () => track(7, 1.75, -90, FROM_SOUTH, 0));
    expect(drive.car.x).toBeGreaterThan(20);
    expect(slowest).toBeGreaterThan(4.5);
  });

  test('with green it trusts one who brakes before his red', () => {
    const drive = approach(EAST, true);
    // From 9 m/s to a stand in 4.5 s, 4 m before the junction.
    const speed = (tick: number) => Math.max(0, 9 - 0.02 * tick);
    const way = (tick: number) => (tick < 450 ? 0.09 * tick - 0.0001 * tick * tick : 20.25);
    const { slowest } = meet(drive, 8, (tick) =>
      track(7, 1.75, -HALF_JUNCTION - 6.25 - 20.25 + way(tick), FROM_SOUTH, speed(tick)),
    );
    expect(slowest).toBeGreaterThan(7);
  });

  test.each([35, 48])('with green it lets one through who does not stop, from %i m', (from) => {
    const drive = approach(EAST, true);
    const { least } = meet(drive, 14, (tick) => track(7, 1.75, -from + 0.11 * tick, FROM_SOUTH, 11));
    expect(least).toBeGreaterThan(3.2);
    expect(drive.car.x).toBeGreaterThan(20);
  });

  test('turning left it waits before the way of an oncoming one, and never stands in it', () => {
    for (const from of [45, 65]) {
      const drive = approach(NORTH, true);
      const { least } = meet(drive, 18, (tick) => track(7, from - 0.09 * tick, 1.75, Math.PI, 9));
      expect(least, `from ${from} m`).toBeGreaterThan(3);
      expect(drive.car.y).toBeGreaterThan(20);
    }
  });

  test('one who follows is of no concern, nor one who comes towards it on his own side', () => {
    for (const other of [
      (tick: number) => track(7, -HALF_JUNCTION - 60 + 0.08 * tick, -1.75, 0, 8),
      (tick: number) => track(7, 60 - 0.09 * tick, 1.75, Math.PI, 9),
    ]) {
      const drive = approach(EAST, true);
      const { slowest, waits } = meet(drive, 6, other);
      expect(slowest).toBeGreaterThan(7);
      expect(waits).toEqual([]);
    }
  });

  test('one who stands at the junction does not hold it for ever', () => {
    const drive = approach(EAST);
    meet(drive, 14, () => track(7, 1.75, -HALF_JUNCTION - 4, FROM_SOUTH, 0));
    expect(drive.car.x + FRONT).toBeGreaterThan(20);
  });

  test('resumed from a snapshot it drives as running through', () => {
    const other = (tick: number) => track(7, 1.75, -45 + 0.08 * tick, FROM_SOUTH, 8);
    const planner = () => {
      const map = crossingMap();
      return new Planner({ map, vehicle: CAR, goal: EAST, rights: rightsAt(map, false) });
    };
    const first = planner();
    const drive = new KinematicDrive(crossingMap(), EAST, first);
    drive.car.x = -HALF_JUNCTION - 40;
    drive.car.y = -1.75;
    drive.car.speed = 8;
    drive.tracksAt = (tick) => [other(tick)];
    drive.run(3);
    const second = planner();
    second.restore(first.snapshot());
    expect(second.snapshot()).toEqual(first.snapshot());
  });
});
