const LARGE = 1e150;
const SMALL = 1e-140;
const TWO_TO_600 = 4.149515568880993e180;
const TWO_TO_MINUS_600 = 2.409919865102884e-181;

/**
 * Length of (x, y), or of (x, y, z), without overflow or underflow on the way. Error below 1.5 ulp, of three 2 ulp.
 *
 * The squares are taken as they are where that is safe; else after scaling by a power of two, which is exact.
 * As in ECMA-262, an infinite component wins over NaN.
 */
export function hypot(x: number, y: number, z = 0): number {
  const a = Math.abs(x);
  const b = Math.abs(y);
  const c = Math.abs(z);
  const largest = Math.max(a, b, c);
  if (largest < LARGE && largest > SMALL) return Math.sqrt(a * a + b * b + c * c);
  return scaledHypot(a, b, c, largest);
}

function scaledHypot(a: number, b: number, c: number, largest: number): number {
  if (largest === 0) return 0;
  const infinite = Number.POSITIVE_INFINITY;
  if (a === infinite || b === infinite || c === infinite) return infinite;
  const down = largest >= LARGE ? TWO_TO_MINUS_600 : TWO_TO_600;
  const up = largest >= LARGE ? TWO_TO_600 : TWO_TO_MINUS_600;
  const u = a * down;
  const v = b * down;
  const w = c * down;
  return Math.sqrt(u * u + v * v + w * w) * up;
}
