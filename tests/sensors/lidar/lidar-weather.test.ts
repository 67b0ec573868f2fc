import { describe, expect, test } from 'vitest';
import { POINT_CAUSE } from '../../../src/core/point-cloud.ts';
import { RandomStream } from '../../../src/core/random.ts';
import { standingEgo } from '../../../src/core/standing-ego.ts';
import {
  type BeamOptics,
  extinctionOf,
  FallingDrops,
  rainDrops,
  seenPerMetre,
  snowFlakes,
} from '../../../src/sensors/lidar/falling-drops.ts';
import { FogReturn, isFog } from '../../../src/sensors/lidar/fog-return.ts';
import { Lidar } from '../../../src/sensors/lidar/lidar.ts';
import type { LidarParameters } from '../../../src/sensors/lidar/lidar-parameters.ts';
import type { Atmosphere } from '../../../src/world/scenery/mesh.ts';
import { weatherAtmosphere } from '../../../src/world/weather/weather-light.ts';
import { calmWeather, presetWeather } from '../../../src/world/weather/weather-presets.ts';
import { aheadPattern, plainLidar } from './lidar-of.ts';
import { sceneryOf, wallAt } from './lidar-scenery.ts';

const OPTICS: BeamOptics = { divergence: [0.002, 0.002], aperture: 0.01, tenthRange: 50, minRange: 0.9 };

/** Share of n trials within four standard deviations of a binomial one, both sides. */
function expectShare(count: number, n: number, probability: number): void {
  expect(n).toBeGreaterThanOrEqual(100_000);
  expect(Math.abs(count / n - probability)).toBeLessThan(4 * Math.sqrt((probability * (1 - probability)) / n));
}

/** Probability that the first drop is nearer than `far`, by Simpson's rule over the hazard. */
function probabilityWithin(far: number, rate: number): number {
  const n = 2000;
  const h = (far - OPTICS.minRange) / n;
  let sum = 0;
  for (let i = 0; i <= n; i++) {
    const weight = i === 0 || i === n ? 1 : i % 2 === 1 ? 4 : 2;
    sum += weight * seenPerMetre(OPTICS.minRange + i * h, rainDrops(rate), OPTICS);
  }
  return 1 - Math.exp((-sum * h) / 3);
}

describe('drops', () => {
  test("are Marshall and Palmer's: their extinction is near that of Rec. ITU-R P.1814, 1.076 R^0.67 dB/km", () => {
    for (const rate of [5, 25, 50]) {
      const decibels = (1000 * extinctionOf(rainDrops(rate)) * 10) / Math.LN10;
      expect(decibels / (1.076 * rate ** 0.67)).toBeGreaterThan(0.7);
      expect(decibels / (1.076 * rate ** 0.67)).toBeLessThan(1.5);
    }
  });

  test('come first where the integral over the beam says, by rate and by range', () => {
    const n = 200_000;
    for (const rate of [2, 10, 40]) {
      const drops = new FallingDrops(rainDrops(rate), OPTICS);
      const random = new RandomStream(3, `rain ${rate}`);
      const ranges = Float64Array.from({ length: n }, () => drops.rangeOf(random.uniform()));
      for (const far of [1.5, 2, 3, 5, 39.9])
        expectShare(ranges.filter((range) => range < far).length, n, probabilityWithin(far, rate));
    }
  });

  test('that are seen are bright enough to be', () => {
    const drops = new FallingDrops(rainDrops(20), OPTICS);
    const random = new RandomStream(4, 'drops');
    for (let i = 0; i < 1000; i++) {
      const range = drops.rangeOf(random.uniform() * drops.probability);
      expect(drops.strengthAt(range, random.uniform())).toBeGreaterThanOrEqual(0.0999 * (range / 50) ** 2);
    }
  });

  test('more rain, more of them; snow more than rain of the same water', () => {
    const of = (rate: number) => new FallingDrops(rainDrops(rate), OPTICS).probability;
    expect(of(25)).toBeGreaterThan(2 * of(5));
    expect(new FallingDrops(snowFlakes(2), OPTICS).probability).toBeGreaterThan(of(2));
  });
});

describe('fog', () => {
  const extinction = 0.06;
  const fog = new FogReturn(extinction);

  test('begins at a visibility of a kilometre', () => {
    expect(isFog(Math.log(20) / 1001)).toBe(false);
    expect(isFog(Math.log(20) / 999)).toBe(true);
  });

  test('gives back most a few metres ahead, the same for whatever lies far behind', () => {
    expect(fog.powerBefore(100)).toBe(fog.powerBefore(Number.POSITIVE_INFINITY));
    expect(fog.powerBefore(1)).toBeLessThan(fog.powerBefore(10));
    expect(new FogReturn(0.03).powerBefore(50)).toBeLessThan(fog.powerBefore(50));
  });

  test('spreads its returns behind the peak as 10 m times Beta(2, 20)', () => {
    const n = 200_000;
    const random = new RandomStream(5, 'fog');
    const least = fog.rangeBefore(Number.POSITIVE_INFINITY, 0);
    const samples = Float64Array.from(
      { length: n },
      () => fog.rangeBefore(Number.POSITIVE_INFINITY, random.uniform()) - least,
    );
    const mean = samples.reduce((sum, value) => sum + value, 0) / n;
    const variance = samples.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n;
    // Of Beta(a, b): a / (a + b) and a b / ((a + b)^2 (a + b + 1)).
    const deviation = 10 * Math.sqrt(40 / (22 * 22 * 23));
    expect(Math.abs(mean - 20 / 22)).toBeLessThan((4 * deviation) / Math.sqrt(n));
    expect(Math.abs(Math.sqrt(variance) / deviation - 1)).toBeLessThan(0.01);
  });

  test('never gives back anything behind the target', () => {
    for (let i = 0; i < 100; i++) expect(fog.rangeBefore(2.5, i / 100)).toBeLessThanOrEqual(2.5);
  });
});

describe('a lidar in weather', () => {
  const SWEEPS = 10;
  const fair = calmWeather({ azimuth: 3, elevation: 0.6 });

  /** Counts of causes and of all points over ten sweeps of 20,000 beams at a wall `x` m ahead. */
  function counts(x: number, atmosphere: Atmosphere, change: Partial<LidarParameters> = {}) {
    const parameters = plainLidar({
      ...OPTICS,
      divergence: [0.002, 0.002],
      materials: true,
      weather: true,
      pattern: aheadPattern(200, 100),
      ...change,
    });
    const lidar = new Lidar('top', parameters, 1, sceneryOf([wallAt(x)], [], atmosphere));
    const cause = [0, 0, 0, 0];
    for (let i = 0; i < SWEEPS; i++) {
      lidar.measure(10 * i, { ego: standingEgo(), actors: null });
      for (const value of lidar.truthOf().cause) cause[value]++;
    }
    return { cause, beams: 20_000 * SWEEPS };
  }

  test('meets drops as often as the beams of the model do', () => {
    const rain = weatherAtmosphere({ ...fair, rain: 20 });
    const { cause, beams } = counts(45, rain, { returns: 'first' });
    expectShare(cause[POINT_CAUSE.precipitation], beams, probabilityWithin(40, 20));
    expectShare(cause[POINT_CAUSE.surface], beams, 1 - probabilityWithin(40, 20));
    // One that sees farther is turned down for what is near, and sees no more of them.
    const far = counts(45, rain, { returns: 'first', tenthRange: 200 }).cause;
    expect(far[POINT_CAUSE.precipitation]).toBe(cause[POINT_CAUSE.precipitation]);
  });

  test('reports the wall behind the drop where it is stronger, or last', () => {
    const rain = weatherAtmosphere({ ...fair, rain: 20 });
    const first = counts(20, rain, { returns: 'first' }).cause[POINT_CAUSE.precipitation];
    const strongest = counts(20, rain, { returns: 'strongest' }).cause[POINT_CAUSE.precipitation];
    expect(strongest).toBeLessThan(first);
    expect(counts(20, rain, { returns: 'last' }).cause[POINT_CAUSE.precipitation]).toBe(0);
  });

  test('sees the fog itself where it is thick and the wall is far', () => {
    const thick = weatherAtmosphere(presetWeather('fog'));
    expect(counts(15, thick).cause).toEqual([200_000, 0, 0, 0]);
    const { cause } = counts(60, thick);
    expect(cause[POINT_CAUSE.surface]).toBe(0);
    expect(cause[POINT_CAUSE.fog]).toBe(200_000);
    expect(counts(60, weatherAtmosphere(fair)).cause).toEqual([200_000, 0, 0, 0]);
  });

  test('knows of none of it where it is told not to', () => {
    const heavy = weatherAtmosphere(presetWeather('heavy-rain'));
    expect(counts(30, heavy, { weather: false, returns: 'first' }).cause).toEqual([200_000, 0, 0, 0]);
  });
});
