import type { Cubic } from '../opendrive/polynomials.ts';

/** From `start` to `end` over `length` [m] with no slope at either end: start + delta (3 u^2 - 2 u^3), u = ds / length. */
export function ease(s: number, length: number, start: number, end: number): Cubic {
  if (start === end) return { s, a: start, b: 0, c: 0, d: 0 };
  const delta = end - start;
  return { s, a: start, b: 0, c: (3 * delta) / (length * length), d: (-2 * delta) / (length * length * length) };
}

/** The cubic with these heights and grades at its ends (Hermite). */
export function hermite(length: number, start: number, startSlope: number, end: number, endSlope: number): Cubic {
  const rise = (end - start) / length;
  return {
    s: 0,
    a: start,
    b: startSlope,
    c: (3 * rise - 2 * startSlope - endSlope) / length,
    d: (startSlope + endSlope - 2 * rise) / (length * length),
  };
}
