import { hypot } from '../../core/math/hypot.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import { REFERENCE_STEP, type ReferenceLine } from './reference-line.ts';

/** A place in the lane frame of a reference line. */
export interface ReferencePlace {
  /** Station along the line, and offset to its left [m]. */
  s: number;
  d: number;
}

/** Samples skipped in the coarse pass of a search: 4 m, less than half of the tightest turn's diameter. */
const COARSE = 8;

/**
 * Foot of the perpendicular from (x, y) on the line within stations [from, to], refined to the tangent of the nearest
 * sample. False where the nearest sample is farther than `reach` [m]; `out` is then not changed.
 */
export function projectOntoReference(
  line: ReferenceLine,
  x: number,
  y: number,
  from: number,
  to: number,
  reach: number,
  out: ReferencePlace,
): boolean {
  const first = Math.max(0, Math.floor(from / REFERENCE_STEP));
  const last = Math.min(line.count - 1, Math.ceil(to / REFERENCE_STEP));
  const coarse = nearestSample(line, x, y, first, last, COARSE);
  const nearest = nearestSample(line, x, y, Math.max(first, coarse - COARSE), Math.min(last, coarse + COARSE), 1);
  const dx = x - line.x[nearest];
  const dy = y - line.y[nearest];
  if (hypot(dx, dy) > reach) return false;
  const cosine = cos(line.heading[nearest]);
  const sine = sin(line.heading[nearest]);
  const d = dy * cosine - dx * sine;
  // Along a curve one metre at offset d is 1 / (1 - curvature d) metres of the line.
  const along = (dx * cosine + dy * sine) / Math.max(0.2, 1 - line.curvature[nearest] * d);
  out.s = nearest * REFERENCE_STEP + along;
  out.d = d - (line.curvature[nearest] * along * along) / 2;
  return true;
}

function nearestSample(line: ReferenceLine, x: number, y: number, first: number, last: number, step: number): number {
  let nearest = first;
  let least = Number.POSITIVE_INFINITY;
  for (let i = first; i <= last; i += step) {
    const dx = x - line.x[i];
    const dy = y - line.y[i];
    const square = dx * dx + dy * dy;
    if (square < least) {
      least = square;
      nearest = i;
    }
  }
  return nearest;
}
