import { expect, test } from 'vitest';
import { wilsonInterval } from '../../src/report/wilson-interval.ts';

// Newcombe 1998, "Two-sided confidence intervals for the single proportion", table I, method 3 (Wilson's score interval).
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('%i of %i: as in the literature', (hits, count, low, high) => {
  const interval = wilsonInterval(hits, count);
  expect(interval.low).toBeCloseTo(low, 4);
  expect(interval.high).toBeCloseTo(high, 4);
});

test('holds the share, is mirrored where hits and misses change places, shrinks with tries, never leaves 0 to 1', () => {
  for (let count = 1; count <= 60; count++)
    for (let hits = 0; hits <= count; hits++) {
      const { low, high } = wilsonInterval(hits, count);
      const other = wilsonInterval(count - hits, count);
      expect(low >= 0 && low <= hits / count && hits / count <= high && high <= 1).toBe(true);
      expect(low + other.high).toBeCloseTo(1, 12);
      const more = wilsonInterval(4 * hits, 4 * count);
      expect(more.high - more.low).toBeLessThan(high - low);
    }
  expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
});
