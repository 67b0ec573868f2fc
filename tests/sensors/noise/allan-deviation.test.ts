import { describe, expect, test } from 'vitest';
import { allanDeviation, allanPoint } from '../../../src/sensors/noise/allan-deviation.ts';

describe('Allan deviation', () => {
  test('of the nine numbers of NIST Special Publication 1065, table 30: 91.22945 alone, 85.95287 overlapping in pairs', () => {
    const samples = [892, 809, 823, 798, 671, 644, 883, 903, 677];
    expect(allanPoint(samples, 1, 1).deviation).toBeCloseTo(91.22945, 5);
    expect(allanPoint(samples, 1, 2).deviation).toBeCloseTo(85.95287, 5);
  });

  test('a ramp of slope R gives R tau / sqrt(2), a constant nothing', () => {
    const ramp = Float64Array.from({ length: 5000 }, (_, i) => 3 * i * 0.1);
    for (const { tau, deviation } of allanDeviation(ramp, 0.1))
      expect(deviation / ((3 * tau) / Math.SQRT2)).toBeCloseTo(1, 9);
    for (const { deviation } of allanDeviation(new Float64Array(100).fill(7), 1)) expect(deviation).toBe(0);
  });

  test('averaging times ascend, and end where nine blocks are left', () => {
    const taus = allanDeviation(new Float64Array(10_000), 0.01).map(({ tau }) => tau);
    expect(taus[0]).toBe(0.01);
    expect(taus).toEqual([...taus].sort((a, b) => a - b));
    expect(new Set(taus).size).toBe(taus.length);
    expect(taus.at(-1)).toBeCloseTo(10, 9);
    expect(allanDeviation([1, 2], 1)).toEqual([]);
  });
});
