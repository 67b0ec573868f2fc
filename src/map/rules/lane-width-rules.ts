import type { Road } from '../opendrive/document.ts';
import type { Cubic } from '../opendrive/polynomials.ts';
import type { ProblemList } from '../opendrive/problem-list.ts';

/** Narrower is wrong [m]; what is narrower than 0 by less than that may be rounded. */
const ROUNDED = -1e-6;
const WRONG = -1e-3;

/** Lanes of negative width: their outer border crosses the inner one. */
export function checkWidths(road: Road, problems: ProblemList): void {
  road.laneSections.forEach((section, index) => {
    for (const lane of [...section.right, ...section.left]) {
      const { s, width } = narrowest(lane.widths, section.s, section.sEnd);
      if (width >= ROUNDED) continue;
      const path = `road ${road.id}/lanes/laneSection[${index}]/lane ${lane.id}`;
      const found = `is ${width.toFixed(width < WRONG ? 3 : 6)} m wide at s = ${s.toFixed(2)} m; expected 0 or more`;
      const rule = 'road.lane.border.overlap_with_inner_lanes';
      problems.add(width < WRONG ? 'warning' : 'note', lane.line ?? road.line, path, `${found} [${rule}]`);
    }
  });
}

/** Least value of a piecewise cubic between two stations, and where: at ends of pieces, or where the slope is 0. */
function narrowest(pieces: readonly Cubic[], from: number, to: number): { s: number; width: number } {
  const best = { s: from, width: Infinity };
  pieces.forEach((piece, i) => {
    const start = Math.max(from, piece.s);
    const end = Math.min(to, i + 1 < pieces.length ? pieces[i + 1].s : to);
    if (start > end) return;
    for (const s of [start, end, ...turningPoints(piece)]) {
      if (!(s >= start && s <= end)) continue;
      const ds = s - piece.s;
      const width = piece.a + ds * (piece.b + ds * (piece.c + ds * piece.d));
      if (width < best.width) Object.assign(best, { s, width });
    }
  });
  return best;
}

/** Where b + 2 c ds + 3 d ds^2 = 0. */
function turningPoints({ s, b, c, d }: Cubic): number[] {
  if (d === 0) return c === 0 ? [] : [s - b / (2 * c)];
  const root = Math.sqrt(c * c - 3 * b * d);
  return [s + (-c + root) / (3 * d), s + (-c - root) / (3 * d)];
}
