import { describe, expect, test } from 'vitest';
import { type ControlSetting, LATERAL_NAMES } from '../../src/control/control-gains.ts';
import { Controller } from '../../src/control/controller.ts';
import type { Command } from '../../src/core/messages/command.ts';
import type { Localisation } from '../../src/core/messages/localisation.ts';
import type { Plan } from '../../src/core/messages/plan.ts';
import type { Messages } from '../../src/core/messages.ts';
import { CAR, KinematicCar } from '../planning/kinematic-drive.ts';
import { circlePlan, planOf, straightPlan } from './plan-fixture.ts';

/** Drives a kinematic car by a law along plans made every 10 ticks; tells every command. */
function drive(
  setting: ControlSetting,
  car: KinematicCar,
  plan: (car: KinematicCar) => Plan,
  seconds: number,
  observe: (command: Command) => void = () => {},
): void {
  const controller = new Controller(CAR, setting);
  let latest = { tick: 0, message: plan(car) };
  for (let tick = 0; tick < seconds * 100; tick++) {
    if (tick % 10 === 0) latest = { tick, message: plan(car) };
    const localisation: Localisation = car.localisation();
    const messages: Record<string, unknown> = { plan: latest, localisation: { tick, message: localisation } };
    let command: Command | null = null;
    controller.step(
      tick,
      { latest: <T extends keyof Messages>(topic: T) => messages[topic] as { tick: number; message: Messages[T] } },
      {
        publish: (_topic, message) => {
          command = message as Command;
        },
      },
    );
    if (command === null) throw new Error('no command');
    observe(command);
    car.step(command);
  }
}

describe.each(LATERAL_NAMES)('%s', (lateral) => {
  test.each([2, 5, 10, 20])('an offset of 1 m at %d m/s settles without much overshoot', (speed) => {
    const car = Object.assign(new KinematicCar(), { y: 1, speed });
    let least = 1;
    drive(
      { lateral },
      car,
      ({ x }) => straightPlan(x, speed),
      60 / speed + 6,
      () => {
        least = Math.min(least, car.y);
      },
    );
    expect(least).toBeGreaterThan(-0.2);
    expect(Math.abs(car.y)).toBeLessThan(0.05);
  });

  test.each([
    [10, 4],
    [30, 8],
    [100, 14],
  ])('a circle of %d m at %d m/s is held by a car without slip', (radius, speed) => {
    const car = Object.assign(new KinematicCar(), { x: radius, yaw: Math.PI / 2, speed });
    const kinematic = { slip: 0 };
    const setting = { lateral, stanley: kinematic, 'pure-pursuit': kinematic, lqr: kinematic };
    drive(setting, car, ({ x, y }) => circlePlan(radius, Math.atan2(y, x), speed), 15);
    expect(Math.abs(Math.hypot(car.x, car.y) - radius)).toBeLessThan(0.1);
  });

  test('left and right are mirrored', () => {
    const angles = [1, -1].map((side) => {
      const steers: number[] = [];
      const car = Object.assign(new KinematicCar(), { y: 0.8 * side, yaw: 0.1 * side, speed: 9 });
      drive(
        { lateral },
        car,
        ({ x }) => straightPlan(x, 9),
        4,
        ({ steer }) => steers.push(side * steer),
      );
      return steers;
    });
    expect(angles[0]).toEqual(angles[1].map((angle) => angle + 0));
  });

  test('at rest without error it stays at rest', () => {
    const car = new KinematicCar();
    drive(
      { lateral },
      car,
      () => straightPlan(0, 0),
      5,
      ({ steer, throttle }) => {
        expect(Math.abs(steer)).toBe(0);
        expect(throttle).toBe(0);
      },
    );
    expect([car.x, car.y, car.yaw, car.speed]).toEqual([0, 0, 0, 0]);
  });

  test('commands keep the limits of angle and rate', () => {
    const car = Object.assign(new KinematicCar(), { x: 6, yaw: -2, speed: 2 });
    let previous = 0;
    drive(
      { lateral },
      car,
      ({ x, y }) => circlePlan(3.5, Math.atan2(y, x), 2),
      8,
      ({ steer }) => {
        expect(Math.abs(steer)).toBeLessThanOrEqual(CAR.maxSteer);
        expect(Math.abs(steer - previous)).toBeLessThanOrEqual(CAR.maxSteerRate * 0.01 + 1e-12);
        previous = steer;
      },
    );
  });
});

describe('pedals', () => {
  const stopping = (controlled: ControlSetting) => {
    const car = Object.assign(new KinematicCar(), { speed: 8 });
    let now = 0;
    const plan = () =>
      planOf((t) => {
        const f = Math.min(now + t, 4);
        return { x: 8 * f - f * f, y: 0, yaw: 0, speed: 8 - 2 * f, acceleration: f < 4 ? -2 : 0 };
      });
    let jump = 0;
    let before: number | null = null;
    drive(controlled, car, plan, 8, ({ brake }) => {
      now += 0.01;
      if (before !== null && car.speed < 0.5) jump = Math.max(jump, brake - before);
      before = brake;
    });
    return { car, jump };
  };

  test('a rate of the brake takes the jump out of coming to rest, and the car holds all the same', () => {
    const sudden = stopping({});
    const soft = stopping({ speed: { holdRate: 0.5 } });
    expect(sudden.jump).toBeGreaterThan(0.1);
    expect(soft.jump).toBeLessThanOrEqual(0.5 * 0.01 + 0.02);
    expect(soft.car.speed).toBe(0);
  });

  test('a filtered derivative reaches the speed as well', () => {
    const car = new KinematicCar();
    drive({ speed: { derivativeFilter: 0.2 } }, car, ({ x }) => straightPlan(x, 10), 30);
    expect(car.speed).toBeCloseTo(10, 1);
  });
});
