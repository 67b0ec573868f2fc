/** pi and what its binary64 value lacks. */
const PI_HIGH = Math.PI;
const PI_LOW = 1.2246467991473532e-16;

/** atan(1/2), atan(1), atan(3/2) and atan(Infinity), each a head and a tail. */
const ATAN_HALF = 0.4636476090008061;
const ATAN_HALF_TAIL = 2.2698777452961687e-17;
const ATAN_ONE = Math.PI / 4;
const ATAN_ONE_TAIL = 3.061616997868383e-17;
const ATAN_THREE_HALVES = 0.982793723247329;
const ATAN_THREE_HALVES_TAIL = 1.3903311031230998e-17;
const ATAN_INFINITY = Math.PI / 2;
const ATAN_INFINITY_TAIL = 6.123233995736766e-17;

/** Remez coefficients of (t - atan t) / t^3 in powers of t^2 on |t| <= 7/16 (fdlibm, s_atan.c). */
const A0 = 0.3333333333333293;
const A1 = -1.9999999999876483e-1;
const A2 = 1.4285714272503466e-1;
const A3 = -1.1111110405462356e-1;
const A4 = 9.090887133436507e-2;
const A5 = -0.0769187620504483;
const A6 = 6.661073137387531e-2;
const A7 = -5.8335701337905735e-2;
const A8 = 4.9768779946159324e-2;
const A9 = -3.6531572744216916e-2;
const A10 = 1.6285820115365782e-2;

/**
 * Arc tangent, in [-pi/2, pi/2]. Error below 1 ulp.
 *
 * Five intervals of |x|, each brought to |t| <= 7/16 by atan x = atan c + atan((x - c) / (1 + c x)) with
 * c = 1/2, 1, 3/2, Infinity (fdlibm).
 */
export function atan(x: number): number {
  const a = Math.abs(x);
  if (a < 0.4375) return a < 7.450580596923828e-9 ? x : x - x * tail(x);
  const angle = atanOfLarge(a);
  return x < 0 ? -angle : angle;
}

function atanOfLarge(a: number): number {
  if (a < 0.6875) return shifted((2 * a - 1) / (2 + a), ATAN_HALF, ATAN_HALF_TAIL);
  if (a < 1.1875) return shifted((a - 1) / (a + 1), ATAN_ONE, ATAN_ONE_TAIL);
  if (a < 2.4375) return shifted((a - 1.5) / (1 + 1.5 * a), ATAN_THREE_HALVES, ATAN_THREE_HALVES_TAIL);
  return shifted(-1 / a, ATAN_INFINITY, ATAN_INFINITY_TAIL);
}

function shifted(t: number, head: number, low: number): number {
  return head - (t * tail(t) - low - t);
}

/** 1 - atan(t) / t; even and odd powers of t^2 summed apart, to shorten the chain of dependent operations. */
function tail(t: number): number {
  const z = t * t;
  const w = z * z;
  const even = z * (A0 + w * (A2 + w * (A4 + w * (A6 + w * (A8 + w * A10)))));
  const odd = w * (A1 + w * (A3 + w * (A5 + w * (A7 + w * A9))));
  return even + odd;
}

/** Where |y / x| is so large that the angle rounds to pi/2. */
const STEEP = 1e17;

/**
 * Angle of the direction (x, y) from the x axis towards the y axis, in [-pi, pi]; signs of zero as in ECMA-262.
 * Error below 2 ulp, since the quotient y / x is rounded before its arc tangent is taken.
 */
export function atan2(y: number, x: number): number {
  if (x > 0 && x !== Number.POSITIVE_INFINITY) return atan(y / x);
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  const angle = angleOfUpperHalf(Math.abs(y), x);
  return y < 0 || Object.is(y, -0) ? -angle : angle;
}

/** atan2 for y >= 0 and an x that is negative, zero or infinite. */
function angleOfUpperHalf(y: number, x: number): number {
  if (x - x !== 0) {
    if (y === Number.POSITIVE_INFINITY) return x > 0 ? ATAN_ONE : 3 * ATAN_ONE;
    return x > 0 ? 0 : PI_HIGH;
  }
  if (y === 0) return x < 0 || Object.is(x, -0) ? PI_HIGH : 0;
  const slope = y / -x;
  if (x === 0 || slope > STEEP) return ATAN_INFINITY;
  return PI_HIGH - (atan(slope) - PI_LOW);
}
