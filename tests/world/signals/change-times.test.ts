import { describe, expect, test } from 'vitest';
import type { RoadMap } from '../../../src/map/road-map.ts';
import { allRedBetween, amberAt, amberOf, redAmberOf } from '../../../src/world/signals/change-times.ts';
import { firstTown } from '../../map-fixture.ts';

const town = firstTown();

/** The town with its signals in another country. */
function townIn(country: string): RoadMap {
  const roads = town.document.roads.map((road) => ({
    ...road,
    signals: road.signals.map((signal) => ({ ...signal, country })),
  }));
  return { ...town, document: { ...town.document, roads } };
}

describe('amber', () => {
  test.each([
    [30, 3],
    [50, 3],
    [60, 4],
    [70, 5],
    // ITE: 1 s + v / (2 * 3.05 m/s^2), in tenths, at least as at 70 km/h, at most 6 s.
    [80, 5],
    [100, 5.6],
    [130, 6],
  ])('at %i km/h lasts %f s', (limit, seconds) => expect(amberAt(limit / 3.6, 0)).toBe(seconds));

  // y = 1 s + v / (2 * 3.05 m/s^2 + 2 * 9.81 m/s^2 * G), reckoned by hand: 90 km/h on -2 % is 1 + 25 / 5.7076 = 5.380 s.
  test.each([
    [90, 0, 5.1],
    [90, -0.02, 5.4],
    [90, 0.02, 5],
    [100, 0.04, 5.1],
    [100, -0.03, 6],
    [80, -0.02, 5],
    [80, -0.05, 5.4],
  ])('at %i km/h on a grade of %f lasts %f s by ITE', (limit, grade, seconds) => {
    expect(amberAt(limit / 3.6, grade)).toBe(seconds);
  });

  // Beside RiLSA's 3 s at 50 km/h what ITE's formula gives more on the grade: 13.889 / (6.1 - 1.5696) - 13.889 / 6.1 = 0.789 s.
  test.each([
    [50, -0.08, 3.8],
    [50, -0.04, 3.4],
    [50, 0.08, 3],
    [60, -0.05, 4.6],
    [70, -0.05, 5.7],
    [70, -0.12, 6],
    // So steep that braking by 3.05 m/s^2 would not slow down.
    [30, -0.4, 6],
  ])('at %i km/h on a grade of %f lasts %f s', (limit, grade, seconds) => {
    expect(amberAt(limit / 3.6, grade)).toBeCloseTo(seconds, 9);
  });

  test('takes the grade from the elevation at the stop lines', () => {
    const steep = town.lanes.map((lane) => {
      const z = lane.centre.s.map((s) => -0.08 * s);
      return { ...lane, centre: { ...lane.centre, z } };
    });
    expect(amberOf({ ...town, lanes: steep }, 0)).toBeCloseTo(3.8, 9);
  });

  test('goes by the highest limit on the approaches', () => {
    expect(amberOf(town, 0)).toBe(3);
    const fast = town.speedLimits.map((limits) => ({ ...limits, limit: limits.limit.map(() => 70 / 3.6) }));
    expect(amberOf({ ...town, speedLimits: fast }, 0)).toBe(5);
  });
});

test('red-amber is shown where the country has it', () => {
  expect(redAmberOf(town, 0)).toBe(1);
  expect(redAmberOf(townIn('DE'), 0)).toBe(1);
  expect(redAmberOf(townIn('DEU'), 0)).toBe(1);
  for (const country of ['US', 'USA', 'fr', 'ESP']) expect(redAmberOf(townIn(country), 0)).toBe(0);
});

describe('all-red', () => {
  test('clears the conflicts, in whole seconds, longer where no red-amber adds to it', () => {
    const seconds = allRedBetween(town, 0, 1);
    expect(seconds).toBeGreaterThanOrEqual(1);
    expect(seconds).toBeLessThanOrEqual(6);
    expect(Number.isInteger(seconds)).toBe(true);
    expect(allRedBetween(townIn('US'), 0, 1)).toBeGreaterThanOrEqual(seconds);
  });

  test('is longer at a wider junction', () => {
    const wide = town.conflictZones.map((zones) => zones.map((zone) => ({ ...zone, to: zone.to + 30 })));
    // 30 m more at 7 or 10 m/s.
    expect(allRedBetween({ ...town, conflictZones: wide }, 0, 1) - allRedBetween(town, 0, 1)).toBeGreaterThanOrEqual(2);
  });
});
