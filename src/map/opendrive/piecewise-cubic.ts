import { pieceAt } from '../cubic.ts';
import type { Cubic } from './polynomials.ts';

/** Records nearer to each other than this are one [m]. */
const SAME = 1e-9;

/** The piecewise cubic first + factor * second, exact: with a piece wherever either has one. */
export function combineCubics(first: readonly Cubic[], second: readonly Cubic[], factor: number): Cubic[] {
  const stations = [...first, ...second].map((piece) => piece.s).sort((a, b) => a - b);
  const kept = stations.filter((s, i) => i === 0 || s - stations[i - 1] > SAME);
  return kept.map((s) => {
    const p = shifted(first, s);
    const q = shifted(second, s);
    return { s, a: p.a + factor * q.a, b: p.b + factor * q.b, c: p.c + factor * q.c, d: p.d + factor * q.d };
  });
}

/** The piece that holds at `s`, counted from there (Taylor's formula). Before the first piece: 0. */
function shifted(pieces: readonly Cubic[], s: number): Cubic {
  const piece = pieces[pieceAt(pieces, s + SAME)];
  if (piece === undefined || piece.s > s + SAME) return { s, a: 0, b: 0, c: 0, d: 0 };
  const h = Math.max(0, s - piece.s);
  const { a, b, c, d } = piece;
  return { s, a: a + h * (b + h * (c + h * d)), b: b + h * (2 * c + h * 3 * d), c: c + 3 * d * h, d };
}
