import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ackermannAngle } from '../../../src/world/ego/ackermann.ts';
import { Actuators } from '../../../src/world/ego/actuators.ts';
import { compactHatchback as car } from '../../../src/world/vehicles/compact-hatchback.ts';

const DT = 0.01;

test('the road wheels never turn farther or faster than they can, whatever is asked', () => {
  fc.assert(
    fc.property(fc.array(fc.double(), { minLength: 1, maxLength: 60 }), (wishes) => {
      const actuators = new Actuators(car);
      for (const steer of wishes) {
        const before = actuators.steer;
        actuators.step({ steer, throttle: steer, brake: steer }, DT, 0);
        expect(Math.abs(actuators.steer - before)).toBeLessThanOrEqual(car.maxSteerRate * DT + 1e-12);
        expect(Math.abs(actuators.steer)).toBeLessThanOrEqual(car.maxSteer);
        expect(actuators.driveForce(5)).toBeLessThanOrEqual(car.maxDriveForce);
        expect(actuators.brakeForce()).toBeLessThanOrEqual(car.maxBrakeForce);
        expect(actuators.brakeForce()).toBeGreaterThanOrEqual(0);
      }
    }),
    { seed: 3 },
  );
});

test('a small step of the steering is followed with a lag of first order', () => {
  const actuators = new Actuators(car);
  for (let i = 0; i < 8; i++) actuators.step({ steer: 0.02, throttle: 0, brake: 0 }, DT, 0);
  expect(actuators.steer / 0.02).toBeCloseTo(1 - (0.08 / (0.08 + DT)) ** 8, 9);
});

test('what is missing of a step of the brake adds up to its time constant, however long a step is', () => {
  for (const dt of [0.001, 0.01, 0.05]) {
    const actuators = new Actuators(car);
    let missing = 0;
    for (let i = 0; i < 2 / dt; i++) {
      actuators.step({ steer: 0, throttle: 0, brake: 1 }, dt, 0);
      missing += (1 - actuators.brakeForce() / car.maxBrakeForce) * dt;
    }
    expect(missing).toBeCloseTo(0.08, 6);
  }
});

test('force is limited by power from the speed on where both are equal', () => {
  const actuators = new Actuators(car);
  for (let i = 0; i < 500; i++) actuators.step({ steer: 0, throttle: 1, brake: 0 }, DT, 0);
  expect(actuators.driveForce(5)).toBeCloseTo(car.maxDriveForce, 3);
  expect(actuators.driveForce(30)).toBeCloseTo(car.maxPower / 30, 3);
});

test('in reverse it drives backwards, and the gear changes only at walking pace', () => {
  const actuators = new Actuators(car);
  const back = { steer: 0, throttle: 0.5, brake: 0, reverse: true } as const;
  for (let i = 0; i < 600; i++) actuators.step(back, DT, 3);
  expect(actuators.driveForce(3)).toBe(0);
  for (let i = 0; i < 600; i++) actuators.step(back, DT, 0.2);
  expect(actuators.driveForce(-0.5)).toBeCloseTo(-car.maxDriveForce / 2, 3);
  for (let i = 0; i < 600; i++) actuators.step({ steer: 0, throttle: 0.5, brake: 0 }, DT, -0.1);
  expect(actuators.driveForce(0)).toBeCloseTo(car.maxDriveForce / 2, 3);
});

test('what is not a number brakes and goes straight on', () => {
  const actuators = new Actuators(car);
  for (let i = 0; i < 200; i++) actuators.step({ steer: Number.NaN, throttle: Number.NaN, brake: Number.NaN }, DT, 0);
  expect(actuators.steer).toBe(0);
  expect(actuators.driveForce(5)).toBe(0);
  expect(actuators.brakeForce()).toBeCloseTo(car.maxBrakeForce, 3);
});

test('axes of both front wheels meet the rear axle in one point', () => {
  for (const steer of [-0.5, -0.1, 0.01, 0.3]) {
    const centre = car.wheelbase / Math.tan(steer);
    for (const offset of [car.track / 2, -car.track / 2]) {
      expect(ackermannAngle(steer, car.wheelbase, offset)).toBeCloseTo(
        Math.atan(car.wheelbase / (centre - offset)),
        12,
      );
    }
  }
  expect(ackermannAngle(0, car.wheelbase, 0.7)).toBe(0);
});
