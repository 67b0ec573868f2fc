import type { RoadPieces } from './road-pieces.ts';

/** Newton's method is done when the parameter moves less. */
const STEP = 1e-9;
const MAX_STEPS = 8;
/** Keeps a step finite for points near the centre of curvature. */
const MIN_STRETCH = 0.2;

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

/** Projects (x, y) onto a piece: Newton's method from the chord. Allocates nothing. */
export function footOnPiece(pieces: RoadPieces, piece: number, x: number, y: number, out: PieceFoot): void {
  const cx = pieces.x1[piece] - pieces.x0[piece];
  const cy = pieces.y1[piece] - pieces.y0[piece];
  const ax = pieces.tx0[piece];
  const ay = pieces.ty0[piece];
  const bx = pieces.tx1[piece];
  const by = pieces.ty1[piece];
  const px = x - pieces.x0[piece];
  const py = y - pieces.y0[piece];
  let u = unit((px * cx + py * cy) / (cx * cx + cy * cy));
  for (let step = 0; step < MAX_STEPS; step++) {
    const ex = px - hermite(u, cx, ax, bx);
    const ey = py - hermite(u, cy, ay, by);
    const rx = hermiteRate(u, cx, ax, bx);
    const ry = hermiteRate(u, cy, ay, by);
    const speed = rx * rx + ry * ry;
    const bend = ex * hermiteBend(u, cx, ax, bx) + ey * hermiteBend(u, cy, ay, by);
    const next = unit(u + (ex * rx + ey * ry) / Math.max(MIN_STRETCH * speed, speed - bend));
    const moved = Math.abs(next - u);
    u = next;
    if (moved < STEP) break;
  }
  const ex = px - hermite(u, cx, ax, bx);
  const ey = py - hermite(u, cy, ay, by);
  const rx = hermiteRate(u, cx, ax, bx);
  const ry = hermiteRate(u, cy, ay, by);
  const norm = Math.sqrt(rx * rx + ry * ry);
  out.tx = rx / norm;
  out.ty = ry / norm;
  out.s = pieces.s[piece] + u * pieces.length[piece];
  out.left = ey * out.tx - ex * out.ty;
  out.beyond = u > 0 && u < 1 ? 0 : Math.abs(ex * out.tx + ey * out.ty);
}

/** Cubic Hermite curve from 0 to `c` with end tangents `a` and `b`. */
function hermite(u: number, c: number, a: number, b: number): number {
  const v = 1 - u;
  return u * (u * (3 - 2 * u) * c + v * v * a - u * v * b);
}

/** Its first derivative. */
function hermiteRate(u: number, c: number, a: number, b: number): number {
  const v = 1 - u;
  return 6 * u * v * c + v * (1 - 3 * u) * a + u * (1 - 3 * v) * b;
}

/** Its second derivative. */
function hermiteBend(u: number, c: number, a: number, b: number): number {
  return (6 - 12 * u) * c + (6 * u - 4) * a + (6 * u - 2) * b;
}

function unit(u: number): number {
  return u > 0 ? Math.min(1, u) : 0;
}
