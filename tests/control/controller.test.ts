import { describe, expect, test } from 'vitest';
import { Controller } from '../../src/control/controller.ts';
import { hashOf } from '../../src/core/hash.ts';
import type { Command } from '../../src/core/messages/command.ts';
import type { Localisation } from '../../src/core/messages/localisation.ts';
import type { Plan } from '../../src/core/messages/plan.ts';
import type { Messages } from '../../src/core/messages.ts';
import { CAR, FRONT, KinematicCar } from '../planning/kinematic-drive.ts';
import { circlePlan, planOf, straightPlan } from './plan-fixture.ts';

/** A controller on a kinematic car; a new plan every 10 ticks from `plan`, none where it gives null. */
class Loop {
  readonly car = new KinematicCar();
  readonly controller = new Controller(CAR);
  plan: (car: KinematicCar, tick: number) => Plan | null;
  command: Command | null = null;
  tick = 0;
  private latest: { tick: number; message: Plan } | null = null;

  constructor(plan: Loop['plan']) {
    this.plan = plan;
  }

  step(): Command {
    const { tick, car } = this;
    if (tick % 10 === 0) {
      const message = this.plan(car, tick);
      if (message !== null) this.latest = { tick, message };
    }
    const messages: {
      plan: { tick: number; message: Plan } | null;
      localisation: { tick: number; message: Localisation };
    } = {
      plan: this.latest,
      localisation: { tick, message: car.localisation() },
    };
    this.controller.step(
      tick,
      {
        latest: <T extends keyof Messages>(topic: T) =>
          messages[topic as 'plan'] as { tick: number; message: Messages[T] } | null,
      },
      {
        publish: (_topic, command) => {
          this.command = command as Command;
        },
      },
    );
    car.step(this.command!);
    this.tick++;
    return this.command!;
  }

  run(seconds: number, observe: (command: Command) => void = () => {}): void {
    for (let i = 0; i < seconds * 100; i++) observe(this.step());
  }
}

describe('path', () => {
  for (const speed of [2, 5, 10, 14]) {
    test(`an offset of 1 m at ${speed} m/s is worked off without overshoot of more than 0.2 m`, () => {
      const loop = new Loop((car) => straightPlan(car.x, speed));
      loop.car.y = 1;
      loop.car.speed = speed;
      let least = 1;
      loop.run(60 / speed + 5, () => {
        least = Math.min(least, loop.car.y);
      });
      expect(least).toBeGreaterThan(-0.2);
      expect(Math.abs(loop.car.y)).toBeLessThan(0.05);
    });
  }

  for (const [radius, speed] of [
    [7, 3.5],
    [10, 4],
    [30, 8],
    [100, 14],
  ] as const) {
    test(`a circle of radius ${radius} m at ${speed} m/s is held within 0.15 m`, () => {
      const loop = new Loop((car) => circlePlan(radius, Math.atan2(car.y, car.x), speed));
      const steer = Math.atan(CAR.wheelbase / radius);
      Object.assign(loop.car, { x: radius, y: 0, yaw: Math.PI / 2, speed, steer });
      loop.controller.restore({ path: { pid: [0, 0], steer }, speed: { pid: [0, 0], rate: 0, brake: 0 } });
      let worst = 0;
      let late = 0;
      loop.run(15, ({ crossTrack }) => {
        worst = Math.max(worst, Math.abs(crossTrack));
        if (loop.tick > 1000) late = Math.max(late, Math.abs(crossTrack));
      });
      expect(worst).toBeLessThan(0.15);
      expect(late).toBeLessThan(0.03);
      expect(Math.abs(Math.hypot(loop.car.x, loop.car.y) - radius)).toBeLessThan(0.05);
    });
  }

  test('steering that is off centre by a degree is compensated', () => {
    const loop = new Loop((car) => straightPlan(car.x, 8));
    loop.car.speed = 8;
    const honest = loop.car.step.bind(loop.car);
    loop.car.step = (command) => honest({ ...command, steer: command.steer + Math.PI / 180 });
    loop.run(40);
    expect(Math.abs(loop.car.y)).toBeLessThan(0.05);
  });

  test('a car far off turns towards the path, not straight at it or back', () => {
    const loop = new Loop((car) => straightPlan(car.x, 6));
    loop.car.y = 12;
    loop.car.speed = 6;
    let steepest = 0;
    loop.run(20, () => {
      steepest = Math.min(steepest, loop.car.yaw);
    });
    expect(steepest).toBeGreaterThan(-0.8);
    expect(Math.abs(loop.car.y)).toBeLessThan(0.1);
  });

  test('commands keep the limits of angle and rate', () => {
    const loop = new Loop((car) => circlePlan(3.5, Math.atan2(car.y, car.x), 2));
    Object.assign(loop.car, { x: 6, y: 0, yaw: -2, speed: 2 });
    let previous = 0;
    loop.run(8, ({ steer }) => {
      expect(Math.abs(steer)).toBeLessThanOrEqual(CAR.maxSteer);
      expect(Math.abs(steer - previous)).toBeLessThanOrEqual(CAR.maxSteerRate * 0.01 + 1e-12);
      previous = steer;
    });
  });
});

describe('speed', () => {
  test('a step of speed is reached with less than 10 % overshoot and no steady error', () => {
    const loop = new Loop((car) => straightPlan(car.x, 10));
    let greatest = 0;
    loop.run(30, () => {
      greatest = Math.max(greatest, loop.car.speed);
    });
    expect(greatest).toBeLessThan(11);
    expect(loop.car.speed).toBeCloseTo(10, 2);
  });

  for (const grade of [0.1, -0.1]) {
    test(`so it is on a grade of ${grade}`, () => {
      const loop = new Loop((car) => straightPlan(car.x, 10));
      loop.car.speed = 10;
      loop.car.grade = grade;
      loop.run(40);
      expect(loop.car.speed).toBeCloseTo(10, 1);
    });
  }

  test('follows a ramp without lag of more than 0.3 m/s', () => {
    const loop = new Loop((car, tick) => {
      const now = Math.min(12, 1.5 * (tick / 100));
      return planOf((t) => {
        const speed = Math.min(12, now + 1.5 * t);
        return { x: car.x + now * t, y: 0, yaw: 0, speed, acceleration: speed < 12 ? 1.5 : 0 };
      });
    });
    let worst = 0;
    loop.run(8, () => {
      if (loop.tick > 100) worst = Math.max(worst, Math.abs(loop.car.speed - Math.min(12, (1.5 * loop.tick) / 100)));
    });
    expect(worst).toBeLessThan(0.3);
  });

  test('a hill that is too steep for the engine does not wind the integrator up', () => {
    const loop = new Loop((car) => straightPlan(car.x, 14));
    loop.car.speed = 14;
    loop.car.grade = 0.45;
    loop.run(20);
    expect(loop.car.speed).toBeLessThan(13);
    expect(loop.command!.throttle).toBe(1);
    loop.car.grade = 0;
    let greatest = 0;
    loop.run(30, () => {
      greatest = Math.max(greatest, loop.car.speed);
    });
    expect(greatest).toBeLessThan(15);
  });

  test('stops within 0.5 m before a fence, does not roll over it, and holds', () => {
    const fence = 60;
    const braking = 2;
    // One braking manoeuvre by absolute time, whose front ends 0.25 m before the fence.
    const way = (10 * 10) / (2 * braking);
    const begin = (fence - 0.25 - FRONT - way) / 10;
    const loop = new Loop((_car, tick) =>
      planOf((t) => {
        const now = tick / 100 + t;
        const f = Math.min(Math.max(0, now - begin), 10 / braking);
        const x = 10 * Math.min(now, begin) + 10 * f - (braking * f * f) / 2;
        const acceleration = f > 0 && f < 10 / braking ? -braking : 0;
        return { x, y: 0, yaw: 0, speed: 10 - braking * f, acceleration };
      }),
    );
    loop.car.speed = 10;
    loop.run(15);
    const left = fence - FRONT - loop.car.x;
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(0.5);
    expect(loop.car.speed).toBe(0);
    expect(loop.command!.brake).toBeGreaterThan(0.2);
    expect(loop.command!.throttle).toBe(0);
  });

  test('never presses both pedals', () => {
    const loop = new Loop((car, tick) => straightPlan(car.x, 5 + 4 * Math.sin(tick / 150)));
    loop.run(40, ({ throttle, brake }) => {
      expect(throttle === 0 || brake === 0).toBe(true);
      expect(Math.min(throttle, brake)).toBeGreaterThanOrEqual(0);
      expect(Math.max(throttle, brake)).toBeLessThanOrEqual(1);
    });
  });
});

describe('without a usable plan', () => {
  const cases: [string, (tick: number, plan: Plan) => Plan | null][] = [
    ['none', () => null],
    ['stale', (tick, plan) => (tick < 300 ? plan : null)],
    ['not valid', (tick, plan) => ({ ...plan, valid: tick < 300 })],
  ];
  for (const [name, choose] of cases) {
    test(`${name}: brakes to a stop, straight on`, () => {
      const loop = new Loop((car, tick) => choose(tick, straightPlan(car.x, 10)));
      loop.car.speed = 10;
      loop.run(8);
      expect(loop.car.speed).toBe(0);
      expect(loop.command!.brake).toBeGreaterThan(0.2);
      expect(Math.abs(loop.car.y)).toBeLessThan(0.05);
    });
  }
});

test('snapshot and restore give the same commands, bit for bit', () => {
  const loop = new Loop((car) => circlePlan(20, Math.atan2(car.y, car.x), 6));
  Object.assign(loop.car, { x: 20.5, y: 0, yaw: 1.5, speed: 4 });
  loop.run(3);
  const copy = new Loop(loop.plan);
  Object.assign(copy.car, loop.car);
  copy.tick = loop.tick;
  copy.controller.restore(loop.controller.snapshot());
  loop.run(3);
  copy.run(3);
  expect(hashOf(copy.command)).toBe(hashOf(loop.command));
});
