import { describe, expect, test } from 'vitest';
import { argumentsOf, forArguments } from './arguments.ts';
import { errorInUlps, exact, exactly } from './exact.ts';
import { functions, names } from './functions.ts';
import { ulpDistance } from './ulp.ts';

const ARGUMENTS = 4000;

/** Greatest error that the doc comments promise [ulp]; 0.5 is a correctly rounded result. */
const BOUND: Record<string, number> = { exp: 0.7, pow: 0.75, atan2: 1.5, hypot: 2 };

/** The fixed-point references hold 256 bits after the point: smaller arguments than this would lose too many. */
const SMALLEST = 2 ** -60;
const LARGEST = 2 ** 60;

function isComparable(name: string, list: readonly number[], result: number): boolean {
  if (!Number.isFinite(result) || result === 0 || !list.every(Number.isFinite)) return false;
  if (name === 'hypot' || name === 'log') return true;
  if (name === 'pow') return list[0] !== 0 && Math.abs(list[1]) > SMALLEST;
  if (name === 'atan' || name === 'atan2') return list.every((x) => Math.abs(x) > SMALLEST && Math.abs(x) < LARGEST);
  return Math.abs(list[0]) > SMALLEST;
}

describe('against exact values in integer arithmetic', () => {
  test.each(names)('%s keeps its error bound', (name) => {
    const bound = BOUND[name] ?? 1;
    const worst = { error: 0, list: [] as number[] };
    let compared = 0;
    forArguments(name, argumentsOf[name], ARGUMENTS, (list) => {
      const result = functions[name](...list);
      if (!isComparable(name, list, result)) return;
      compared++;
      const error = errorInUlps(result, exact[name](...list));
      if (error > worst.error) Object.assign(worst, { error, list: [...list] });
    });
    expect(compared).toBeGreaterThan(ARGUMENTS / 3);
    expect(worst.error, `${name}(${worst.list})`).toBeLessThan(bound);
    // None of them is correctly rounded throughout: if this says so, the measure is broken.
    expect(worst.error).toBeGreaterThan(0.5);
  });

  test('the reference itself agrees with published digits', () => {
    // The double nearest to a multiple of pi/2: W. Kahan's search, in J.-M. Muller, "Elementary Functions" (2nd
    // edition 2006), chapter on range reduction.
    const nearest = 6381956970095103 * 2 ** 797;
    expect(errorInUlps(-4.687165924254628e-19, exact.cos(nearest))).toBeLessThan(1);
    expect(errorInUlps(Math.SQRT2, exact.hypot(1, 1))).toBeLessThan(0.5);
    expect(errorInUlps(Math.LN2, exact.log(2))).toBeLessThan(0.5);
    expect(errorInUlps(Math.E, exact.exp(1))).toBeLessThan(0.5);
    expect(errorInUlps(Math.PI, exact.acos(-1))).toBeLessThan(0.5);
    expect(errorInUlps(0.1, exactly(0.1))).toBe(0);
    expect(errorInUlps(0.1 + 2 ** -56, exactly(0.1))).toBe(1);
  });
});

describe('close to a multiple of pi/2 almost all bits cancel', () => {
  // The worst below 2^20 pi/2 of all k (found by trying them), where the three stages of Cody and Waite are needed.
  const nearest = [204551, 409102, 818204, 554999, 789615, 263205, 526410, 846793, 321859, 1024231].map(
    (k) => k * (Math.PI / 2),
  );
  // 22 first multiples, and some near the limit of the method and far beyond.
  const others = [...Array(22).keys(), 1_048_573, 1_048_574, 1_048_575, 1_048_577, 2 ** 30 + 1, 2 ** 52 + 1].map(
    (k) => (k + 1) * (Math.PI / 2),
  );

  test.each(['sin', 'cos', 'tan'])('%s keeps its error bound', (name) => {
    for (const multiple of [...nearest, ...others]) {
      for (const x of [multiple, -multiple, multiple * (1 + Number.EPSILON), multiple * (1 - Number.EPSILON)]) {
        expect(errorInUlps(functions[name](x), exact[name](x)), `${name}(${x})`).toBeLessThan(1);
      }
    }
  });
});

describe('against the built-in functions', () => {
  // The built-ins of an engine have errors of their own: below 1 ulp in most, near 2 in V8's hypot.
  const allowed: Record<string, number> = { atan2: 2, hypot: 3, pow: 2 };

  test.each(names)('%s over hundreds of thousands of arguments', (name) => {
    const builtIn = (Math as unknown as Record<string, (...list: number[]) => number>)[name];
    const limit = allowed[name] ?? 1;
    const worst = { distance: 0, list: [] as number[] };
    forArguments(name, argumentsOf[name], 200_000, (list) => {
      const distance = ulpDistance(functions[name](...list), builtIn(...list));
      if (distance > worst.distance) Object.assign(worst, { distance, list: [...list] });
    });
    expect(worst.distance, `${name}(${worst.list})`).toBeLessThanOrEqual(limit);
  });
});
