import type { Cubic } from './opendrive/polynomials.ts';

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

/** Records that begin this little after a station hold there already [m]. */
export const SEAM = 1e-6;

/** Value at `s` of a piecewise cubic; 0 where no record holds: in an empty list, and before the first. */
export function cubicAt(pieces: readonly Cubic[], s: number): number {
  const piece = pieceHolding(pieces, s);
  if (piece === undefined) return 0;
  const ds = s - piece.s;
  return piece.a + ds * (piece.b + ds * (piece.c + ds * piece.d));
}

/** First derivative at `s`. */
export function cubicSlopeAt(pieces: readonly Cubic[], s: number): number {
  const piece = pieceHolding(pieces, s);
  if (piece === undefined) return 0;
  const ds = s - piece.s;
  return piece.b + ds * (2 * piece.c + ds * 3 * piece.d);
}

/** Second derivative at `s`. */
export function cubicBendAt(pieces: readonly Cubic[], s: number): number {
  const piece = pieceHolding(pieces, s);
  return piece === undefined ? 0 : 2 * piece.c + 6 * piece.d * (s - piece.s);
}

function pieceHolding(pieces: readonly Cubic[], s: number): Cubic | undefined {
  const piece = pieces[pieceAt(pieces, s)];
  return piece === undefined || s < piece.s - SEAM ? undefined : piece;
}
