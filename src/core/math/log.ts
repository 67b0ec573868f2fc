import { LN2_HIGH, LN2_LOW } from './exp.ts';
import { highWord, powerOfTwo } from './float-bits.ts';

export const TWO_TO_54 = 18014398509481984;
export const SMALLEST_NORMAL = 2.2250738585072014e-308;

/** The upper 20 bits of the significand of sqrt(2) = 1 + fraction. */
const SQRT2_FRACTION = 0x6a09e;

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
  return x < SMALLEST_NORMAL ? logOfNormal(x * TWO_TO_54, -54) : logOfNormal(x, 0);
}

/** ln(x 2^shift) for a normal positive x. */
function logOfNormal(x: number, shift: number): number {
  const exponent = binaryExponent(x);
  const f = x * powerOfTwo(-exponent) - 1;
  const k = exponent + shift;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const odd = z * (L1 + w * (L3 + w * (L5 + w * L7)));
  const even = w * (L2 + w * (L4 + w * L6));
  const halfSquare = 0.5 * f * f;
  return k * LN2_HIGH - (halfSquare - (s * (halfSquare + (odd + even)) + k * LN2_LOW) - f);
}

/** k of x = 2^k m with m between sqrt(1/2) and sqrt(2), for a normal positive x: from -1022 to 1024. */
export function binaryExponent(x: number): number {
  const high = highWord(x);
  const k = (high >> 20) - 1023;
  return (high & 0xfffff) > SQRT2_FRACTION ? k + 1 : k;
}
