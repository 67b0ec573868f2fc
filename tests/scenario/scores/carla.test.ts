import { describe, expect, test } from 'vitest';
import { routeCompletion } from '../../../src/scenario/scores/carla/arrival.ts';
import { bench2driveSmoothness } from '../../../src/scenario/scores/carla/bench2drive-smoothness.ts';
import { type CarlaContact, carlaCollisions } from '../../../src/scenario/scores/carla/carla-collisions.ts';
import { COUNTED_INFRACTIONS, FAULTLESS } from '../../../src/scenario/scores/carla/carla-record.ts';
import { carlaScore20 } from '../../../src/scenario/scores/carla/carla-score-20.ts';
import { carlaScore21 } from '../../../src/scenario/scores/carla/carla-score-21.ts';
import { bench2driveSuccess, carlaStatus } from '../../../src/scenario/scores/carla/carla-status.ts';
import { minSpeedPercents } from '../../../src/scenario/scores/carla/min-speed.ts';

describe('driving score', () => {
  test('one vehicle hit and one red light on a complete route: 42 and 47.62', () => {
    const record = { ...FAULTLESS, collisionsVehicle: 1, redLights: 1 };
    // 100 * 0.6 * 0.7
    expect(carlaScore20(record).value).toBeCloseTo(42, 9);
    // 100 / (1 + 0.7 + 0.4) = 100 / 2.1
    expect(carlaScore21(record).value).toBeCloseTo(47.61904761904762, 9);
    expect(carlaScore21(record).value.toFixed(2)).toBe('47.62');
  });

  test.each([
    ['faultless', {}, 100, 100],
    ['half the route', { routeCompletion: 50 }, 50, 50],
    // 0.5^2; 1 / (1 + 2)
    ['two pedestrians', { collisionsPedestrian: 2 }, 25, 100 / 3],
    // 0.65 * 0.8; 1 / (1 + 0.6 + 0.25)
    ['a wall and a stop sign', { collisionsStatic: 1, stopSigns: 1 }, 52, 100 / 1.85],
    // 0.7 * 0.7; 1 / (1 + 0.4 + 0.4)
    ['a timeout and an ambulance', { scenarioTimeouts: 1, yieldsMissed: 1 }, 49, 100 / 1.8],
    // 10 % outside: 0.9 in both
    ['outside of the lanes', { outsideLanes: 10 }, 90, 90],
    // 0.9 * 0.6; 0.9 / 1.7
    ['outside, and a vehicle', { outsideLanes: 10, collisionsVehicle: 1 }, 54, 90 / 1.7],
    // 1 - 0.3 * 0.5 = 0.85 at one; (1 + 0.4 * 0.5) at the other
    ['half as fast at one checkpoint', { minSpeed: [50] }, 85, 100 / 1.2],
    // Four times half as fast: 0.85^4 = 0.52200625; 1 / (1 + 4 * 0.2)
    ['half as fast at all four', { minSpeed: [50, 50, 50, 50] }, 52.200625, 100 / 1.8],
    ['faster than traffic', { minSpeed: [120, 100] }, 100, 100],
  ])('%s', (_, change, in20, in21) => {
    const record = { ...FAULTLESS, ...change };
    expect(carlaScore20(record).value).toBeCloseTo(in20, 9);
    expect(carlaScore21(record).value).toBeCloseTo(in21, 9);
  });

  test('parts multiply and add up to it', () => {
    const record = {
      ...FAULTLESS,
      routeCompletion: 80,
      collisionsVehicle: 2,
      redLights: 1,
      minSpeed: [40],
      outsideLanes: 5,
    };
    const of20 = carlaScore20(record);
    const product = of20.parts.reduce((sum, { role, value }) => (role === 'multiplier' ? sum * value : sum), 1);
    expect(of20.value).toBeCloseTo(80 * product, 9);
    const of21 = carlaScore21(record);
    const penalty = of21.parts.find(({ name }) => name === 'penalty')?.value ?? Number.NaN;
    // 0.95 / (1 + 1.4 + 0.4 + 0.24)
    expect(penalty).toBeCloseTo(0.95 / 3.04, 12);
    expect(of21.value).toBeCloseTo(80 * penalty, 9);
  });

  test('one more infraction of any kind lowers it', () => {
    for (const kind of COUNTED_INFRACTIONS) {
      for (let count = 0; count < 4; count++) {
        const fewer = { ...FAULTLESS, [kind]: count };
        const more = { ...FAULTLESS, [kind]: count + 1 };
        expect(carlaScore20(more).value).toBeLessThan(carlaScore20(fewer).value);
        expect(carlaScore21(more).value).toBeLessThan(carlaScore21(fewer).value);
      }
    }
  });
});

describe('status', () => {
  test.each([
    [{}, 'Perfect', true],
    [{ minSpeed: [80] }, 'Completed', true],
    [{ redLights: 1 }, 'Completed', false],
    [{ outsideLanes: 2 }, 'Completed', false],
    [{ routeCompletion: 99 }, 'Failed', false],
    [{ ended: 'blocked' as const, routeCompletion: 60 }, 'Failed', false],
  ])('%j is %s', (change, status, success) => {
    const record = { ...FAULTLESS, ...change };
    expect(carlaStatus(record)).toBe(status);
    expect(bench2driveSuccess(record)).toBe(success);
  });
});

test.each([
  [50, 200, 150, 25],
  [199, 200, 9, 100], // 99.5 % and within 10 m
  [199, 200, 11, 99.5],
  [197, 200, 3, 98.5],
  [300, 200, 0, 100],
  [-3, 200, 200, 0],
])('%f m of %f m, %f m from the goal: %f %%', (progress, length, distance, expected) => {
  expect(routeCompletion(progress, length, distance)).toBeCloseTo(expected, 12);
});

describe('minimum speed', () => {
  const share = Float64Array.from({ length: 41 }, (_, i) => i / 40);

  test('up to four checkpoints, each by the means since the one before', () => {
    // Ego 5 m/s all along; traffic 10 m/s, and 4 m/s in the last quarter.
    const traffic = share.map((value) => (value > 0.75 ? 4 : 10));
    expect(minSpeedPercents(share, new Float64Array(41).fill(5), traffic)).toEqual([50, 50, 50, 125]);
  });

  test('only checkpoints that were passed, and only where there is traffic', () => {
    const half = share.map((value) => value / 2);
    expect(minSpeedPercents(half, new Float64Array(41).fill(5), new Float64Array(41).fill(10))).toHaveLength(2);
    expect(minSpeedPercents(share, new Float64Array(41).fill(5), new Float64Array(41).fill(Number.NaN))).toEqual([]);
    expect(minSpeedPercents([], [], [])).toEqual([]);
  });
});

describe('collisions', () => {
  const contact = (time: number, change: Partial<CarlaContact> = {}): CarlaContact => ({
    time,
    other: 7,
    kind: 'vehicle',
    x: 10 * time,
    y: 0,
    speed: 10,
    ...change,
  });

  test('the same one within 5 m or 5 s is one collision', () => {
    expect(carlaCollisions([contact(1), contact(2), contact(5.9)]).vehicle).toBe(1);
    expect(carlaCollisions([contact(1), contact(7)]).vehicle).toBe(2);
    expect(carlaCollisions([contact(1), contact(30, { x: 12 })]).vehicle).toBe(1);
    expect(carlaCollisions([contact(1), contact(1.1, { other: 8 })]).vehicle).toBe(2);
  });

  test('none while the ego stands', () => {
    expect(carlaCollisions([contact(1, { speed: 0.05 })]).vehicle).toBe(0);
    expect(carlaCollisions([contact(1, { speed: 0.05, kind: 'pedestrian' }), contact(2)])).toEqual({
      pedestrian: 0,
      vehicle: 1,
      static: 0,
    });
  });
});

test('smoothness is the share of chunks of 20 that keep the limits', () => {
  const zero = new Float64Array(65);
  // Braking at 5 m/s^2 throughout the second of three whole chunks; the last 5 samples are no chunk.
  const ax = zero.map((_, i) => (i >= 20 && i < 40 ? -5 : 0));
  expect(bench2driveSmoothness({ step: 0.1, ax, ay: zero, yaw: zero })).toBeCloseTo(2 / 3, 12);
  expect(bench2driveSmoothness({ step: 0.1, ax: [0], ay: [0], yaw: [0] })).toBeNaN();
});
