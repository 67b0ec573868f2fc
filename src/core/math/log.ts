import { LN2_HIGH, LN2_LOW } from './exp.ts';
import { highWord, withHighWord } from './float-bits.ts';

const TWO_TO_54 = 18014398509481984;
const SMALLEST_NORMAL = 2.2250738585072014e-308;

/** High word of 1 and of sqrt(2), truncated. */
const ONE = 0x3ff00000;
const SQRT2 = 0x3ff6a09e;

/** Remez coefficients of ln((1 + s) / (1 - s)) / s - 2 in powers of s^2 on |s| <= 0.1716 (fdlibm, e_log.c). */
const L1 = 0.6666666666666735;
const L2 = 0.3999999999940942;
const L3 = 0.2857142874366239;
const L4 = 2.2222198432149784e-1;
const L5 = 0.1818357216161805;
const L6 = 1.5313837699209373e-1;
const L7 = 1.4798198605116586e-1;

/**
 * Natural logarithm. Error below 1 ulp.
 *
 * x = 2^k (1 + f) with sqrt(1/2) < 1 + f < sqrt(2); with s = f / (2 + f),
 * ln(1 + f) = ln((1 + s) / (1 - s)) = f - f^2/2 + s (f^2/2 + R(s^2)). Method and coefficients of fdlibm.
 */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  const k = binaryExponent(x);
  const f = significand(x) - 1;
  const s = f / (2 + f);
  const z = s * s;
  const r = z * (L1 + z * (L2 + z * (L3 + z * (L4 + z * (L5 + z * (L6 + z * L7))))));
  const halfSquare = 0.5 * f * f;
  return k * LN2_HIGH - (halfSquare - (s * (halfSquare + r) + k * LN2_LOW) - f);
}

/** k of x = 2^k m with m in (sqrt(1/2), sqrt(2)), for finite positive x. */
export function binaryExponent(x: number): number {
  const subnormal = x < SMALLEST_NORMAL;
  const high = highWord(subnormal ? x * TWO_TO_54 : x);
  const k = (high >> 20) - 1023 - (subnormal ? 54 : 0);
  return (high & 0xfffff) > (SQRT2 & 0xfffff) ? k + 1 : k;
}

/** m of x = 2^k m with m in (sqrt(1/2), sqrt(2)), for finite positive x. */
export function significand(x: number): number {
  const normal = x < SMALLEST_NORMAL ? x * TWO_TO_54 : x;
  const fraction = highWord(normal) & 0xfffff;
  return withHighWord(normal, fraction | (fraction > (SQRT2 & 0xfffff) ? ONE - 0x100000 : ONE));
}
