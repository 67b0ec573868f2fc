import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashOf } from '../../../src/core/hash.ts';
import type { EgoTruth } from '../../../src/core/messages/ego-truth.ts';
import { rotationOfPose, toParent } from '../../../src/core/pose.ts';
import type { SurfacePoint } from '../../../src/map/road-map.ts';
import { RoadSurface } from '../../../src/map/road-surface.ts';
import type { Pedals } from '../../../src/world/ego/actuators.ts';
import { EgoVehicle } from '../../../src/world/ego/ego-vehicle.ts';
import type { Ground } from '../../../src/world/ground.ts';
import { compactHatchback as car } from '../../../src/world/vehicles/compact-hatchback.ts';
import { firstTown } from '../../map-fixture.ts';
import { planeGround } from '../plane-ground.ts';
import { withoutInexactMath } from '../without-inexact-math.ts';

const GRAVITY = 9.81;
const town = firstTown();
const BRAKED: Pedals = { steer: 0, throttle: 0, brake: 0.4 };

function at(ground: Ground, speed = 0, yaw = 0): EgoVehicle {
  return new EgoVehicle(car, ground, { x: 3, y: -2, z: 0, yaw, speed });
}

function drive(ego: EgoVehicle, ticks: number, pedals: Pedals | ((tick: number) => Pedals)): EgoTruth {
  for (let tick = 0; tick < ticks; tick++) ego.step(typeof pedals === 'function' ? pedals(tick) : pedals);
  return ego.truth();
}

/** Throttle that keeps about this speed. */
function keep(ego: EgoVehicle, speed: number, steer: number): () => Pedals {
  return () => ({ steer, throttle: Math.max(0, 0.06 + 0.5 * (speed - ego.speed)), brake: 0 });
}

/** Lowest point of each wheel, map frame. */
function wheelPoints(truth: EgoTruth): { x: number; y: number; z: number }[] {
  const rotation = rotationOfPose(truth, new Float64Array(9));
  const places = [
    [car.wheelbase, car.track / 2],
    [car.wheelbase, -car.track / 2],
    [0, car.track / 2],
    [0, -car.track / 2],
  ];
  return places.map(([x, y], i) => toParent(truth, rotation, { x, y, z: truth.wheelTravel[i] }, { x: 0, y: 0, z: 0 }));
}

/** How far the lowest point of each wheel is over a plane [m]. */
function wheelGaps(truth: EgoTruth, slopeX: number, slopeY: number): number[] {
  return wheelPoints(truth).map(({ x, y, z }) => z - slopeX * x - slopeY * y);
}

describe('standing', () => {
  test.each([
    [0, 0],
    [0.1, 0],
    [-0.12, 0.03],
    [0, 0.06],
  ])('wheels stand on a plane of slope %f, %f within 2 mm', (slopeX, slopeY) => {
    const truth = drive(at(planeGround(slopeX, slopeY), 0, 0.4), 300, BRAKED);
    for (const gap of wheelGaps(truth, slopeX, slopeY)) expect(Math.abs(gap)).toBeLessThan(0.002);
  });

  test('on the steepest road of the town too, and the body lies along it', () => {
    const surface = new RoadSurface(town);
    const point: SurfacePoint = { z: 0, nx: 0, ny: 0, nz: 1 };
    const places = town.lanes.flatMap(({ centre }) =>
      Array.from(centre.x, (x, i) => {
        surface.heightAt(x, centre.y[i], point);
        return { x, y: centre.y[i], z: centre.z[i], yaw: centre.heading[i], nz: point.nz };
      }),
    );
    const start = places.reduce((a, b) => (b.nz < a.nz ? b : a));
    expect(start.nz).toBeLessThan(0.9995);
    const truth = drive(new EgoVehicle(car, surface, { ...start, speed: 0 }), 300, BRAKED);
    for (const { x, y, z } of wheelPoints(truth)) {
      surface.heightAt(x, y, point);
      expect(Math.abs(z - point.z)).toBeLessThan(0.002);
    }
    expect(Math.cos(truth.pitch) * Math.cos(truth.roll)).toBeCloseTo(start.nz, 3);
  });

  test('origin is on the ground and the body level at rest on level ground', () => {
    const truth = drive(at(planeGround()), 200, BRAKED);
    expect(Math.abs(truth.z)).toBeLessThan(1e-6);
    expect(Math.abs(truth.pitch)).toBeLessThan(1e-6);
    expect(truth).toMatchObject({ vx: 0, vy: 0, yawRate: 0, ax: 0, ay: 0, az: 0 });
  });

  test.each([0.2, 0.1, -0.2])('a braked car on a slope of %f does not move by a bit', (slope) => {
    const ego = at(planeGround(slope));
    const settled = drive(ego, 300, BRAKED);
    const later = drive(ego, 3000, BRAKED);
    expect([later.x, later.y, later.z, later.pitch]).toEqual([settled.x, settled.y, settled.z, settled.pitch]);
    expect(Math.abs(settled.x - 3)).toBeLessThan(0.02);
  });

  test('too weak a brake lets it roll down, and a released one leaves it free', () => {
    const slope = 0.15;
    const weak = (0.5 * car.mass * GRAVITY * slope) / car.maxBrakeForce;
    const ego = at(planeGround(slope));
    drive(ego, 300, BRAKED);
    expect(drive(ego, 200, { steer: 0, throttle: 0, brake: weak }).vx).toBeLessThan(-0.5);
  });
});

describe('braking and driving', () => {
  test.each([8, 14, 20])('full braking from %f m/s takes v^2 / (2 mu g) and the time that the brakes need', (speed) => {
    const ego = at(planeGround(), speed);
    const start = ego.truth().x;
    let ticks = 0;
    while (ego.speed > 0.01 && ticks++ < 1000) ego.step({ steer: 0, throttle: 0, brake: 1 });
    const ideal = (speed * speed) / (2 * car.tyreFriction * GRAVITY);
    expect(ego.pose.x - start).toBeGreaterThan(ideal);
    expect(ego.pose.x - start).toBeLessThan(ideal + 0.1 * speed);
  });

  test('nose goes down when it brakes, by a few degrees at most', () => {
    const ego = at(planeGround(), 15);
    const truth = drive(ego, 100, { steer: 0, throttle: 0, brake: 0.5 });
    expect(truth.pitch).toBeGreaterThan(0.01);
    expect(truth.pitch).toBeLessThan(0.06);
    expect(truth.ax).toBeCloseTo((-0.5 * car.maxBrakeForce) / car.mass, 0);
  });

  test('0 to 50 and 0 to 100 km/h take what the class takes: about 3.5 s and 9.1 s', () => {
    const ego = at(planeGround());
    const times = [50, 100].map((kmh) => {
      let ticks = 0;
      while (ego.speed < kmh / 3.6 && ticks++ < 3000) ego.step({ steer: 0, throttle: 1, brake: 0 });
      return ticks / 100;
    });
    expect(times[0]).toBeGreaterThan(3);
    expect(times[0]).toBeLessThan(4);
    expect(times[0] + times[1]).toBeGreaterThan(8.2);
    expect(times[0] + times[1]).toBeLessThan(10);
  });

  test('at top speed the engine does nothing but overcome drag and rolling resistance', () => {
    const ego = at(planeGround(), 50);
    const { vx } = drive(ego, 6000, { steer: 0, throttle: 1, brake: 0 });
    const resistance = 0.5 * 1.225 * car.dragArea * vx * vx + car.rollingResistance * car.mass * GRAVITY;
    expect(vx * resistance).toBeGreaterThan(0.97 * car.maxPower);
    expect(vx * resistance).toBeLessThan(1.03 * car.maxPower);
  });

  test('a coasting car comes to rest and does not turn back', () => {
    const ego = at(planeGround(), 1);
    for (let tick = 0; tick < 3000; tick++) {
      ego.step({ steer: 0, throttle: 0, brake: 0 });
      expect(ego.speed).toBeGreaterThan(-1e-3);
    }
    expect(ego.speed).toBeLessThan(0.01);
  });
});

describe('cornering', () => {
  test.each([
    [3, 0.5],
    [6, 1],
    [10, 1.5],
    [15, 1.5],
  ])("at %f m/s and %f m/s^2 the yaw rate is the bicycle model's v tan(delta) / L within 3 %%", (speed, lateral) => {
    const steer = Math.atan((car.wheelbase * lateral) / (speed * speed));
    const ego = at(planeGround(), speed);
    const truth = drive(ego, 800, keep(ego, speed, steer));
    const bicycle = (truth.vx * Math.tan(steer)) / car.wheelbase;
    expect(Math.abs(truth.yawRate / bicycle - 1)).toBeLessThan(0.03);
    expect(truth.ay).toBeCloseTo(truth.vx * truth.yawRate, 1);
  });

  test('it leans out of the bend, by 1 to 3 degrees at 3 m/s^2', () => {
    const ego = at(planeGround(), 12);
    const truth = drive(ego, 800, keep(ego, 12, Math.atan((car.wheelbase * 3) / 144)));
    expect(truth.roll).toBeGreaterThan(0.017);
    expect(truth.roll).toBeLessThan(0.052);
  });

  test('what a tyre gives sideways it lacks for braking (friction circle)', () => {
    const left = (steer: number): number => {
      const truth = drive(at(planeGround(), 20), 100, { steer, throttle: 0, brake: 1 });
      return Math.hypot(truth.vx, truth.vy);
    };
    expect(left(0.12)).toBeGreaterThan(left(0) + 0.5);
  });

  test('left and right are mirror images', () => {
    fc.assert(
      fc.property(fc.double({ min: -0.5, max: 0.5, noNaN: true }), fc.integer({ min: 2, max: 20 }), (steer, speed) => {
        const left = drive(new EgoVehicle(car, planeGround(), { x: 0, y: 0, z: 0, yaw: 0, speed }), 150, {
          steer,
          throttle: 0.1,
          brake: 0,
        });
        const right = drive(new EgoVehicle(car, planeGround(), { x: 0, y: 0, z: 0, yaw: 0, speed }), 150, {
          steer: -steer,
          throttle: 0.1,
          brake: 0,
        });
        expect(right.x).toBeCloseTo(left.x, 9);
        expect(right.y).toBeCloseTo(-left.y, 9);
        expect(right.yaw).toBeCloseTo(-left.yaw, 9);
        expect(right.roll).toBeCloseTo(-left.roll, 9);
      }),
      { seed: 7, numRuns: 20 },
    );
  });

  test('no pedals and no steering up to 20 m/s make it roll over, shake or lose the ground', () => {
    const pedals = fc.record({
      steer: fc.double({ min: -0.6, max: 0.6, noNaN: true }),
      throttle: fc.double({ min: 0, max: 1, noNaN: true }),
      brake: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20 }),
        fc.array(pedals, { minLength: 3, maxLength: 6 }),
        (speed, phases) => {
          const ego = at(planeGround(), speed);
          for (const phase of phases) {
            const truth = drive(ego, 80, phase);
            expect(Math.abs(truth.roll)).toBeLessThan(0.2);
            expect(Math.abs(truth.pitch)).toBeLessThan(0.1);
            expect(Math.abs(truth.z)).toBeLessThan(0.15);
            for (const gap of wheelGaps(truth, 0, 0)) expect(gap).toBeLessThan(0.05);
          }
        },
      ),
      { seed: 11, numRuns: 40 },
    );
  });

  test('a car at a steady speed does not tremble', () => {
    const ego = at(planeGround(), 10);
    drive(ego, 500, keep(ego, 10, 0));
    const rates = Array.from({ length: 100 }, () => drive(ego, 1, keep(ego, 10, 0)).pitchRate);
    expect(Math.max(...rates.map(Math.abs))).toBeLessThan(1e-3);
  });
});

describe('determinism', () => {
  const wild = (tick: number): Pedals => ({
    steer: ((tick % 170) / 170 - 0.5) * 0.8,
    throttle: (tick % 90) / 90,
    brake: tick % 230 > 180 ? 0.7 : 0,
  });

  test('no step calls a function of Math that differs between engines', () => {
    const ego = at(planeGround(0.05, 0.02), 10);
    withoutInexactMath(() => drive(ego, 300, wild));
    expect(ego.speed).not.toBe(10);
  });

  test.each([0, 1, 60, 190, 350])(
    'going on from a snapshot after %i ticks is the same as not having stopped',
    (ticks) => {
      const through = at(planeGround(0.03), 9);
      drive(through, ticks, wild);
      const state = structuredClone(through.snapshot());
      const resumed = at(planeGround(0.03), 2, 1);
      resumed.restore(state);
      expect(hashOf(resumed.truth())).toBe(hashOf(through.truth()));
      for (let tick = ticks; tick < ticks + 200; tick++) {
        through.step(wild(tick));
        resumed.step(wild(tick));
      }
      expect(hashOf(resumed.truth())).toBe(hashOf(through.truth()));
      expect(hashOf(resumed.snapshot())).toBe(hashOf(through.snapshot()));
    },
  );

  test('a standing car goes on standing from a snapshot', () => {
    const through = at(planeGround(0.1));
    drive(through, 300, BRAKED);
    const resumed = at(planeGround(0.1));
    resumed.restore(structuredClone(through.snapshot()));
    expect(hashOf(drive(resumed, 50, BRAKED))).toBe(hashOf(drive(through, 50, BRAKED)));
  });
});
