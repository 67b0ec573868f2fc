import { footOnHermite, type HermiteFoot } from './hermite-foot.ts';
import type { RoadPieces } from './road-pieces.ts';

/** Places nearer to a piece's end than this belong to both neighbours [m]. */
const SEAM = 1e-6;

/** The point of a piece of a reference line that is nearest to a place. */
export interface PieceFoot {
  /** Station on the road [m]. */
  s: number;
  /** Offset of the place from the line, left positive [m]. */
  left: number;
  /** How far the place lies beyond either end of the piece, along its tangent [m]; 0 between them. */
  beyond: number;
  /** Unit tangent. */
  tx: number;
  ty: number;
}

/** In the map frame [m]. Handed on as an object, since numbers that functions hand on may come to lie on the heap. */
export interface PlanPlace {
  x: number;
  y: number;
}

const foot: HermiteFoot = { u: 0, along: 0, left: 0, tx: 1, ty: 0 };
const curve = new Float64Array(8);

/** Projects a place onto a piece. Allocates nothing. */
export function footOnPiece(pieces: RoadPieces, piece: number, place: PlanPlace, out: PieceFoot): void {
  const { x0, y0, x1, y1, tx0, ty0, tx1, ty1, s, length } = pieces;
  curve[0] = x1[piece] - x0[piece];
  curve[1] = y1[piece] - y0[piece];
  curve[2] = tx0[piece];
  curve[3] = ty0[piece];
  curve[4] = tx1[piece];
  curve[5] = ty1[piece];
  curve[6] = place.x - x0[piece];
  curve[7] = place.y - y0[piece];
  footOnHermite(curve, foot);
  out.tx = foot.tx;
  out.ty = foot.ty;
  out.s = s[piece] + foot.u * length[piece];
  out.left = foot.left;
  out.beyond = foot.u > 0 && foot.u < 1 ? 0 : Math.abs(foot.along);
}

/** Whether a place lies between the normals at the two ends of a piece: cheap, and exact up to the centre of curvature. */
export function isBetweenEnds(pieces: RoadPieces, piece: number, { x, y }: PlanPlace): boolean {
  const { x0, y0, x1, y1, tx0, ty0, tx1, ty1, length } = pieces;
  const margin = -SEAM * length[piece];
  if ((x - x0[piece]) * tx0[piece] + (y - y0[piece]) * ty0[piece] < margin) return false;
  return (x1[piece] - x) * tx1[piece] + (y1[piece] - y) * ty1[piece] >= margin;
}
