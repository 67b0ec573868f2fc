import { describe, expect, test } from 'vitest';
import { TWO_OVER_PI_BITS, TWO_OVER_PI_DIGITS } from '../../../src/core/math/reduce-pi-over-2.ts';
import { errorInUlps, exact, PI_WIDE } from './exact.ts';
import { functions } from './functions.ts';
import { ulpDistance } from './ulp.ts';

const { sin, cos, tan, log } = functions;
const INF = Number.POSITIVE_INFINITY;
const NAN = Number.NaN;
const MAX = Number.MAX_VALUE;
const TINY = Number.MIN_VALUE;
const PI = Math.PI;

/** Arguments, then the only correct result. */
type Row = readonly number[];

/** ECMA-262 (2024), 21.3.2; where it leaves a choice, the nearest double. */
// biome-ignore format: a table reads by rows
const TABLES: Record<string, readonly Row[]> = {
  sin: [[0, 0], [-0, -0], [NAN, NAN], [INF, NAN], [-INF, NAN], [TINY, TINY], [-1e-300, -1e-300]],
  cos: [[0, 1], [-0, 1], [NAN, NAN], [INF, NAN], [-INF, NAN], [TINY, 1], [1e-9, 1]],
  tan: [[0, 0], [-0, -0], [NAN, NAN], [INF, NAN], [-INF, NAN], [-TINY, -TINY], [PI / 4, 0.9999999999999999]],
  atan: [[0, 0], [-0, -0], [NAN, NAN], [INF, PI / 2], [-INF, -PI / 2], [MAX, PI / 2], [-TINY, -TINY], [1, PI / 4]],
  asin: [[0, 0], [-0, -0], [NAN, NAN], [1, PI / 2], [-1, -PI / 2], [1.0000000000000002, NAN], [-INF, NAN], [TINY, TINY]],
  acos: [[1, 0], [-1, PI], [0, PI / 2], [-0, PI / 2], [NAN, NAN], [-1.0000000000000002, NAN], [INF, NAN], [TINY, PI / 2]],
  exp: [
    [0, 1], [-0, 1], [NAN, NAN], [INF, INF], [-INF, 0], [1, Math.E], [TINY, 1], [MAX, INF], [-MAX, 0],
    [709.782712893384, 1.7976931348622732e308], [709.7827128933841, INF],
    [-745.1332191019411, TINY], [-745.1332191019412, 0],
    [-708.3964185322641, 2.2250738585072626e-308],
  ],
  log: [
    [1, 0], [0, -INF], [-0, -INF], [NAN, NAN], [-1, NAN], [-TINY, NAN], [-INF, NAN], [INF, INF],
    [2, Math.LN2], [10, Math.LN10], [Math.E, 1], [TINY, -744.4400719213812], [MAX, 709.782712893384],
    [1.0000000000000002, 2.2204460492503128e-16],
  ],
  atan2: [
    [0, 0, 0], [-0, 0, -0], [0, -0, PI], [-0, -0, -PI], [0, 1, 0], [-0, 1, -0], [0, -1, PI], [-0, -1, -PI],
    [1, 0, PI / 2], [1, -0, PI / 2], [-1, 0, -PI / 2], [-1, -0, -PI / 2],
    [INF, 1, PI / 2], [INF, -1, PI / 2], [-INF, 1, -PI / 2], [1, INF, 0], [-1, INF, -0], [1, -INF, PI], [-1, -INF, -PI],
    [INF, INF, PI / 4], [-INF, INF, -PI / 4], [INF, -INF, (3 * PI) / 4], [-INF, -INF, (-3 * PI) / 4],
    [0, INF, 0], [-0, INF, -0], [0, -INF, PI], [-0, -INF, -PI],
    [NAN, 1, NAN], [1, NAN, NAN], [NAN, INF, NAN], [0, NAN, NAN],
    [MAX, MAX, PI / 4], [TINY, TINY, PI / 4], [-MAX, -MAX, (-3 * PI) / 4], [TINY, -TINY, (3 * PI) / 4],
    [MAX, TINY, PI / 2], [TINY, MAX, 0], [-TINY, MAX, -0], [TINY, 1, TINY], [TINY, -1, PI], [1, -1e-300, PI / 2],
  ],
  pow: [
    [NAN, 0, 1], [NAN, -0, 1], [0, 0, 1], [INF, 0, 1], [2, NAN, NAN], [NAN, 2, NAN], [1, NAN, NAN],
    [1, INF, NAN], [1, -INF, NAN], [-1, INF, NAN], [-1, -INF, NAN],
    [2, INF, INF], [-2, INF, INF], [2, -INF, 0], [-2, -INF, 0], [0.5, INF, 0], [-0.5, INF, 0], [0.5, -INF, INF], [-0.5, -INF, INF],
    [INF, 1, INF], [INF, TINY, INF], [INF, -1, 0], [INF, INF, INF], [INF, -INF, 0],
    [-INF, 3, -INF], [-INF, 2, INF], [-INF, 0.5, INF], [-INF, -3, -0], [-INF, -2, 0], [-INF, -0.5, 0], [-INF, INF, INF],
    [0, 3, 0], [0, 0.5, 0], [0, INF, 0], [0, -1, INF], [0, -0.5, INF], [0, -INF, INF],
    [-0, 3, -0], [-0, 2, 0], [-0, 0.5, 0], [-0, -3, -INF], [-0, -2, INF], [-0, -0.5, INF], [-0, INF, 0], [-0, -INF, INF],
    [-8, 1 / 3, NAN], [-1, 0.5, NAN], [-1, 2, 1], [-1, 3, -1], [-1, MAX, 1], [1, MAX, 1], [1, -MAX, 1],
    [-1, 9007199254740991, -1], [-1, 9007199254740992, 1], [-2, 9007199254740994, INF],
    [2, 10, 1024], [2, 1023, 8.98846567431158e307], [2, 1024, INF], [2, -1074, TINY], [2, -1075, 0], [2, -1022, 2.2250738585072014e-308],
    [-2, 1025, -INF], [-2, -1077, -0], [10, 2, 100], [10, 15, 1e15], [10, 22, 1e22], [3, 4, 81], [-3, 3, -27], [9, 0.5, 3], [4, -0.5, 0.5],
    [TINY, 1, TINY], [TINY, -1, INF], [TINY, 0.5, 2.2227587494850775e-162], [MAX, 1, MAX], [MAX, 2, INF], [MAX, -1, 5.562684646268003e-309],
    [1.0000000000000002, MAX, INF], [0.9999999999999999, MAX, 0], [1.0000000000000002, TINY, 1],
  ],
  hypot: [
    [0, 0, 0], [-0, -0, 0], [-0, 0, -0, 0], [3, -4, 5], [2, 3, 6, 7], [1e300, 0, 1e300], [3e300, 4e300, 5e300], [3e-310, 4e-310, 5e-310],
    [TINY, 0, TINY], [0, 0, -TINY, TINY], [MAX, MAX, INF], [MAX, 0, MAX], [MAX, TINY, TINY, MAX],
    [INF, NAN, INF], [NAN, -INF, INF], [NAN, 1, -INF, INF], [NAN, 1, NAN], [1, NAN, NAN], [1, 2, NAN, NAN], [NAN, 0, NAN],
  ],
};

describe.each(Object.keys(TABLES))('%s', (name) => {
  test.each(TABLES[name].map((row) => [row.slice(0, -1), row[row.length - 1]] as const))(
    'of %s is %s',
    (list, result) => {
      expect(functions[name](...list)).toBe(result);
    },
  );
});

describe('reduction of huge angles', () => {
  test('reference values', () => {
    // 1e22 as in K. C. Ng, "Argument Reduction for Huge Arguments: Good to the Last Bit" (SunPro 1992); digits by mpmath.
    expect(sin(1e22)).toBe(-0.8522008497671888);
    expect(cos(1e22)).toBe(0.523214785395139);
    expect(ulpDistance(tan(1e22), -1.6287782256068988)).toBeLessThanOrEqual(1);
    expect(sin(MAX)).toBe(0.004961954789184062);
    expect(cos(MAX)).toBe(-0.9999876894265599);
    expect(cos(6381956970095103 * 2 ** 797)).toBe(-4.687165924254628e-19);
  });

  test('the digits of 2/pi are those of the reference', () => {
    expect(TWO_OVER_PI_DIGITS).toBe((2n << (1600n + TWO_OVER_PI_BITS)) / PI_WIDE);
  });

  test('both methods agree where they meet', () => {
    for (let k = 1_048_000; k < 1_049_200; k++) {
      const x = k * (PI / 2);
      const [s, c] = [sin(x), cos(x)];
      // x lies within 1e-10 of a multiple of pi/2.
      expect(Math.min(Math.abs(s), Math.abs(c))).toBeLessThan(2e-10);
      expect(Math.max(Math.abs(s), Math.abs(c))).toBe(1);
    }
  });
});

test('log of a power of two is the correctly rounded multiple of ln 2', () => {
  for (let k = -1074; k <= 1023; k++) {
    if (k !== 0) expect(errorInUlps(log(2 ** k), exact.log(2 ** k))).toBeLessThanOrEqual(0.5);
  }
});
