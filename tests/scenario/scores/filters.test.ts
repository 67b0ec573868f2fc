import { describe, expect, test } from 'vitest';
import { savitzkyGolay } from '../../../src/scenario/scores/savitzky-golay.ts';
import { simpson } from '../../../src/scenario/scores/simpson.ts';

const ROUGH = [0, 1, 3, 2, 5, 4, 7, 6, 9, 8.5, 11, 10, 12, 15, 14, 13, 16, 18, 17, 20];

describe('Savitzky-Golay', () => {
  /** By SciPy 1.17.1: savgol_filter(rough, 8, 2). */
  test('the even window of 8 is SciPys', () => {
    const reference = [
      0, 1.1428571428571415, 2.2142857142857117, 3.214285714285711, 4.406249999999998, 5.453124999999998,
      6.5468749999999964, 7.6093749999999964, 8.734374999999996, 9.265624999999996, 10.765624999999996,
      11.921874999999993, 12.796874999999993, 13.343749999999993, 14.656249999999993, 15.156249999999993,
      15.66071428571428, 16.80357142857142, 18.124999999999993, 19.62499999999999,
    ];
    expectClose(savitzkyGolay(ROUGH, 8, 0, 0.1), reference);
  });

  /** By SciPy 1.17.1: savgol_filter(rough, 15, 2, deriv=1, delta=0.1). */
  test('first derivatives over 15 are SciPys', () => {
    const reference = [
      9.188429217840985, 9.345184227537171, 9.501939237233357, 9.658694246929544, 9.815449256625731, 9.972204266321917,
      10.128959276018103, 10.285714285714151, 9.696428571428413, 9.678571428571253, 10.196428571428378,
      9.64285714285693, 10.160714285714054, 10.108193277310932, 10.055672268907573, 10.003151260504215,
      9.950630252100854, 9.898109243697496, 9.845588235294136, 9.793067226890777,
    ];
    expectClose(savitzkyGolay(ROUGH, 15, 1, 0.1), reference);
  });

  test('a parabola stays itself, but half a sample late within an even window', () => {
    const parabola = Float64Array.from({ length: 20 }, (_, i) => 3 - 2 * i + 0.5 * i * i);
    expectClose(savitzkyGolay(parabola, 5, 0, 1), [...parabola]);
    const even = savitzkyGolay(parabola, 8, 0, 1);
    // At 10.5: 3 - 21 + 0.5 * 110.25 = 37.125.
    expect(even[10]).toBeCloseTo(37.125, 9);
    // The ends are at their own places: 3 at 0, 3 - 38 + 0.5 * 361 = 145.5 at 19.
    expect(even[0]).toBeCloseTo(3, 9);
    expect(even[19]).toBeCloseTo(145.5, 9);
    // y' = -2 + i, y'' = 1; with a step of 0.1 s they are 10 and 100 times that.
    expect(savitzkyGolay(parabola, 15, 1, 0.1)[9]).toBeCloseTo(70, 9);
    expect(savitzkyGolay(parabola, 5, 2, 0.1)[9]).toBeCloseTo(100, 9);
  });

  test('a window longer than the series is cut to it, and less than 3 samples have none', () => {
    expectClose(
      savitzkyGolay(ROUGH.slice(0, 6), 8, 0, 1),
      // SciPy 1.17.1: savgol_filter(rough[:6], 6, 2).
      [
        -0.07142857142857333, 1.2428571428571413, 2.3428571428571416, 3.2285714285714273, 3.899999999999999,
        4.357142857142857,
      ],
    );
    expect(savitzkyGolay([1, 2], 8, 0, 1)).toHaveLength(0);
    expect(savitzkyGolay([], 8, 0, 1)).toHaveLength(0);
  });
});

describe('Simpson', () => {
  test('a parabola is integrated exactly, by odd and even numbers of samples', () => {
    // Integral of t^2 from 0 to 2 is 8/3, and to 1.5 it is 1.125.
    const square = (count: number) => Float64Array.from({ length: count }, (_, i) => i * 0.5 * (i * 0.5));
    expect(simpson(square(5), 0.5)).toBeCloseTo(8 / 3, 12);
    expect(simpson(square(4), 0.5)).toBeCloseTo(1.125, 12);
  });

  test('is SciPys', () => {
    // scipy.integrate.simpson 1.17.1 of the rough series with dx 0.1, whole and without the last.
    expect(simpson(ROUGH, 0.1)).toBeCloseTo(17.849999999999998, 9);
    expect(simpson(ROUGH.slice(0, -1), 0.1)).toBeCloseTo(16.03333333333333, 9);
  });

  test('two samples are joined by a line, one has no length', () => {
    expect(simpson([1, 3], 0.5)).toBe(1);
    expect(simpson([7], 0.5)).toBe(0);
    expect(simpson([], 0.5)).toBe(0);
  });
});

function expectClose(actual: Float64Array, expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  for (const [i, value] of expected.entries()) expect(actual[i]).toBeCloseTo(value, 9);
}
