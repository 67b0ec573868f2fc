import { describe, expect, test } from 'vitest';
import { hashOf } from '../../src/core/hash.ts';
import { SIGNAL_STATE } from '../../src/core/messages/signals.ts';
import { ConstantPlanner } from '../../src/planning/bundled/constant.ts';
import { IdmPlanner } from '../../src/planning/bundled/idm.ts';
import type { RoutePoint } from '../../src/planning/route/route-graph.ts';
import { CAR, FRONT, KinematicDrive, track } from './kinematic-drive.ts';
import { straightStreet } from './synthetic-map.ts';

const { red, green } = SIGNAL_STATE;
/** Half the length of the tracks below [m]. */
const HALF = 2.25;

const GOAL: RoutePoint = { lane: 0, s: 380 };

function constantDrive(speed: number, street = straightStreet(400)): KinematicDrive {
  return new KinematicDrive(street, GOAL, new ConstantPlanner(street, GOAL, speed));
}

function idmDrive(street = straightStreet(400)): KinematicDrive {
  return new KinematicDrive(street, GOAL, new IdmPlanner(street, GOAL, CAR));
}

describe('constant', () => {
  test('drives at the speed that it is given, and at the limit without one', () => {
    for (const [given, driven] of [
      [8, 8],
      [0, straightStreet(400).lanes[0].speedLimit],
    ]) {
      const drive = constantDrive(given);
      drive.run(15);
      expect(Math.abs(drive.car.speed - driven)).toBeLessThan(0.2);
    }
  });

  test('sees nobody and no light, and stops at the goal all the same', () => {
    const drive = constantDrive(10, straightStreet(400, 80));
    drive.signalsAt = () => [red];
    drive.tracksAt = () => [track(1, 120, 0, 0, 0)];
    let slowest = 10;
    drive.car.speed = 10;
    drive.run(25, undefined, () => {
      slowest = Math.min(slowest, drive.car.speed);
    });
    expect(slowest).toBeGreaterThan(9.5);
    drive.run(30);
    expect(Math.abs(drive.car.x - GOAL.s)).toBeLessThan(1);
    expect(drive.car.speed).toBeLessThan(0.05);
  });

  test('reads where it is and nothing else', () => {
    expect(new ConstantPlanner(straightStreet(400), GOAL, 0).reads).toEqual(['localisation']);
  });
});

describe('idm', () => {
  test('stands REST_GAP behind a standing car and says so', () => {
    const drive = idmDrive();
    drive.car.speed = 12;
    drive.tracksAt = () => [track(1, 150, 0, 0, 0)];
    drive.run(40);
    const gap = 150 - HALF - (drive.car.x + FRONT);
    expect(gap).toBeGreaterThan(1.5);
    expect(gap).toBeLessThan(3);
    expect(drive.plan!.decision).toMatchObject({ kind: 'follow', reason: 'vehicle 2 m' });
  });

  test('keeps s* behind a leader at constant speed: (s_0 + v T) / sqrt(1 - (v / v_0)^4)', () => {
    const street = straightStreet(700);
    const drive = new KinematicDrive(street, { lane: 0, s: 690 }, new IdmPlanner(street, { lane: 0, s: 690 }, CAR));
    drive.car.speed = 8;
    const place = (tick: number) => 35 + (8 * tick) / 100;
    drive.tracksAt = (tick) => [track(1, place(tick), 0, 0, 8)];
    drive.run(40);
    const share = 8 / street.lanes[0].speedLimit;
    const wished = (2 + 8 * 1.5) / Math.sqrt(1 - share ** 4);
    const gap = place(drive.tick - 1) - HALF - (drive.car.x + FRONT);
    expect(drive.car.speed).toBeCloseTo(8, 1);
    expect(Math.abs(gap - wished)).toBeLessThan(0.7);
  });

  test('stops at red, goes on at green, and arrives', () => {
    const drive = idmDrive(straightStreet(400, 80));
    drive.car.speed = 11;
    drive.signalsAt = (tick) => [tick < 2000 ? red : green];
    drive.run(19.9);
    expect(drive.car.speed).toBeLessThan(0.1);
    expect(80 - (drive.car.x + FRONT)).toBeGreaterThan(0);
    expect(80 - (drive.car.x + FRONT)).toBeLessThan(2);
    expect(drive.plan!.decision).toMatchObject({ kind: 'stop', reason: 'red light' });
    drive.run(60);
    expect(Math.abs(drive.car.x - GOAL.s)).toBeLessThan(1.5);
    expect(drive.plan!.decision.kind).toBe('arrive');
  });

  test('oncoming cars, cars behind and cars beside the lane do not slow it down', () => {
    const [free, busy] = [idmDrive(), idmDrive()];
    free.car.speed = busy.car.speed = 12;
    busy.tracksAt = (tick) => [
      track(1, 150 - (12 * tick) / 100, 3.5, Math.PI, 12),
      track(2, 60, -3.2, 0, 0),
      track(3, busy.car.x - 8, 0, 0, 10),
    ];
    free.run(9);
    busy.run(9);
    expect(busy.car.x).toBeCloseTo(free.car.x, 6);
  });

  test('snapshot and restore give the same drive, bit for bit', () => {
    const make = () => {
      const drive = idmDrive(straightStreet(400, 150));
      drive.signalsAt = (tick) => [tick < 900 ? red : green];
      drive.tracksAt = (tick) => [track(1, 60 + (5 * tick) / 100, 0, 0, 5)];
      return drive;
    };
    const whole = make();
    whole.run(4);
    const state = { planner: whole.planner.snapshot(), controller: whole.controller.snapshot() };
    const resumed = make();
    resumed.adopt(whole);
    resumed.planner.restore(state.planner);
    resumed.controller.restore(state.controller);
    whole.run(8);
    resumed.run(8);
    expect(hashOf(resumed.plan)).toBe(hashOf(whole.plan));
  });
});

test('without localisation a driver says so and the car stops', () => {
  for (const drive of [constantDrive(10), idmDrive()]) {
    drive.car.speed = 10;
    drive.run(1);
    drive.locate = (truth) => ({ ...truth, valid: false });
    drive.run(6);
    expect(drive.plan).toMatchObject({ valid: false, decision: { kind: 'emergency', reason: 'own place unknown' } });
    expect(drive.car.speed).toBe(0);
  }
});
