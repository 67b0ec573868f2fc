import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { functions } from './functions.ts';
import { ulpDistance } from './ulp.ts';

const { sin, cos, tan, atan, asin, acos, exp, log, atan2, pow, hypot } = functions;
const SEED = { seed: 20_240, numRuns: 3000 };
const EPSILON = Number.EPSILON;

const anyNumber = fc.double({ noNaN: true, noDefaultInfinity: true });
const angle = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const coordinate = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const fraction = fc.double({ min: -1, max: 1, noNaN: true });

function holds<T>(arbitrary: fc.Arbitrary<T>, property: (value: T) => void): void {
  const predicate = (value: T) => {
    property(value);
  };
  fc.assert(fc.property(arbitrary, predicate), SEED);
}

describe('identities', () => {
  test('sin^2 + cos^2 = 1 and tan = sin / cos at any magnitude', () => {
    holds(anyNumber, (x) => {
      const [s, c] = [sin(x), cos(x)];
      expect(Math.abs(s * s + c * c - 1)).toBeLessThanOrEqual(2 * EPSILON);
      expect(ulpDistance(tan(x), s / c)).toBeLessThanOrEqual(3);
    });
  });

  test('odd and even functions are so to the last bit', () => {
    holds(anyNumber, (x) => {
      expect(sin(-x)).toBe(-sin(x));
      expect(cos(-x)).toBe(cos(x));
      expect(tan(-x)).toBe(-tan(x));
      expect(atan(-x)).toBe(-atan(x));
    });
    holds(fraction, (x) => expect(asin(-x)).toBe(-asin(x)));
  });

  test('doubled angle: sin 2x = 2 sin x cos x', () => {
    holds(angle, (x) => expect(Math.abs(sin(2 * x) - 2 * sin(x) * cos(x))).toBeLessThanOrEqual(2 * EPSILON));
  });

  test('arc functions undo their functions', () => {
    holds(fraction, (x) => {
      expect(Math.abs(sin(asin(x)) - x)).toBeLessThanOrEqual(EPSILON);
      expect(Math.abs(cos(acos(x)) - x)).toBeLessThanOrEqual(2 * EPSILON);
      expect(Math.abs(asin(x) + acos(x) - Math.PI / 2)).toBeLessThanOrEqual(2 * EPSILON);
      expect(ulpDistance(tan(atan(x)), x)).toBeLessThanOrEqual(2);
    });
  });

  test('exp turns sums into products, and log undoes it', () => {
    const exponent = fc.double({ min: -300, max: 300, noNaN: true });
    holds(fc.tuple(exponent, exponent), ([a, b]) => {
      const sum = a + b; // its rounding is a relative error of the power
      expect(Math.abs(exp(sum) / (exp(a) * exp(b)) - 1)).toBeLessThanOrEqual(4 * EPSILON * (1 + Math.abs(sum)));
    });
    holds(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (x) => {
      expect(Math.abs(exp(log(x)) / x - 1)).toBeLessThanOrEqual(EPSILON * (1 + Math.abs(log(x))));
    });
  });

  test('powers to small whole exponents are the products, to one rounding', () => {
    holds(fc.double({ min: -1e50, max: 1e50, noNaN: true }), (x) => {
      expect(ulpDistance(pow(x, 2), x * x)).toBeLessThanOrEqual(1);
      expect(pow(x, 1)).toBe(x);
      if (x !== 0) expect(ulpDistance(pow(x, -1), 1 / x)).toBeLessThanOrEqual(1);
      expect(ulpDistance(pow(Math.abs(x), 0.5), Math.sqrt(Math.abs(x)))).toBeLessThanOrEqual(1);
    });
  });

  test('exp, log, atan grow with their argument', () => {
    holds(fc.tuple(anyNumber, anyNumber), ([a, b]) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      expect(exp(low)).toBeLessThanOrEqual(exp(high));
      expect(atan(low)).toBeLessThanOrEqual(atan(high));
      if (low > 0) expect(log(low)).toBeLessThanOrEqual(log(high));
    });
  });
});

describe('directions', () => {
  const point = fc.tuple(coordinate, coordinate).filter(([x, y]) => hypot(x, y) > 1e-3);

  test('atan2 and hypot are polar coordinates', () => {
    holds(point, ([x, y]) => {
      const [radius, direction] = [hypot(x, y), atan2(y, x)];
      expect(Math.abs(radius * cos(direction) - x)).toBeLessThanOrEqual(4 * EPSILON * radius);
      expect(Math.abs(radius * sin(direction) - y)).toBeLessThanOrEqual(4 * EPSILON * radius);
    });
  });

  test('atan2 knows its quadrant, and mirrors exactly in the x axis', () => {
    holds(point, ([x, y]) => {
      const direction = atan2(y, x);
      // An angle below the smallest double is 0.
      if (y !== 0 && direction !== 0) expect(Math.sign(direction)).toBe(Math.sign(y));
      expect(Math.abs(direction) <= Math.PI / 2).toBe(x >= 0 || Math.abs(direction) === Math.PI / 2);
      expect(atan2(-y, x)).toBe(-direction);
    });
  });

  test('hypot does not care for order or sign, and scales with powers of two', () => {
    holds(fc.tuple(coordinate, coordinate), ([x, y]) => {
      expect(hypot(y, -x)).toBe(hypot(x, y));
      if (hypot(x, y) > 1e-100) {
        expect(hypot(x * 2 ** 900, y * 2 ** 900)).toBe(hypot(x, y) * 2 ** 900);
      }
    });
    holds(fc.tuple(coordinate, coordinate, coordinate), ([x, y, z]) => {
      expect(hypot(x, y, z)).toBeGreaterThanOrEqual(Math.max(Math.abs(x), Math.abs(y), Math.abs(z)));
    });
  });
});
