import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashOf } from '../../../src/core/hash.ts';
import type { EgoTruth } from '../../../src/core/messages/ego-truth.ts';
import type { VehicleSpecification } from '../../../src/core/vehicle-specification.ts';
import type { Pedals } from '../../../src/world/ego/actuators.ts';
import { linearForce, pacejkaForce } from '../../../src/world/ego/axle-tyre.ts';
import { createEgo } from '../../../src/world/ego/create-ego.ts';
import { DYNAMICS_NAMES, type DynamicsName, type EgoDynamics } from '../../../src/world/ego/ego-dynamics.ts';
import type { PlanarVelocity } from '../../../src/world/ego/planar-motion.ts';
import { PlanarVehicle } from '../../../src/world/ego/planar-vehicle.ts';
import { SingleTrackMotion } from '../../../src/world/ego/single-track-motion.ts';
import type { Ground } from '../../../src/world/ground.ts';
import { compactHatchback } from '../../../src/world/vehicles/compact-hatchback.ts';
import { fordEscort } from '../../../src/world/vehicles/ford-escort.ts';
import { findVehicle } from '../../../src/world/vehicles/vehicle-registry.ts';
import { planeGround } from '../plane-ground.ts';
import { withoutInexactMath } from '../without-inexact-math.ts';

const GRAVITY = 9.81;
const AIR_DENSITY = 1.225;
/** First-order lag of the brakes [s]. */
const BRAKE_LAG = 0.08;
const CARS = [compactHatchback, fordEscort];
const COASTING: Pedals = { steer: 0, throttle: 0, brake: 0 };
const EVERY = DYNAMICS_NAMES.flatMap((name) => CARS.map((car) => [name, car.name] as const));

function carOf(name: string): VehicleSpecification {
  const car = findVehicle(name);
  if (car === null) throw new Error(`no ${name}`);
  return car;
}

/** Without drag and rolling resistance, so that nothing shifts load between its axles at a steady speed. */
const lossless = (car: VehicleSpecification) => ({ ...car, dragArea: 0, rollingResistance: 0 });

interface Made {
  readonly name?: DynamicsName;
  readonly car?: VehicleSpecification;
  readonly ground?: Ground;
  readonly speed?: number;
  readonly yaw?: number;
  readonly tyre?: 'linear' | 'pacejka';
  readonly friction?: number;
}

function make({ name = 'single-track', car = compactHatchback, ground = planeGround(), ...rest }: Made): EgoDynamics {
  const { speed = 0, yaw = 0, tyre = 'pacejka', friction = 1 } = rest;
  return createEgo({ name, tyre, friction }, car, ground, { x: 0, y: 0, z: 0, yaw, speed });
}

function drive(ego: EgoDynamics, ticks: number, pedals: Pedals | ((tick: number) => Pedals)): EgoTruth {
  for (let tick = 0; tick < ticks; tick++) ego.step(typeof pedals === 'function' ? pedals(tick) : pedals);
  return ego.truth();
}

/** Throttle that keeps a speed, without the droop of a proportional one. */
function keep(ego: EgoDynamics, speed: number, steer: number): () => Pedals {
  let held = 0;
  return () => {
    held += 0.002 * (speed - ego.speed);
    return { steer, throttle: Math.min(1, Math.max(0, held + 0.3 * (speed - ego.speed))), brake: 0 };
  };
}

/** Kinetic and potential energy of a planar car [J]. */
function energy(ego: EgoDynamics, { vx, vy, yawRate, z, pitch, roll }: EgoTruth): number {
  const { mass, yawInertia, centreOfMassForward: b, centreOfMassHeight: h } = ego.vehicle;
  const sideways = vy + b * yawRate;
  const height = z - b * Math.sin(pitch) + h * Math.cos(pitch) * Math.cos(roll);
  return (mass * (vx * vx + sideways * sideways) + yawInertia * yawRate * yawRate) / 2 + mass * GRAVITY * height;
}

describe('straight on, against closed forms', () => {
  /**
   * Brake force rises as F (1 - exp(-t / T)) until the tyres give no more, at t1; from there mu m g and drag k v^2 stop
   * the car in m / (2 k) ln(1 + k v^2 / (mu m g)).
   */
  function brakingDistance(car: VehicleSpecification, speed: number, friction: number): number {
    const { mass, maxBrakeForce, rollingResistance, dragArea } = car;
    const most = friction * car.tyreFriction * mass * GRAVITY;
    const rolling = rollingResistance * mass * GRAVITY;
    const t1 = -BRAKE_LAG * Math.log(1 - (most - rolling) / maxBrakeForce);
    const lag = BRAKE_LAG * (1 - Math.exp(-t1 / BRAKE_LAG));
    const lost = (maxBrakeForce * (t1 - lag) + rolling * t1) / mass;
    const way = (maxBrakeForce * ((t1 * t1) / 2 - BRAKE_LAG * (t1 - lag)) + (rolling * t1 * t1) / 2) / mass;
    const k = 0.5 * AIR_DENSITY * dragArea;
    const v1 = speed - lost;
    return speed * t1 - way + (mass / (2 * k)) * Math.log(1 + (k * v1 * v1) / most);
  }

  const CASES = EVERY.flatMap((model) =>
    [8, 14, 25].flatMap((speed) => [1, 0.5, 0.15].map((friction) => [...model, speed, friction] as const)),
  );
  test.each(CASES)('%s, %s: braking distance from %f m/s at friction %f', (name, carName, speed, friction) => {
    const car = carOf(carName);
    const ego = make({ name, car, speed, friction });
    const start = ego.pose.x;
    let ticks = 0;
    while (ego.speed > 0.001 && ticks++ < 5000) ego.step({ steer: 0, throttle: 0, brake: 1 });
    expect(Math.abs((ego.pose.x - start) / brakingDistance(car, speed, friction) - 1)).toBeLessThan(0.02);
  });

  test.each(EVERY)(
    '%s, %s: speed of coasting down within 3 %% of the solution of m v´ = -c - k v^2',
    (name, carName) => {
      const car = carOf(carName);
      const ego = make({ name, car, speed: 35 });
      const c = car.rollingResistance * car.mass * GRAVITY;
      const k = 0.5 * AIR_DENSITY * car.dragArea;
      for (let second = 10; second <= 60; second += 10) {
        drive(ego, 1000, COASTING);
        const angle = Math.atan(35 * Math.sqrt(k / c)) - (Math.sqrt(c * k) / car.mass) * second;
        expect(Math.abs(ego.speed / (Math.sqrt(c / k) * Math.tan(angle)) - 1)).toBeLessThan(0.03);
      }
    },
  );

  test.each(EVERY)('%s, %s: at top speed power is drag and rolling resistance within 3 %%', (name, carName) => {
    const car = carOf(carName);
    const ego = make({ name, car, speed: 40 });
    const { vx } = drive(ego, 9000, { steer: 0, throttle: 1, brake: 0 });
    const resistance = 0.5 * AIR_DENSITY * car.dragArea * vx * vx + car.rollingResistance * car.mass * GRAVITY;
    expect(Math.abs((vx * resistance) / car.maxPower - 1)).toBeLessThan(0.03);
  });

  test.each(DYNAMICS_NAMES)('%s: rolls down a hill as its slope says, and a brake holds it there', (name) => {
    const car = compactHatchback;
    const slope = 0.1;
    const ego = make({ name, ground: planeGround(-slope) });
    const { vx } = drive(ego, 300, COASTING);
    const parked = 1 - BRAKE_LAG;
    const acceleration = (GRAVITY * (slope - car.rollingResistance)) / Math.sqrt(1 + slope * slope);
    expect(vx).toBeGreaterThan(0.97 * parked * 3 * acceleration);
    expect(vx).toBeLessThan(1.02 * 3 * acceleration);
    drive(ego, 400, { steer: 0.2, throttle: 0, brake: 0.5 });
    const stood = ego.truth();
    expect(drive(ego, 1000, { steer: 0.2, throttle: 0, brake: 0.5 })).toEqual(stood);
  });
});

describe('free rolling', () => {
  test.each(['bicycle', 'single-track'] as const)(
    '%s: no steering on no road without loss ever adds energy',
    (name) => {
      fc.assert(
        fc.property(
          fc.constantFrom(...CARS),
          fc.double({ min: 0, max: 40, noNaN: true }),
          fc.double({ min: -0.1, max: 0.1, noNaN: true }),
          fc.array(fc.double({ min: -0.9, max: 0.9, noNaN: true }), { minLength: 2, maxLength: 8 }),
          (car, speed, slope, angles) => {
            const ego = make({ name, car: lossless(car), speed, ground: planeGround(slope, slope / 2) });
            let before = energy(ego, ego.truth());
            for (const steer of angles) {
              for (let tick = 0; tick < 60; tick++) {
                const after = energy(ego, drive(ego, 1, { steer, throttle: 0, brake: 0 }));
                expect(after).toBeLessThanOrEqual(before + 1e-6 * Math.abs(before) + 0.5);
                before = after;
              }
            }
          },
        ),
        { seed: 5, numRuns: 60 },
      );
    },
  );

  test('raycast: kinetic energy and height together never grow by more than its springs breathe, 0.1 %', () => {
    const ego = make({ name: 'raycast', car: lossless(compactHatchback), speed: 15 });
    const first = energy(ego, ego.truth());
    let least = first;
    for (let tick = 0; tick < 1000; tick++) {
      const now = energy(ego, drive(ego, 1, { steer: 0.1 * Math.sin(tick / 50), throttle: 0, brake: 0 }));
      expect(now).toBeLessThan(least * 1.001);
      least = Math.min(least, now);
    }
  });
});

describe('cornering', () => {
  /** Understeer gradient K = m (b / Cf - a / Cr) / L with C the axle's stiffness [s^2/m]; C over load makes it (1/kf - 1/kr) / g. */
  function understeer({ frontTyre, rearTyre }: VehicleSpecification): number {
    return (1 / frontTyre.corneringCoefficient - 1 / rearTyre.corneringCoefficient) / GRAVITY;
  }

  const STEADY = CARS.flatMap((car) => [5, 10, 20, 30].map((speed) => [car.name, speed] as const));
  test.each(STEADY)('single-track, %s: yaw rate at %f m/s is v delta / (L + K v^2) within 2 %%', (name, speed) => {
    const car = lossless(carOf(name));
    const tyre = 'linear';
    const steer = (0.5 / (speed * speed)) * (car.wheelbase + understeer(car) * speed * speed);
    const ego = make({ car, speed, tyre });
    const { yawRate, vx } = drive(ego, 3000, keep(ego, speed, steer));
    const expected = (vx * steer) / (car.wheelbase + understeer(car) * vx * vx);
    expect(Math.abs(yawRate / expected - 1)).toBeLessThan(0.02);
  });

  test.each(['linear', 'pacejka'] as const)('single-track, %s tyre: understeer gradient within 5 %%', (tyre) => {
    // Steering over lateral acceleration, at one radius and two speeds (ISO 4138): delta = L / R + K ay.
    const car = lossless(compactHatchback);
    const radius = 200;
    const steerAt = (speed: number) => {
      const steer = car.wheelbase / radius + (understeer(car) * speed * speed) / radius;
      const ego = make({ car, speed, tyre });
      const { yawRate, vx, ay } = drive(ego, 3000, keep(ego, speed, steer));
      return { excess: steer - (car.wheelbase * yawRate) / vx, ay };
    };
    const slow = steerAt(6);
    const fast = steerAt(16);
    const found = (fast.excess - slow.excess) / (fast.ay - slow.ay);
    expect(Math.abs(found / understeer(car) - 1)).toBeLessThan(0.05);
  });

  test('the CommonRoad car steers neutrally: its gradient is zero within 0.05 degrees per g', () => {
    const ego = make({ car: lossless(fordEscort), speed: 20, tyre: 'linear' });
    const steer = 0.015;
    const { yawRate, vx, ay } = drive(ego, 3000, keep(ego, 20, steer));
    const perG = ((steer - (fordEscort.wheelbase * yawRate) / vx) / ay) * GRAVITY;
    expect(Math.abs(perG) * (180 / Math.PI)).toBeLessThan(0.05);
  });

  test.each(CARS.map((car) => car.name))('bicycle, %s: yaw rate v tan(delta) / L within 0.1 %%', (name) => {
    const car = carOf(name);
    const ego = make({ name: 'bicycle', car, speed: 8 });
    const { yawRate, vx, vy, ay } = drive(ego, 1000, keep(ego, 8, 0.1));
    expect(Math.abs((yawRate * car.wheelbase) / (vx * Math.tan(0.1)) - 1)).toBeLessThan(1e-3);
    expect(Math.abs(vy)).toBeLessThan(1e-9);
    expect(ay).toBeCloseTo(vx * yawRate, 2);
  });

  test.each(DYNAMICS_NAMES)('%s: when the road loses half of its grip it drives as one made for that', (name) => {
    const [turned, made] = [make({ name, speed: 20 }), make({ name, speed: 20, friction: 0.5 })];
    turned.setGrip(0.5);
    for (let tick = 0; tick < 200; tick++) {
      for (const ego of [turned, made]) ego.step({ steer: 0.05, throttle: 0, brake: tick < 100 ? 0 : 1 });
      expect(turned.truth()).toEqual(made.truth());
    }
  });

  test.each(['bicycle', 'single-track'] as const)('%s: on ice the bend is no tighter than friction allows', (name) => {
    const ego = make({ name, speed: 15, friction: 0.1 });
    for (let tick = 0; tick < 300; tick++) {
      const { vx, yawRate } = drive(ego, 1, { steer: 0.2, throttle: 0, brake: 0 });
      if (tick > 150) expect(Math.abs(vx * yawRate)).toBeLessThan(0.1 * GRAVITY * 1.2);
    }
  });

  test('single-track: the answer to a step of the steering at 100 Hz and at 200 Hz agrees within 1 %', () => {
    const answer = (dt: number): PlanarVelocity[] => {
      const motion = new SingleTrackMotion(compactHatchback, 1, pacejkaForce);
      const velocity = { vx: 20, vy: 0, yawRate: 0 };
      const input = { steer: 0.05, driveForce: 800, brakeForce: 0, gravityX: 0, gravityY: 0, gravityDown: GRAVITY };
      return Array.from({ length: 100 }, () => {
        for (let i = 0; i < Math.round(0.02 / dt); i++) motion.step(velocity, input, dt);
        return { ...velocity };
      });
    };
    const fine = answer(0.005);
    for (const quantity of ['vx', 'vy', 'yawRate'] as const) {
      const peak = Math.max(...fine.map((velocity) => Math.abs(velocity[quantity])));
      for (const [i, coarse] of answer(0.01).entries())
        expect(Math.abs(coarse[quantity] - fine[i][quantity]) / peak).toBeLessThan(0.01);
    }
  });

  test('single-track: a slalom at 100 Hz and at 200 Hz ends within 1 % of its way at the same place', () => {
    const at = (dt: number) => {
      const motion = new SingleTrackMotion(compactHatchback, 1, pacejkaForce);
      const start = { x: 0, y: 0, z: 0, yaw: 0, speed: 20 };
      const ego = new PlanarVehicle(compactHatchback, planeGround(), start, motion, dt);
      return drive(ego, Math.round(6 / dt), (tick) => ({
        steer: 0.04 * Math.sin(2 * tick * dt),
        throttle: 0.2,
        brake: 0,
      }));
    };
    const fine = at(0.005);
    const coarse = at(0.01);
    expect(Math.abs(coarse.vx / fine.vx - 1)).toBeLessThan(0.01);
    expect(Math.hypot(coarse.x - fine.x, coarse.y - fine.y)).toBeLessThan(0.01 * Math.hypot(fine.x, fine.y));
  });

  test('single-track: pulling away with the wheels turned goes over to slip without a jump', () => {
    const ego = make({});
    let before = ego.truth();
    for (let tick = 0; tick < 600; tick++) {
      const now = drive(ego, 1, { steer: 0.3, throttle: 0.3, brake: 0 });
      expect(Math.abs(now.yawRate - before.yawRate)).toBeLessThan(0.02);
      expect(Math.abs(now.vy - before.vy)).toBeLessThan(0.02);
      before = now;
    }
    expect(before.vx).toBeGreaterThan(4);
  });
});

describe('tyres', () => {
  const slips = fc.double({ min: -1.5, max: 1.5, noNaN: true });
  test.each([
    ['linear', linearForce],
    ['pacejka', pacejkaForce],
  ] as const)('%s: slope K N at zero, odd, never more than mu N', (_, force) => {
    fc.assert(
      fc.property(slips, fc.double({ min: 0.05, max: 1.2, noNaN: true }), (slip, friction) => {
        const found = force(fordEscort.frontTyre, slip, 5000, friction);
        expect(Math.abs(found)).toBeLessThanOrEqual(friction * 5000);
        expect(found * slip).toBeGreaterThanOrEqual(0);
        expect(force(fordEscort.frontTyre, -slip, 5000, friction)).toBeCloseTo(-found, 9);
        expect(force(fordEscort.frontTyre, 1e-6, 5000, friction) / 1e-6).toBeCloseTo(21.92 * 5000, 0);
      }),
      { seed: 2 },
    );
  });
});

describe.each(DYNAMICS_NAMES)('%s', (name) => {
  const wild = (tick: number): Pedals => ({
    steer: ((tick % 170) / 170 - 0.5) * 0.8,
    throttle: (tick % 90) / 90,
    brake: tick % 230 > 180 ? 0.7 : 0,
  });

  test('no step calls a function of Math that differs between engines', () => {
    const ego = make({ name, ground: planeGround(0.05, 0.02), speed: 10 });
    withoutInexactMath(() => drive(ego, 300, wild));
    expect(ego.speed).not.toBe(10);
  });

  test.each([0, 1, 60, 190, 350])(
    'going on from a snapshot after %i ticks is the same as not having stopped',
    (ticks) => {
      const through = make({ name, ground: planeGround(0.03), speed: 9 });
      drive(through, ticks, wild);
      const resumed = make({ name, ground: planeGround(0.03), speed: 2, yaw: 1 });
      resumed.restore(structuredClone(through.snapshot()));
      expect(hashOf(resumed.truth())).toBe(hashOf(through.truth()));
      for (let tick = ticks; tick < ticks + 200; tick++) {
        through.step(wild(tick));
        resumed.step(wild(tick));
      }
      expect(hashOf(resumed.truth())).toBe(hashOf(through.truth()));
      expect(hashOf(resumed.snapshot())).toBe(hashOf(through.snapshot()));
    },
  );

  test('wheels stay within 6 cm of a sloping road, and the speed tells the way that it goes', () => {
    const ego = make({ name, ground: planeGround(0.08, -0.04), speed: 12, yaw: 0.5 });
    for (let tick = 0; tick < 300; tick++) {
      const before = ego.truth();
      const now = drive(ego, 1, { steer: 0.05, throttle: 0.3, brake: 0 });
      expect(Math.abs(now.z - 0.08 * now.x + 0.04 * now.y)).toBeLessThan(0.06);
      const moved = Math.hypot(now.x - before.x, now.y - before.y, now.z - before.z);
      expect(moved).toBeCloseTo(Math.hypot(now.vx, now.vy) / 100, 2);
    }
  });

  test('a blow at the side turns it and moves it, by no more energy than it brings', () => {
    const ego = make({ name, speed: 10 });
    const point = { x: ego.pose.x, y: ego.pose.y };
    ego.push(point.x, point.y, 0, 2000, 0, 0.01);
    const velocity = { x: 0, y: 0 };
    ego.velocityAt(point.x, point.y, velocity);
    expect(velocity.y).toBeCloseTo(2000 * ego.inverseMassAt(point.x, point.y, 0, 1), 2);
    expect(ego.pose.y).toBeCloseTo(0.01, 6);
    expect(ego.truth().yawRate).toBeLessThan(0);
    expect(drive(ego, 300, COASTING).vx).toBeLessThan(10.2);
  });
});
