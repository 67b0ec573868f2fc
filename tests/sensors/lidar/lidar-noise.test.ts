import { describe, expect, test } from 'vitest';
import type { PointCloud } from '../../../src/core/point-cloud.ts';
import { standingEgo } from '../../../src/core/standing-ego.ts';
import { Lidar } from '../../../src/sensors/lidar/lidar.ts';
import type { LidarParameters } from '../../../src/sensors/lidar/lidar-parameters.ts';
import { NORMAL, normalQuantile } from '../../../src/sensors/lidar/normal-table.ts';
import { aheadPattern, plainLidar } from './lidar-of.ts';
import { sceneryOf, wallAt } from './lidar-scenery.ts';

const WALL = sceneryOf([wallAt(50)]);
const BEAMS = 200 * 100;
const SWEEPS = 10;

/** Clouds of a wall 50 m ahead; 200,000 beams in all. */
function clouds(change: Partial<LidarParameters>, seed = 1, name = 'top'): PointCloud[] {
  const lidar = new Lidar(name, plainLidar({ pattern: aheadPattern(200, 100), ...change }), seed, WALL);
  return Array.from({ length: SWEEPS }, (_, i) => lidar.measure(10 * i, { ego: standingEgo(), actors: null }));
}

/** Ranges of the points of a cloud, each over that to the wall along its beam: errors along the beam [m]. */
function errorsOf({ x, y, z, count }: PointCloud): number[] {
  return Array.from({ length: count }, (_, i) => {
    const range = Math.hypot(x[i], y[i], z[i]);
    return range - (50 * range) / x[i];
  });
}

/** Both sides: a mean and a deviation of n samples lie within four of their own standard deviations. */
function expectNormal(samples: readonly number[], sigma: number): void {
  const n = samples.length;
  const mean = samples.reduce((sum, value) => sum + value, 0) / n;
  const variance = samples.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / n;
  expect(n).toBeGreaterThanOrEqual(100_000);
  expect(Math.abs(mean)).toBeLessThan((4 * sigma) / Math.sqrt(n));
  expect(Math.abs(Math.sqrt(variance) - sigma)).toBeLessThan((4 * sigma) / Math.sqrt(2 * n));
}

/** A share of n lies within four standard deviations of a binomial one. */
function expectShare(count: number, n: number, probability: number): void {
  expect(n).toBeGreaterThanOrEqual(100_000);
  expect(Math.abs(count / n - probability)).toBeLessThan(4 * Math.sqrt((probability * (1 - probability)) / n));
}

describe('range noise', () => {
  test('has mean 0 and the deviation that is asked for', () => {
    for (const rangeNoise of [0.005, 0.02, 0.1]) expectNormal(clouds({ rangeNoise }).flatMap(errorsOf), rangeNoise);
  });

  test('is independent from beam to beam and from sweep to sweep', () => {
    const sigma = 0.02;
    const [a, b] = clouds({ rangeNoise: sigma }).map(errorsOf);
    for (const other of [a.slice(1).concat(a[0]), a.slice(100).concat(a.slice(0, 100)), b]) {
      const covariance = a.reduce((sum, value, i) => sum + value * other[i], 0) / a.length;
      expect(Math.abs(covariance) / (sigma * sigma)).toBeLessThan(4 / Math.sqrt(a.length));
    }
  });

  test('is not there where it is 0, and ranges are told in steps', () => {
    expect(Math.max(...errorsOf(clouds({})[0]).map(Math.abs))).toBeLessThan(1e-5);
    const [cloud] = clouds({ rangeNoise: 0.02, resolution: 0.25 });
    for (let i = 0; i < cloud.count; i += 97) {
      const steps = Math.hypot(cloud.x[i], cloud.y[i], cloud.z[i]) / 0.25;
      expect(Math.abs(steps - Math.round(steps))).toBeLessThan(1e-4);
    }
  });

  test('comes from a table of normal quantiles of mean 0 and deviation 1', () => {
    const mean = NORMAL.reduce((sum, value) => sum + value, 0) / NORMAL.length;
    const square = NORMAL.reduce((sum, value) => sum + value * value, 0) / NORMAL.length;
    const fourth = NORMAL.reduce((sum, value) => sum + value ** 4, 0) / NORMAL.length;
    expect(mean).toBeCloseTo(0, 6);
    expect(square).toBeCloseTo(1, 6);
    expect(Math.abs(fourth - 3)).toBeLessThan(0.02);
    // Abramowitz and Stegun 1964, table 26.1: P(1) = 0.8413447461, P(2) = 0.9772498681, P(3) = 0.9986501020.
    expect(normalQuantile(0.8413447461)).toBeCloseTo(1, 8);
    expect(normalQuantile(0.9772498681)).toBeCloseTo(2, 7);
    expect(normalQuantile(1 - 0.998650102)).toBeCloseTo(-3, 6);
    expect(normalQuantile(0.5)).toBe(0);
  });
});

describe('dropoff', () => {
  const count = (list: readonly PointCloud[]) => list.reduce((sum, cloud) => sum + cloud.count, 0);

  test('leaves out the general share of all points', () => {
    for (const general of [0.05, 0.45, 0.9]) {
      const kept = count(clouds({ dropoff: { general, intensityLimit: 1, zeroIntensity: 0 } }));
      expectShare(kept, BEAMS * SWEEPS, 1 - general);
    }
  });

  test('leaves out faint points: zeroIntensity (1 - I / intensityLimit) below the limit, none above', () => {
    // At 50 m, e^(-0.02 * 50) = 0.3679 of the intensity is left.
    const dropoff = { general: 0, intensityLimit: 0.8, zeroIntensity: 0.4 };
    const faint = clouds({ attenuation: 0.02, dropoff });
    expectShare(count(faint), BEAMS * SWEEPS, 1 - 0.4 * (1 - Math.exp(-1) / 0.8));
    expect(count(clouds({ attenuation: 0.004, dropoff }))).toBe(BEAMS * SWEEPS);
    expect(Math.abs(faint[0].intensity[0] - 255 * Math.exp(-0.02 * 50))).toBeLessThan(2);
  });

  test('of both kinds multiplies', () => {
    const kept = count(
      clouds({ attenuation: 0.02, dropoff: { general: 0.45, intensityLimit: 0.8, zeroIntensity: 0.4 } }),
    );
    expectShare(kept, BEAMS * SWEEPS, 0.55 * (1 - 0.4 * (1 - Math.exp(-1) / 0.8)));
  });
});

describe('random streams', () => {
  test('same seed, same points; another seed or name, others', () => {
    const change = { rangeNoise: 0.02, dropoff: { general: 0.2, intensityLimit: 0.8, zeroIntensity: 0.4 } };
    const first = clouds(change, 7)[9];
    expect(clouds(change, 7)[9]).toEqual(first);
    expect(clouds(change, 8)[9]).not.toEqual(first);
    expect(clouds(change, 7, 'rear')[9]).not.toEqual(first);
  });

  test('an effect that is switched off moves no draw of the others', () => {
    const noise = clouds({ rangeNoise: 0.02 })[9];
    const both = clouds({ rangeNoise: 0.02, dropoff: { general: 0.3, intensityLimit: 1, zeroIntensity: 0 } })[9];
    for (let i = 0; i < both.count; i++) expect(both.x[i]).toBe(noise.x[both.beam[i]]);
  });

  test('a sensor goes on from its snapshot as if nothing had been', () => {
    const parameters = plainLidar({ rangeNoise: 0.02, dropoff: { general: 0.2, intensityLimit: 1, zeroIntensity: 0 } });
    const [a, b] = [1, 2].map((seed) => new Lidar('top', parameters, seed, WALL));
    const truth = { ego: standingEgo(), actors: null };
    a.measure(0, truth);
    b.restore(a.snapshot());
    expect(b.measure(10, truth)).toEqual(a.measure(10, truth));
  });
});
