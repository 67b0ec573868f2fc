import { scaleByPowerOfTwo } from './float-bits.ts';

/** e^x overflows above OVERFLOW = ln(2^1024) and rounds to zero below UNDERFLOW = ln(2^-1075). */
const OVERFLOW = 709.782712893384;
const UNDERFLOW = -745.1332191019412;

/** ln 2 = LN2_HIGH + LN2_LOW; the high part has 33 significant bits, so that its product with an exponent is exact. */
export const LN2_HIGH = 0.6931471803691238;
export const LN2_LOW = 1.9082149292705877e-10;
const ONE_OVER_LN2 = Math.LOG2E;

/** Adding and taking away 1.5 * 2^52 rounds a double below 2^51 to the nearest integer. */
const ROUNDER = 6755399441055744;

/** Remez coefficients of r * (e^r + 1) / (e^r - 1) = 2 + P1 r^2 + P2 r^4 + ... on |r| <= ln(2)/2 (fdlibm, e_exp.c). */
const P1 = 1.6666666666666602e-1;
const P2 = -2.7777777777015593e-3;
const P3 = 6.613756321437934e-5;
const P4 = -1.6533902205465252e-6;
const P5 = 4.1381367970572385e-8;

/**
 * e to the power x. Error below 0.7 ulp.
 *
 * x = k ln 2 + r with |r| <= ln(2)/2, then e^x = 2^k e^r; method and coefficients of fdlibm (Sun Microsystems 1993).
 */
export function exp(x: number): number {
  if (!(x <= OVERFLOW)) return x > OVERFLOW ? Number.POSITIVE_INFINITY : Number.NaN;
  if (x < UNDERFLOW) return 0;
  return expOfSum(x, 0);
}

/** e^(x + tail) for x between -745.2 and 709.8 and a tail that is small beside 1. */
export function expOfSum(x: number, tail: number): number {
  const k = x * ONE_OVER_LN2 + ROUNDER - ROUNDER;
  const head = x - k * LN2_HIGH; // exact
  const rest = tail - k * LN2_LOW;
  const r = head + rest;

  // e^r = 1 + r + r c / (2 - c), where c = r - (P1 r^2 + P2 r^4 + ...).
  const rr = r * r;
  const c = r - rr * (P1 + rr * (P2 + rr * (P3 + rr * (P4 + rr * P5))));
  const beyondLinear = (r * c) / (2 - c);

  // The rounding error of 1 + head is carried along with the small terms.
  const linear = 1 + head;
  const lost = 1 - linear + head;
  return scaleByPowerOfTwo(linear + (lost + (rest + beyondLinear)), k);
}
