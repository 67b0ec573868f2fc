import { describe, expect, test } from 'vitest';
import { Hasher } from '../../../src/core/hash.ts';
import type { EgoTruth } from '../../../src/core/messages/ego-truth.ts';
import { standingEgo } from '../../../src/core/standing-ego.ts';
import type { WheelReading } from '../../../src/core/wheel-reading.ts';
import { brushSlip } from '../../../src/sensors/odometry/brush-slip.ts';
import { ODOMETRY_PRESETS, type OdometryParameters } from '../../../src/sensors/odometry/odometry-parameters.ts';
import { WheelOdometry } from '../../../src/sensors/odometry/wheel-odometry.ts';
import { autocorrelation, deviation, mean } from '../statistics.ts';

const RADIUS = 0.31;
const RATE = 100;
const DT = 1 / RATE;
const SAMPLES = 100_000;
const PERFECT: OdometryParameters = {
  ...ODOMETRY_PRESETS.automotive,
  rate: RATE,
  wheelRadius: RADIUS,
  friction: 1e9,
  radiusError: 0,
  toothError: 0,
  slip: 0,
  steerOffset: 0,
};

/** Readings of a car that goes at speed(t) [m/s]. */
function drive(
  parameters: OdometryParameters,
  count: number,
  speed: (t: number) => number,
  change: (t: number) => Partial<EgoTruth> = () => ({}),
  seed = 1,
): WheelReading[] {
  const odometry = new WheelOdometry('a', parameters, seed);
  let angle = 0;
  return Array.from({ length: count }, (_, k) => {
    const vx = speed(k * DT);
    angle += k === 0 ? 0 : (vx * DT) / RADIUS;
    const ego = standingEgo({ vx, wheelAngles: new Float64Array(4).fill(angle), ...change(k * DT) });
    return odometry.measure(k, { ego, actors: null, signals: null }) as WheelReading;
  });
}

describe('teeth', () => {
  test('are counted: their number over a drive is the way over their distance', () => {
    const readings = drive(PERFECT, 2001, () => 10);
    const way = 20 * 10;
    for (const count of readings[2000].ticks) {
      expect(Math.abs(count - (way / (2 * Math.PI * RADIUS)) * 48)).toBeLessThanOrEqual(1);
    }
  });

  test.each([0.5, 3, 20, -2])('the time between them is the speed: %f m/s', (v) => {
    for (const { speed, wheelSpeeds } of drive(PERFECT, 300, () => v).slice(60)) {
      expect(speed).toBeCloseTo(v, 9);
      for (const wheel of wheelSpeeds) expect(wheel).toBeCloseTo(v, 9);
    }
  });

  test('a car that stops tells nothing more than the wait for the next tooth allows, and stands after half a second', () => {
    const readings = drive(PERFECT, 300, (t) => (t < 1 ? 5 : 0));
    const pitch = (2 * Math.PI * RADIUS) / 48;
    for (let k = 102; k < 300; k++) expect(readings[k].speed).toBeLessThanOrEqual(pitch / ((k - 101) * DT) + 1e-9);
    expect(readings[160].speed).toBe(0);
  });

  test('badly placed teeth: white in place, so that neighbouring speeds are against each other; 100,000 samples', () => {
    const v = 20;
    const error = 0.02;
    const speeds = Float64Array.from(
      drive({ ...PERFECT, toothError: error, slip: 0 }, SAMPLES + 10, () => v).slice(10),
      ({ wheelSpeeds }) => wheelSpeeds[2],
    );
    // Between two teeth that count lies about a sample's way; both ends are off by the error of a tooth's distance.
    const pitch = (2 * Math.PI * RADIUS) / 48;
    const sigma = (Math.SQRT2 * error * pitch) / DT;
    expect(Math.abs(mean(speeds) - v)).toBeLessThan((4 * sigma) / Math.sqrt(SAMPLES));
    expect(Math.abs(deviation(speeds) / sigma - 1)).toBeLessThan(0.03);
    expect(Math.abs(autocorrelation(speeds, 1) + 0.5)).toBeLessThan(0.03);
    for (const lag of [2, 5]) expect(Math.abs(autocorrelation(speeds, lag))).toBeLessThan(0.03);
  });
});

describe('radius, steering and slip', () => {
  test('radii and offset have the deviations that are asked for, each wheel its own; 100,000 wheels', () => {
    const parameters = { ...PERFECT, radiusError: 0.01, steerOffset: 0.02, steerResolution: 0 };
    const cars = Array.from(
      { length: SAMPLES / 4 },
      (_, seed) =>
        drive(
          parameters,
          6,
          () => 10,
          () => ({}),
          seed,
        )[5],
    );
    const shares = cars.flatMap(({ wheelSpeeds }) => Array.from(wheelSpeeds, (speed) => 10 / speed - 1));
    expect(Math.abs(mean(shares))).toBeLessThan((4 * 0.01) / Math.sqrt(SAMPLES));
    expect(Math.abs(deviation(shares) / 0.01 - 1)).toBeLessThan(4 / Math.sqrt(2 * SAMPLES));
    const offsets = cars.map(({ steer }) => steer);
    expect(Math.abs(mean(offsets))).toBeLessThan((4 * 0.02) / Math.sqrt(SAMPLES / 4));
    expect(Math.abs(deviation(offsets) / 0.02 - 1)).toBeLessThan(4 / Math.sqrt(SAMPLES / 2));
  });

  test('braked wheels turn less than the ground goes by, driven ones more, free ones as it does', () => {
    const braking = drive(
      { ...PERFECT, slip: 0.04 },
      100,
      () => 10,
      () => ({ ax: -4.905 }),
    ).at(-1) as WheelReading;
    for (const speed of braking.wheelSpeeds) expect(speed / 10).toBeCloseTo(1 - 0.02, 7);
    const driving = drive(
      { ...PERFECT, slip: 0.04 },
      100,
      () => 10,
      () => ({ ax: 2.4525 }),
    ).at(-1) as WheelReading;
    expect(driving.wheelSpeeds[0] / 10).toBeCloseTo(1.01, 7);
    expect(driving.wheelSpeeds[3] / 10).toBeCloseTo(1, 9);
    expect(driving.speed / 10).toBeCloseTo(1, 9);
  });
});

describe('slip by the brush model', () => {
  test('is the stiffness where the force is small, three times its slip at the limit, and against the force', () => {
    expect(brushSlip(1e-4, 0.04, 0.8) / 1e-4).toBeCloseTo(0.04, 5);
    expect(brushSlip(-0.8, 0.04, 0.8)).toBeCloseTo(-3 * 0.8 * 0.04, 12);
    expect(brushSlip(2, 0.04, 0.8)).toBeCloseTo(3 * 0.8 * 0.04, 12);
    // F / (mu N) of its result is what was asked for.
    const k = brushSlip(0.5, 0.04, 0.8);
    expect(0.8 * (1 - (1 - k / (3 * 0.8 * 0.04)) ** 3)).toBeCloseTo(0.5, 12);
    expect(brushSlip(0.1, 0.04, 0.12)).toBeGreaterThan(1.4 * brushSlip(0.1, 0.04, 1));
  });
});

describe('same seed, same bits', () => {
  const hash = (odometry: WheelOdometry, from: number, to: number) => {
    const hasher = new Hasher();
    for (let k = from; k < to; k++) {
      const wheelAngles = new Float64Array(4).fill(0.3 * k + Math.sin(k / 9));
      const ego = standingEgo({ vx: 9, ax: Math.sin(k), steer: 0.001 * k, wheelAngles });
      hasher.data(odometry.measure(k, { ego, actors: null, signals: null }));
    }
    return hasher.digest();
  };

  test.each(Object.entries(ODOMETRY_PRESETS))('%s, also from a snapshot on', (_, preset) => {
    const make = (seed: number) => new WheelOdometry('a', { ...PERFECT, ...preset }, seed);
    expect(hash(make(1), 0, 300)).toBe(hash(make(1), 0, 300));
    expect(hash(make(2), 0, 300)).not.toBe(hash(make(1), 0, 300));
    const through = make(1);
    hash(through, 0, 137);
    const resumed = make(9);
    resumed.restore(structuredClone(through.snapshot()));
    expect(hash(resumed, 137, 300)).toBe(hash(through, 137, 300));
  });
});
