import { describe, expect, test } from 'vitest';
import { shippedMap, shippedMapNames } from '../../shipped-maps.ts';
import { DENSITIES, LONGEST_REST, placesOf, watchTraffic } from './traffic-watch.ts';

/** Two minutes; `npm run test:soak` takes an hour [s]. */
const SECONDS = 120;

describe.each(shippedMapNames())('two minutes of traffic in %s', (name) => {
  const map = shippedMap(name);
  const places = placesOf(map);
  test.each(DENSITIES)('with %d of its places taken: no overlap, no red light run', (density) => {
    const report = watchTraffic(map, 1, Math.round(places * density), SECONDS);
    expect(report.overlaps).toBe(0);
    expect(report.crossedOnRed).toBe(0);
    expect(report.count).toBeGreaterThan(0);
    expect(report.meanSpeed).toBeGreaterThan(1);
  });
});

test.each(shippedMapNames())('same seed, same hash; another seed, another: %s', (name) => {
  const map = shippedMap(name);
  const { hash, count } = watchTraffic(map, 1, 10, 20);
  expect(watchTraffic(map, 1, 10, 20).hash).toBe(hash);
  if (count > 0) expect(watchTraffic(map, 2, 10, 20).hash).not.toBe(hash);
});

describe('a roundabout whose ring has less room between its arms than a car is long', () => {
  test('does not lock up in five minutes', () => {
    const map = shippedMap('left-hand-village');
    const ring = map.lanes.filter(({ junction, length }) => junction < 0 && length < 4);
    expect(ring.length).toBeGreaterThan(0);
    const { longestRest, overlaps } = watchTraffic(map, 1, 60, 300);
    expect(overlaps).toBe(0);
    expect(longestRest).toBeLessThan(180);
  });
});

test('four and a half minutes of the city at 80 % of its capacity, buses and lorries among them: nobody waits longer than three minutes', () => {
  const map = shippedMap('grid-city');
  const report = watchTraffic(map, 1, Math.round(0.8 * placesOf(map)), 270);
  expect(report.rests).toEqual([]);
  expect(report.longestRest).toBeLessThanOrEqual(LONGEST_REST);
  expect(report.overlaps).toBe(0);
  expect(report.crossedOnRed).toBe(0);
});
