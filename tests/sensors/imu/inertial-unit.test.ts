import { describe, expect, test } from 'vitest';
import { Hasher } from '../../../src/core/hash.ts';
import type { EgoTruth } from '../../../src/core/messages/ego-truth.ts';
import { composePoses, type Pose, rotationOfPose } from '../../../src/core/pose.ts';
import { standingEgo } from '../../../src/core/standing-ego.ts';
import { IMU_PRESETS, type TriadParameters } from '../../../src/sensors/imu/imu-parameters.ts';
import { InertialUnit } from '../../../src/sensors/imu/inertial-unit.ts';
import { allanPoint } from '../../../src/sensors/noise/allan-deviation.ts';
import { flickerAllanVariance } from '../../../src/sensors/noise/flicker-noise.ts';
import type { SensorTruth } from '../../../src/sensors/sensor.ts';
import { GRAVITY } from '../../../src/world/gravity.ts';
import { STARTER_IMU } from '../starter-parts.ts';
import { autocorrelation, correlation, deviation, mean } from '../statistics.ts';

const PERFECT: TriadParameters = {
  noiseDensity: 0,
  bias: 0,
  biasInstability: 0,
  randomWalk: 0,
  scaleError: 0,
  misalignment: 0,
  range: 0,
  resolution: 0,
};
const SAMPLES = 100_000;
const RATE = 10;
const DT = 1 / RATE;

function seen(ego: EgoTruth): SensorTruth {
  return { ego, actors: null, signals: null };
}

function unit(change: Partial<TriadParameters>, mount: Partial<Pose> = {}, seed = 1, name = 'a'): InertialUnit {
  const triad = { ...PERFECT, ...change };
  const at = { ...STARTER_IMU.mount, ...mount };
  return new InertialUnit(
    name,
    { rate: RATE, mount: at, turnedBy: null, accelerometer: triad, gyroscope: triad },
    seed,
  );
}

/** All six outputs of a unit at rest: forces, then rates. */
function series(of: InertialUnit, count = SAMPLES): Float64Array[] {
  const all = Array.from({ length: 6 }, () => new Float64Array(count));
  const ego = standingEgo();
  for (let i = 0; i < count; i++) {
    const { ax, ay, az, rollRate, pitchRate, yawRate } = of.measure(0, seen(ego));
    [ax, ay, az - GRAVITY, rollRate, pitchRate, yawRate].forEach((value, axis) => {
      all[axis][i] = value;
    });
  }
  return all;
}

/** Allan deviation over all series, and the standard error of that. */
function allanOf(all: readonly Float64Array[], n: number): { tau: number; deviation: number; error: number } {
  const points = all.map((values) => allanPoint(values, DT, n));
  const rms = Math.sqrt(mean(points.map(({ deviation: found }) => found * found)));
  return { tau: points[0].tau, deviation: rms, error: points[0].error / Math.sqrt(all.length) };
}

describe('noise at rest, over 100,000 samples of each of six outputs', () => {
  test('white noise: deviation density sqrt(rate / 2), no memory, Allan deviation density / sqrt(2 tau), slope -1/2', () => {
    const density = 0.02;
    const sigma = density * Math.sqrt(RATE / 2);
    const all = series(unit({ noiseDensity: density }));
    for (const values of all) {
      expect(Math.abs(mean(values))).toBeLessThan((4 * sigma) / Math.sqrt(SAMPLES));
      expect(Math.abs(deviation(values) / sigma - 1)).toBeLessThan(4 / Math.sqrt(2 * SAMPLES));
      for (const lag of [1, 7, 100])
        expect(Math.abs(autocorrelation(values, lag))).toBeLessThan(4 / Math.sqrt(SAMPLES));
    }
    for (const n of [1, 10, 100, 1000]) {
      const { tau, deviation: found, error } = allanOf(all, n);
      expect(Math.abs(found / (density / Math.sqrt(2 * tau)) - 1)).toBeLessThan(3 * error);
    }
    expect(Math.abs(correlation(all[0], all[5]))).toBeLessThan(4 / Math.sqrt(SAMPLES));
  });

  test('bias instability: Allan deviation flat at 0.664 B from 8 s on', () => {
    const b = 0.003;
    const all = series(unit({ biasInstability: b }));
    for (const n of [80, 160, 500, 1600]) {
      const { tau, deviation: found, error } = allanOf(all, n);
      const expected = Math.sqrt(flickerAllanVariance(b, tau));
      expect(Math.abs(expected / (0.664 * b) - 1)).toBeLessThan(0.05);
      expect(Math.abs(found / expected - 1)).toBeLessThan(3 * error);
    }
  });

  test('random walk: Allan deviation K sqrt(tau / 3), slope +1/2', () => {
    const k = 0.01;
    const all = series(unit({ randomWalk: k }));
    for (const n of [30, 100, 300, 1000]) {
      const { tau, deviation: found, error } = allanOf(all, n);
      // Neighbouring differences of a random walk share a quarter of their variance: a third more error for it.
      expect(Math.abs(found / (k * Math.sqrt(tau / 3)) - 1)).toBeLessThan(3 * 1.33 * error);
    }
  });

  test('all at once: squares add up at every averaging time', () => {
    const [density, b, k] = [0.06, 0.006, 0.0002];
    const all = series(unit({ noiseDensity: density, biasInstability: b, randomWalk: k }));
    for (const n of [1, 10, 100, 1000]) {
      const { tau, deviation: found, error } = allanOf(all, n);
      const expected = Math.sqrt((density * density) / (2 * tau) + flickerAllanVariance(b, tau) + (k * k * tau) / 3);
      expect(Math.abs(found / expected - 1)).toBeLessThan(3 * error);
    }
  });

  test('units of two names are strangers; a new effect moves no other draw', () => {
    const a = series(unit({ noiseDensity: 1 }))[5];
    const b = series(unit({ noiseDensity: 1 }, {}, 1, 'b'))[5];
    expect(Math.abs(correlation(a, b))).toBeLessThan(4 / Math.sqrt(SAMPLES));
    const more = unit({
      noiseDensity: 1,
      biasInstability: 1e-9,
      randomWalk: 1e-9,
      scaleError: 1e-9,
      misalignment: 1e-9,
    });
    const c = series(more, 1000)[5];
    for (let i = 0; i < c.length; i++) expect(c[i]).toBeCloseTo(a[i], 6);
  });
});

describe('errors drawn once a run, over 100,000 units', () => {
  test('offset, scale and misalignment have the deviations that are asked for', () => {
    const units = Array.from({ length: 100_000 }, (_, seed) =>
      unit({ bias: 0.02, scaleError: 0.01, misalignment: 0.005 }, {}, seed),
    );
    const rest = units.map((one) => one.measure(0, seen(standingEgo())).yawRate);
    const turning = units.map((one, i) => one.measure(0, seen(standingEgo({ yawRate: 1 }))).yawRate - rest[i] - 1);
    const leak = units.map((one, i) => one.measure(0, seen(standingEgo({ rollRate: 1 }))).yawRate - rest[i]);
    for (const [values, sigma] of [
      [rest, 0.02],
      [turning, 0.01],
      [leak, 0.005],
    ] as const) {
      expect(Math.abs(mean(values))).toBeLessThan((4 * sigma) / Math.sqrt(100_000));
      expect(Math.abs(deviation(values) / sigma - 1)).toBeLessThan(4 / Math.sqrt(200_000));
    }
  });
});

describe('range and resolution', () => {
  test('values come in whole steps, and never beyond the range', () => {
    const one = unit({ noiseDensity: 0.1, range: 2, resolution: 0.25 });
    let most = 0;
    for (let i = 0; i < 5000; i++) {
      const { yawRate } = one.measure(0, seen(standingEgo({ yawRate: 1.5 })));
      expect(yawRate / 0.25).toBe(Math.round(yawRate / 0.25));
      most = Math.max(most, yawRate);
    }
    expect(most).toBe(2);
    expect(one.measure(0, seen(standingEgo({ yawRate: -9 }))).yawRate).toBe(-2);
  });
});

describe('place and axes', () => {
  /** Forces at a mount by differences of its path: the vehicle turns about all axes, its origin stands. */
  function forceByPath(mount: Pose): number[] {
    const at = (t: number): Pose => ({
      x: 0,
      y: 0,
      z: 0,
      yaw: 0.8 * t + 0.3 * t * t,
      pitch: 0.02 * t,
      roll: -0.01 * t,
    });
    const h = 1e-3;
    const [a, b, c] = [-h, 0, h].map((t) =>
      composePoses(at(t), mount, { x: 0, y: 0, z: 0, yaw: 0, pitch: 0, roll: 0 }),
    );
    const g = [(a.x - 2 * b.x + c.x) / h ** 2, (a.y - 2 * b.y + c.y) / h ** 2, (a.z - 2 * b.z + c.z) / h ** 2 + 9.81];
    const r = rotationOfPose(b, new Float64Array(9));
    return [0, 1, 2].map((axis) => r[axis] * g[0] + r[3 + axis] * g[1] + r[6 + axis] * g[2]);
  }

  test('a unit off the origin and turned feels what the path of its place says', () => {
    const mount = { x: 1.2, y: -0.4, z: 0.6, yaw: 0.5, pitch: -0.1, roll: 0.2 };
    const one = unit({}, mount);
    // Rates of the path above, a sample before t = 0 and there: yaw 0.8 + 0.6 t about the vertical, pitch and roll steady.
    const ego = (t: number): EgoTruth =>
      standingEgo({ yawRate: 0.8 + 0.6 * t, pitchRate: 0.02 - 0.8 * 0.01 * t, rollRate: -0.01 - 0.8 * 0.02 * t });
    one.measure(0, seen(ego(-DT)));
    const { ax, ay, az } = one.measure(0, seen(ego(0)));
    const [x, y, z] = forceByPath(mount);
    expect(ax).toBeCloseTo(x, 3);
    expect(ay).toBeCloseTo(y, 3);
    expect(az).toBeCloseTo(z, 3);
  });

  test('turning steadily, a unit ahead of the axle is pulled back by w^2 x', () => {
    const one = unit({}, { x: 2 });
    one.measure(0, seen(standingEgo({ yawRate: 0.5 })));
    expect(one.measure(0, seen(standingEgo({ yawRate: 0.5 }))).ax).toBeCloseTo(-0.5 * 0.5 * 2, 12);
  });
});

describe('same seed, same bits', () => {
  const run = (one: InertialUnit, from: number, to: number) => {
    const hasher = new Hasher();
    for (let k = from; k < to; k++)
      hasher.data(one.measure(0, seen(standingEgo({ yawRate: Math.sin(k / 40), ax: k % 3 }))));
    return hasher.digest();
  };

  test.each(Object.entries(IMU_PRESETS))('%s, also from a snapshot on', (_, preset) => {
    const make = (seed: number) => new InertialUnit('a', { ...STARTER_IMU, ...preset }, seed);
    expect(run(make(1), 0, 300)).toBe(run(make(1), 0, 300));
    expect(run(make(2), 0, 300)).not.toBe(run(make(1), 0, 300));
    const through = make(1);
    run(through, 0, 137);
    const resumed = make(9);
    resumed.restore(structuredClone(through.snapshot()));
    expect(run(resumed, 137, 300)).toBe(run(through, 137, 300));
  });
});
