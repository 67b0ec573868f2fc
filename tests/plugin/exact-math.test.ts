import { describe, expect, test } from 'vitest';
import { EXACT_MATH } from '../../src/plugin/realm/exact-math.ts';

/** Of each function, arguments all over its domain. */
const wide = [-20, -3, -1.5, -1, -0.3, -1e-3, -1e-9, 0, 1e-9, 1e-3, 0.2, 0.7, 1, 1.2, 3, 18];
const DOMAINS: Readonly<Record<string, readonly number[]>> = {
  acos: wide.filter((x) => Math.abs(x) <= 1),
  asin: wide.filter((x) => Math.abs(x) <= 1),
  atanh: wide.filter((x) => Math.abs(x) < 1),
  acosh: [1, 1.0001, 2, 1e5, 1e12],
  log: [1e-9, 0.3, 1, 2, 1e9],
  log2: [1e-9, 0.3, 1, 2, 8, 1024, 1e9],
  log10: [1e-9, 0.3, 1, 2, 1000, 1e9],
  log1p: [-0.9, -1e-9, 0, 1e-12, 0.3, 5, 1e9],
};

describe("a planner's Math", () => {
  test.each(Object.keys(EXACT_MATH).filter((name) => !['atan2', 'pow', 'hypot'].includes(name)))('%s', (name) => {
    const builtIn = (Math as unknown as Record<string, (x: number) => number>)[name];
    for (const x of DOMAINS[name] ?? wide) {
      const [found, expected] = [EXACT_MATH[name](x), builtIn(x)];
      expect(Math.abs(found - expected), `${name}(${x})`).toBeLessThanOrEqual(
        1e-13 * Math.max(1e-3, Math.abs(expected)),
      );
    }
  });

  test('whole powers and roots are exact', () => {
    expect(EXACT_MATH.log10(1000)).toBe(3);
    expect(EXACT_MATH.log2(2 ** 40)).toBe(40);
    expect(EXACT_MATH.cbrt(27)).toBe(3);
    expect(EXACT_MATH.hypot(2, 3, 6)).toBe(7);
    expect(EXACT_MATH.atan2(1, -1)).toBe(Math.atan2(1, -1));
    expect(EXACT_MATH.pow(2, 10)).toBe(1024);
  });

  test('every function of Math that engines may round otherwise is replaced', () => {
    const exact = [
      'abs',
      'ceil',
      'clz32',
      'floor',
      'fround',
      'imul',
      'max',
      'min',
      'round',
      'sign',
      'sqrt',
      'trunc',
      'f16round',
      'sumPrecise',
    ];
    const functions = Object.getOwnPropertyNames(Math).filter((name) => typeof Math[name as 'abs'] === 'function');
    expect(functions.filter((name) => !exact.includes(name) && name !== 'random').sort()).toEqual(
      Object.keys(EXACT_MATH).sort(),
    );
  });
});
