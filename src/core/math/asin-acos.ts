const HALF_PI = Math.PI / 2;
const HALF_PI_TAIL = 6.123233995736766e-17;
const QUARTER_PI = Math.PI / 4;

/** Rational Remez coefficients of (asin x - x) / x^3 = P(x^2) / Q(x^2) on |x| <= 1/2 (fdlibm, e_asin.c). */
const P0 = 1.6666666666666666e-1;
const P1 = -0.3255658186224009;
const P2 = 2.0121253213486293e-1;
const P3 = -4.005553450067941e-2;
const P4 = 7.915349942898145e-4;
const P5 = 3.479331075960212e-5;
const Q1 = -2.403394911734414;
const Q2 = 2.0209457602335057;
const Q3 = -0.6882839716054533;
const Q4 = 7.703815055590194e-2;

/** (asin x - x) / x where z = x^2 <= 1/4. */
function beyondLinear(z: number): number {
  const p = z * (P0 + z * (P1 + z * (P2 + z * (P3 + z * (P4 + z * P5)))));
  const q = 1 + z * (Q1 + z * (Q2 + z * (Q3 + z * Q4)));
  return p / q;
}

/**
 * Arc sine, in [-pi/2, pi/2]; NaN outside [-1, 1]. Error below 1 ulp.
 *
 * Above 1/2: asin x = pi/2 - 2 asin(sqrt((1 - x) / 2)) (fdlibm).
 */
export function asin(x: number): number {
  const a = Math.abs(x);
  if (a < 0.5) return a < 7.450580596923828e-9 ? x : x + x * beyondLinear(x * x);
  if (!(a <= 1)) return Number.NaN;
  const z = (1 - a) / 2;
  const root = Math.sqrt(z);
  const r = beyondLinear(z);
  let angle: number;
  if (a >= 0.975) angle = HALF_PI - (2 * (root + root * r) - HALF_PI_TAIL);
  else {
    // sqrt(z) = head + rootTail to about 74 bits; the head's double is subtracted from pi/4 without error.
    const head = Math.fround(root);
    const rootTail = (z - head * head) / (root + head);
    angle = QUARTER_PI - (2 * root * r - (HALF_PI_TAIL - 2 * rootTail) - (QUARTER_PI - 2 * head));
  }
  return x < 0 ? -angle : angle;
}

/**
 * Arc cosine, in [0, pi]; NaN outside [-1, 1]. Error below 1 ulp.
 *
 * pi/2 - asin x in the middle; acos x = 2 asin(sqrt((1 - x) / 2)) above 1/2, pi - acos(-x) below -1/2 (fdlibm).
 */
export function acos(x: number): number {
  const a = Math.abs(x);
  if (a < 0.5) return HALF_PI - (x - (HALF_PI_TAIL - x * beyondLinear(x * x)));
  if (!(a <= 1)) return Number.NaN;
  const z = (1 - a) / 2;
  const root = Math.sqrt(z);
  const r = beyondLinear(z);
  if (x < 0) return 2 * (HALF_PI - (root + (r * root - HALF_PI_TAIL)));
  const head = Math.fround(root);
  const rootTail = root > 0 ? (z - head * head) / (root + head) : 0;
  return 2 * (head + (r * root + rootTail));
}
