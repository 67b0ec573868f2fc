/** What pi lacks as a binary64 number. */
const PI_TAIL = 1.2246467991473532e-16;

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
const A1 = -0.19999999999876483;
const A2 = 0.14285714272503466;
const A3 = -0.11111110405462356;
const A4 = 0.09090887133436507;
const A5 = -0.0769187620504483;
const A6 = 0.06661073137387531;
const A7 = -0.058335701337905735;
const A8 = 0.049768779946159324;
const A9 = -0.036531572744216916;
const A10 = 0.016285820115365782;

/** Outside of these, sums of the coordinates may overflow and their halves lose bits. */
const LARGE = 1e300;
const SMALL = 1e-290;
const TWO_TO_100 = 1.2676506002282294e30;
const TWO_TO_MINUS_100 = 7.888609052210118e-31;

/** Arc tangent, in [-pi/2, pi/2]. Error below 1 ulp. */
export function atan(x: number): number {
  const a = Math.abs(x);
  if (!(a < LARGE)) return x > 0 ? ATAN_INFINITY : x < 0 ? -ATAN_INFINITY : x;
  if (a < SMALL) return x;
  const angle = angleInUpperHalf(a, 1);
  return x < 0 ? -angle : angle;
}

/**
 * Angle of the direction (x, y) from the x axis towards the y axis, in [-pi, pi]; signs of zero as in ECMA-262.
 * Error below 1.5 ulp.
 */
export function atan2(y: number, x: number): number {
  const ax = Math.abs(x);
  const ay = Math.abs(y);
  const larger = Math.max(ax, ay);
  if (y === 0 || !(larger < LARGE && larger > SMALL)) return atan2OfExtremes(y, x);
  const angle = angleInUpperHalf(ay, x);
  return y < 0 ? -angle : angle;
}

/**
 * Angle of the direction (x, y) for finite numbers, y > 0, x of either sign.
 *
 * Five intervals of the slope y / |x|, each brought to |t| <= 7/16 by
 * atan(y / x) = atan c + atan((y - c x) / (x + c y)) with c = 0, 1/2, 1, 3/2, Infinity (intervals and coefficients of
 * fdlibm; there y / x is divided beforehand). In the steepest interval x keeps its sign.
 */
function angleInUpperHalf(y: number, x: number): number {
  const ax = Math.abs(x);
  let backwards = x < 0;
  let head = 0;
  let tail = 0;
  let rise = y;
  let run = ax;
  if (y >= 2.4375 * ax) {
    head = ATAN_INFINITY;
    tail = ATAN_INFINITY_TAIL;
    rise = -x;
    run = y;
    backwards = false;
  } else if (y >= 1.1875 * ax) {
    head = ATAN_THREE_HALVES;
    tail = ATAN_THREE_HALVES_TAIL;
    rise = y - 1.5 * ax;
    run = ax + 1.5 * y;
  } else if (y >= 0.6875 * ax) {
    head = ATAN_ONE;
    tail = ATAN_ONE_TAIL;
    rise = y - ax;
    run = ax + y;
  } else if (y >= 0.4375 * ax) {
    head = ATAN_HALF;
    tail = ATAN_HALF_TAIL;
    rise = y - 0.5 * ax;
    run = ax + 0.5 * y;
  }
  const t = rise / run;
  const angle = head - (t * beyondLinear(t) - tail - t); // small terms first
  return backwards ? Math.PI - (angle - PI_TAIL) : angle;
}

/** 1 - atan(t) / t; even and odd powers of t^2 are summed apart to shorten the chain of dependent operations. */
function beyondLinear(t: number): number {
  const z = t * t;
  const w = z * z;
  const even = z * (A0 + w * (A2 + w * (A4 + w * (A6 + w * (A8 + w * A10)))));
  const odd = w * (A1 + w * (A3 + w * (A5 + w * (A7 + w * A9))));
  return even + odd;
}

/** atan2 on the x axis, at infinity, for NaN, and for coordinates so large or small that they must be scaled. */
function atan2OfExtremes(y: number, x: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  const upper = y > 0 || Object.is(y, 0);
  const angle = extremeAngle(Math.abs(y), x);
  return upper ? angle : -angle;
}

function extremeAngle(y: number, x: number): number {
  const rightwards = x > 0 || Object.is(x, 0);
  if (y === 0) return rightwards ? 0 : Math.PI;
  const infinite = Number.POSITIVE_INFINITY;
  if (Math.abs(x) === infinite) {
    if (y === infinite) return rightwards ? ATAN_ONE : 3 * ATAN_ONE;
    return rightwards ? 0 : Math.PI;
  }
  if (y === infinite) return ATAN_INFINITY;
  const scale = Math.max(y, Math.abs(x)) < 1 ? TWO_TO_100 : TWO_TO_MINUS_100;
  return atan2(y * scale, x * scale);
}
