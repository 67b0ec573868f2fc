import { describe, expect, test } from 'vitest';
import type { EgoTruth } from '../../src/core/messages/ego-truth.ts';
import type { Gnss, Imu } from '../../src/core/messages/motion-readings.ts';
import { standingEgo } from '../../src/core/standing-ego.ts';
import { GnssReceiver } from '../../src/sensors/gnss/gnss-receiver.ts';
import { InertialUnit } from '../../src/sensors/imu/inertial-unit.ts';
import { WheelOdometry } from '../../src/sensors/odometry/wheel-odometry.ts';
import type { SensorTruth } from '../../src/sensors/sensor.ts';
import { STARTER_GNSS, STARTER_IMU, STARTER_ODOMETRY } from './starter-parts.ts';

const SEEDS = Array.from({ length: 400 }, (_, i) => i + 1);

const gnssOf = (seed: number) => new GnssReceiver('gnss', STARTER_GNSS, seed, { frame: null, chunks: [] });
const imuOf = (seed: number) => new InertialUnit('imu', STARTER_IMU, seed);

function seen(ego: EgoTruth): SensorTruth {
  return { ego, actors: null, signals: null };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}

describe('GNSS', () => {
  const ego = standingEgo({ x: 1000, y: -50, z: 7 });

  test('over many receivers the error has no mean and the deviation that it states', () => {
    const fixes = SEEDS.map((seed) => gnssOf(seed).measure(0, seen(ego)));
    for (const axis of ['x', 'y'] as const) {
      const errors = fixes.map((fix) => fix[axis] - ego[axis]);
      expect(Math.abs(mean(errors))).toBeLessThan((3 * fixes[0].sigma) / Math.sqrt(SEEDS.length));
      expect(Math.abs(deviation(errors) / fixes[0].sigma - 1)).toBeLessThan(0.12);
    }
    expect(fixes[0].sigma).toBeCloseTo(Math.sqrt(0.4 ** 2 + 0.8 ** 2), 12);
  });

  test('from fix to fix mostly white noise of 0.4 m, over minutes a bias that wanders', () => {
    const receiver = gnssOf(5);
    const fixes: Gnss[] = Array.from({ length: 30_000 }, () => receiver.measure(0, seen(ego)));
    const steps = fixes.slice(1).map((fix, i) => fix.x - fixes[i].x);
    expect(deviation(steps) / Math.SQRT2).toBeCloseTo(0.4, 1);
    const blockMeans = Array.from({ length: 100 }, (_, i) =>
      mean(fixes.slice(i * 300, i * 300 + 300).map(({ x }) => x)),
    );
    expect(deviation(blockMeans)).toBeGreaterThan(0.4);
    expect(deviation(blockMeans)).toBeLessThan(1.2);
  });

  test('the bias forgets itself over a minute: correlation 1 / e after 60 s', () => {
    const products: number[] = [];
    const squares: number[] = [];
    for (const seed of SEEDS) {
      const receiver = gnssOf(seed);
      const errors = Array.from({ length: 601 }, () => receiver.measure(0, seen(ego)).x - ego.x);
      products.push(errors[0] * errors[600]);
      squares.push(errors[0] ** 2 - 0.16);
    }
    expect(Math.abs(mean(products) / mean(squares) - Math.exp(-1))).toBeLessThan(0.2);
  });
});

describe('IMU', () => {
  const noiseless = (ego: EgoTruth): Imu => {
    const samples = SEEDS.map((seed) => imuOf(seed).measure(0, seen(ego)));
    const average = (key: keyof Imu): number => mean(samples.map((sample) => sample[key]));
    return {
      ax: average('ax'),
      ay: average('ay'),
      az: average('az'),
      rollRate: average('rollRate'),
      pitchRate: average('pitchRate'),
      yawRate: average('yawRate'),
    };
  };

  test('at rest on level ground it feels 9.81 m/s^2 upwards', () => {
    const { ax, ay, az } = noiseless(standingEgo());
    expect(ax).toBeCloseTo(0, 1);
    expect(ay).toBeCloseTo(0, 1);
    expect(az).toBeCloseTo(9.81, 1);
  });

  test('nose up it is pressed back, leaning right it is pushed to the left', () => {
    expect(noiseless(standingEgo({ pitch: -0.1 })).ax).toBeCloseTo(9.81 * Math.sin(0.1), 1);
    expect(noiseless(standingEgo({ roll: 0.1 })).ay).toBeCloseTo(9.81 * Math.sin(0.1), 1);
  });

  test('acceleration and rates come through', () => {
    const { ax, yawRate } = noiseless(standingEgo({ ax: -3, yawRate: 0.4 }));
    expect(ax).toBeCloseTo(-3, 1);
    expect(yawRate).toBeCloseTo(0.4, 3);
  });

  test("one unit has a bias that stays and white noise of the part's density", () => {
    const unit = imuOf(3);
    const rates = Array.from({ length: 4000 }, () => unit.measure(0, seen(standingEgo())).yawRate);
    expect(deviation(rates)).toBeCloseTo(((0.014 * Math.PI) / 180) * Math.sqrt(50), 4);
    const first = mean(rates.slice(0, 2000));
    expect(Math.abs(first - mean(rates.slice(2000)))).toBeLessThan(2e-4);
    expect(Math.abs(first)).toBeLessThan(0.01);
  });
});

describe('odometry', () => {
  test('over many cars the scale error is 1 %, and one car keeps its own', () => {
    const speeds = SEEDS.map(
      (seed) =>
        new WheelOdometry('odometry', STARTER_ODOMETRY, seed).measure(0, seen(standingEgo({ vx: 20 }))).speed / 20,
    );
    expect(deviation(speeds)).toBeCloseTo(0.01, 2);
    expect(mean(speeds)).toBeCloseTo(1, 2);
    const odometry = new WheelOdometry('odometry', STARTER_ODOMETRY, 9);
    const scale = odometry.measure(0, seen(standingEgo({ vx: 10 }))).speed / 10;
    expect(odometry.measure(0, seen(standingEgo({ vx: 20 }))).speed / 20).toBeCloseTo(scale, 2);
  });

  test('speed comes in ticks of 1 cm/s, and a standing car stands', () => {
    const odometry = new WheelOdometry('odometry', STARTER_ODOMETRY, 2);
    for (const vx of [0, 0.003, 1.2345, 9.876]) {
      const ticks = odometry.measure(0, seen(standingEgo({ vx }))).speed / 0.01;
      expect(Math.abs(ticks - Math.round(ticks))).toBeLessThan(1e-9);
    }
    expect(odometry.measure(0, seen(standingEgo())).speed).toBe(0);
  });
});
