import { productError, sumError } from './double-double.ts';
import { expOfSum, LN2_HIGH, LN2_LOW } from './exp.ts';
import { powerOfTwo } from './float-bits.ts';
import { binaryExponent, SMALLEST_NORMAL, TWO_TO_54 } from './log.ts';

/** Exponents y ln|x| beyond these overflow or round to zero: 1024 ln 2 and -1075 ln 2, a little outside. */
const OVERFLOW = 709.79;
const UNDERFLOW = -745.14;

const ONE_THIRD = 0.3333333333333333;
const ONE_THIRD_TAIL = 1.850371707708594e-17;

/**
 * x to the power y; special cases as in ECMA-262, Number::exponentiate (so 1 to the power NaN or Infinity is NaN).
 * Error below 0.75 ulp.
 *
 * |x|^y = e^(y ln|x|), with the logarithm and the product as sums of two doubles, good to 2^-64: the exponential
 * turns an absolute error of its argument, which may be as large as 745, into a relative one.
 */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  const a = Math.abs(x);
  if (a === 0 || a === Number.POSITIVE_INFINITY || y - y !== 0) return limitPower(x, a, y);
  if (a === 1 && Math.floor(y) === y) return x < 0 && isOdd(y) ? -1 : 1;
  if (x < 0) {
    if (Math.floor(y) !== y) return Number.NaN;
    return isOdd(y) ? -positivePower(a, y) : positivePower(a, y);
  }
  return positivePower(x, y);
}

/** Powers of zero and infinity, and powers to an infinite exponent. */
function limitPower(x: number, a: number, y: number): number {
  if (a === 1) return Number.NaN;
  const result = a > 1 === y > 0 ? Number.POSITIVE_INFINITY : 0;
  const negative = (x < 0 || Object.is(x, -0)) && isOdd(y);
  return negative ? -result : result;
}

/** False for infinities and for all doubles from 2^53 on, which are even. */
function isOdd(y: number): boolean {
  return Math.abs(y % 2) === 1;
}

/** x^y for finite positive x and finite y. */
function positivePower(x: number, y: number): number {
  return x < SMALLEST_NORMAL ? normalPower(x * TWO_TO_54, -54, y) : normalPower(x, 0, y);
}

/** (x 2^shift)^y for a normal positive x. */
function normalPower(x: number, shift: number, y: number): number {
  const exponent = binaryExponent(x);
  const m = x * powerOfTwo(-exponent);
  const k = exponent + shift;

  // ln m = ln((1 + s) / (1 - s)) = 2 s (1 + s^2/3 + s^4/5 + ...), s = (m - 1) / (m + 1), |s| < 0.1716.
  const f = m - 1;
  const d = m + 1;
  const s = f / d;
  const quotient = s * d;
  const sTail = (f - quotient - productError(s, d, quotient) - s * (m - (d - 1))) / d;
  const z = s * s;
  const zTail = productError(s, s, z) + 2 * s * sTail;
  const third = z * ONE_THIRD;
  const thirdTail = productError(z, ONE_THIRD, third) + z * ONE_THIRD_TAIL + zTail * ONE_THIRD;
  const higher = z * z * fromFifthOrder(z);
  const u = third + higher;
  const uTail = third - u + higher + thirdTail;
  const su = s * u;
  const suTail = productError(s, u, su) + s * uTail + sTail * u;

  // ln x = k ln 2 + 2 (s + s u), largest first.
  const exponentPart = k * LN2_HIGH; // exact
  const head = exponentPart + 2 * s;
  const headTail = sumError(exponentPart, 2 * s, head);
  const wide = head + 2 * su;
  const wideTail = sumError(head, 2 * su, wide) + (headTail + (k * LN2_LOW + 2 * (suTail + sTail)));
  const ln = wide + wideTail;
  const lnTail = wide - ln + wideTail;

  const product = y * ln;
  if (product > OVERFLOW) return Number.POSITIVE_INFINITY;
  if (product < UNDERFLOW) return 0;
  return expOfSum(product, productError(y, ln, product) + y * lnTail);
}

/** 1/5 + z/7 + z^2/9 + ..., to below 2^-70 of the sum it is part of. */
function fromFifthOrder(z: number): number {
  const upper = 1 / 17 + z * (1 / 19 + z * (1 / 21 + z * (1 / 23 + z * (1 / 25))));
  return 1 / 5 + z * (1 / 7 + z * (1 / 9 + z * (1 / 11 + z * (1 / 13 + z * (1 / 15 + z * upper)))));
}
