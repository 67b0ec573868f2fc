import { reducePiOver2, remainder } from './reduce-pi-over-2.ts';

const QUARTER_PI = Math.PI / 4;
const QUARTER_PI_TAIL = 3.061616997868383e-17;
/** From here to pi/4 the series converges too slowly and the angle is taken from pi/4. */
const NEAR_QUARTER_PI = 0.67434;

/** Remez coefficients of (tan x - x) / x^3 in powers of x^2 on |x| <= 0.67434 (fdlibm, k_tan.c). */
const T0 = 0.3333333333333341;
const T1 = 1.3333333333320124e-1;
const T2 = 5.396825397622605e-2;
const T3 = 2.1869488294859542e-2;
const T4 = 0.0088632398235993;
const T5 = 3.5920791075913124e-3;
const T6 = 1.4562094543252903e-3;
const T7 = 5.880412408202641e-4;
const T8 = 2.464631348184699e-4;
const T9 = 7.817944429395571e-5;
const T10 = 7.140724913826082e-5;
const T11 = -1.8558637485527546e-5;
const T12 = 2.590730518636337e-5;

/** Tangent of an angle in radians, exact reduction at any magnitude. Error below 1 ulp. */
export function tan(x: number): number {
  if (Math.abs(x) <= QUARTER_PI) return x === 0 ? x : tanNearZero(x, 0, false);
  if (x - x !== 0) return Number.NaN;
  const quadrant = reducePiOver2(x);
  return tanNearZero(remainder[0], remainder[1], (quadrant & 1) === 1);
}

/** tan(x + tail) for |x| <= pi/4, or -1 / tan(x + tail) if `reciprocal`. */
function tanNearZero(x: number, tail: number, reciprocal: boolean): number {
  if (Math.abs(x) >= NEAR_QUARTER_PI) return tanNearQuarterPi(x, tail, reciprocal);
  const correction = beyondLinear(x, tail);
  const value = x + correction;
  return reciprocal ? minusReciprocal(value, x, correction) : value;
}

/** With t = tan(pi/4 - |x|): tan |x| = (1 - t) / (1 + t) = 1 - 2 (t - t^2 / (1 + t)), and -1 / tan |x| likewise. */
function tanNearQuarterPi(x: number, tail: number, reciprocal: boolean): number {
  const sign = x < 0 ? -1 : 1;
  const u = QUARTER_PI - sign * x + (QUARTER_PI_TAIL - sign * tail);
  const correction = beyondLinear(u, 0);
  const t = u + correction;
  if (reciprocal) return -sign * (1 + 2 * (u + ((t * t) / (1 - t) + correction)));
  return sign * (1 - 2 * (u - ((t * t) / (1 + t) - correction)));
}

/** tan(x + tail) - x. */
function beyondLinear(x: number, tail: number): number {
  const z = x * x;
  const w = z * z;
  const odd = T1 + w * (T3 + w * (T5 + w * (T7 + w * (T9 + w * T11))));
  const even = z * (T2 + w * (T4 + w * (T6 + w * (T8 + w * (T10 + w * T12)))));
  const cube = z * x;
  return tail + z * (cube * (odd + even) + tail) + T0 * cube;
}

/** -1 / (x + correction), whose rounded sum is `value`: one Newton step with the divisor split into exact halves. */
function minusReciprocal(value: number, x: number, correction: number): number {
  const head = Math.fround(value);
  const rest = correction - (head - x);
  const quotient = -1 / value;
  const rough = Math.fround(quotient);
  return rough + quotient * (1 + rough * head + rough * rest);
}
