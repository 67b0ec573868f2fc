import { acos, asin } from '../../core/math/asin-acos.ts';
import { atan, atan2 } from '../../core/math/atan.ts';
import { exp } from '../../core/math/exp.ts';
import { hypot } from '../../core/math/hypot.ts';
import { log } from '../../core/math/log.ts';
import { pow } from '../../core/math/pow.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import { tan } from '../../core/math/tan.ts';

/**
 * The functions of `Math` whose last bits differ between engines, by core/math. Those that it has not are made of those
 * that it has (Kahan's forms of expm1 and log1p keep small arguments exact to a few last bits).
 */
export const EXACT_MATH: Readonly<Record<string, (...values: number[]) => number>> = {
  sin,
  cos,
  tan,
  asin,
  acos,
  atan,
  atan2,
  exp,
  log,
  pow,
  hypot: (...values) => values.reduce((sum, value) => hypot(sum, value), 0),
  expm1,
  log1p,
  log2: (x) => wholePower(2, x, log(x) / Math.LN2),
  log10: (x) => wholePower(10, x, log(x) / Math.LN10),
  sinh: (x) => {
    const t = expm1(Math.abs(x));
    return x === 0 ? x : Math.sign(x) * (t === Number.POSITIVE_INFINITY ? t : (t + t / (t + 1)) / 2);
  },
  cosh: (x) => (exp(x) + exp(-x)) / 2,
  tanh: (x) => {
    const t = expm1(-2 * Math.abs(x));
    return x === 0 ? x : (Math.sign(x) * -t) / (t + 2);
  },
  asinh: (x) => {
    const a = Math.abs(x);
    if (x === 0 || a === Number.POSITIVE_INFINITY) return x;
    // Beyond 2^28 the one under the root is lost, and a * a might overflow.
    if (a > 268435456) return Math.sign(x) * (log(a) + Math.LN2);
    return Math.sign(x) * log1p(a + (a * a) / (1 + Math.sqrt(a * a + 1)));
  },
  acosh: (x) => (x > 268435456 ? log(x) + Math.LN2 : log1p(x - 1 + Math.sqrt((x - 1) * (x + 1)))),
  atanh: (x) => (x === 0 ? x : log1p((2 * x) / (1 - x)) / 2),
  cbrt: (x) => {
    if (x === 0 || !Number.isFinite(x)) return x;
    const root = pow(Math.abs(x), 1 / 3);
    // One step of Newton's.
    return Math.sign(x) * (root - (root - Math.abs(x) / (root * root)) / 3);
  },
};

function expm1(x: number): number {
  const e = exp(x);
  if (e === 1) return x;
  if (e - 1 === -1 || e === Number.POSITIVE_INFINITY) return e - 1;
  return ((e - 1) * x) / log(e);
}

function log1p(x: number): number {
  const u = 1 + x;
  if (u === 1 || u === Number.POSITIVE_INFINITY) return x;
  return u <= 0 ? log(u) : (log(u) * x) / (u - 1);
}

/** The whole number where `x` is that power of the base, which a quotient of logarithms may miss by its last bit. */
function wholePower(base: number, x: number, quotient: number): number {
  const whole = Math.round(quotient);
  return Math.abs(quotient - whole) < 1e-9 && pow(base, whole) === x ? whole : quotient;
}
