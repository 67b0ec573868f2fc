import type { Cubic } from './opendrive/document.ts';

/**
 * Index of the last piece that has begun at `s`, for any list ascending in s; 0 before the first, -1 for an empty list.
 */
export function pieceAt(pieces: readonly { readonly s: number }[], s: number): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (pieces[middle].s <= s) low = middle;
    else high = middle - 1;
  }
  return high;
}

/** Value at `s` of a piecewise cubic; 0 for an empty list, as the standard says of missing records. */
export function cubicAt(pieces: readonly Cubic[], s: number): number {
  const i = pieceAt(pieces, s);
  if (i < 0) return 0;
  const { s: start, a, b, c, d } = pieces[i];
  const ds = s - start;
  return a + ds * (b + ds * (c + ds * d));
}

/** First derivative at `s`. */
export function cubicSlopeAt(pieces: readonly Cubic[], s: number): number {
  const i = pieceAt(pieces, s);
  if (i < 0) return 0;
  const { s: start, b, c, d } = pieces[i];
  const ds = s - start;
  return b + ds * (2 * c + ds * 3 * d);
}

/** Second derivative at `s`. */
export function cubicBendAt(pieces: readonly Cubic[], s: number): number {
  const i = pieceAt(pieces, s);
  if (i < 0) return 0;
  const { s: start, c, d } = pieces[i];
  return 2 * c + 6 * d * (s - start);
}
