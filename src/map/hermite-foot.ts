/** Newton's method is done when the parameter moves less. */
const STEP = 1e-9;
const MAX_STEPS = 8;
/** Keeps a step finite for points near the centre of curvature. */
const MIN_STRETCH = 0.2;

/** The point of a cubic piece that is nearest to a place. */
export interface HermiteFoot {
  /** Parameter in [0, 1]. */
  u: number;
  /** Place less foot in the frame of the tangent [m]: `along` is 0 unless the foot is at an end. */
  along: number;
  left: number;
  /** Unit tangent. */
  tx: number;
  ty: number;
}

/**
 * Projects (px, py) onto the cubic Hermite curve from the origin to (cx, cy) with end tangents (ax, ay) and (bx, by), by
 * Newton's method from the chord. Allocates nothing.
 *
 * @param curve cx, cy, ax, ay, bx, by, px, py: numbers that functions hand on one by one may come to lie on the heap
 */
export function footOnHermite(curve: Float64Array, out: HermiteFoot): void {
  const cx = curve[0];
  const cy = curve[1];
  const ax = curve[2];
  const ay = curve[3];
  const bx = curve[4];
  const by = curve[5];
  const px = curve[6];
  const py = curve[7];
  let u = unit((px * cx + py * cy) / (cx * cx + cy * cy));
  for (let step = 0; step < MAX_STEPS; step++) {
    const ex = px - position(u, cx, ax, bx);
    const ey = py - position(u, cy, ay, by);
    const rx = rate(u, cx, ax, bx);
    const ry = rate(u, cy, ay, by);
    const speed = rx * rx + ry * ry;
    const bending = ex * bend(u, cx, ax, bx) + ey * bend(u, cy, ay, by);
    const next = unit(u + (ex * rx + ey * ry) / Math.max(MIN_STRETCH * speed, speed - bending));
    const moved = Math.abs(next - u);
    u = next;
    if (moved < STEP) break;
  }
  const ex = px - position(u, cx, ax, bx);
  const ey = py - position(u, cy, ay, by);
  const rx = rate(u, cx, ax, bx);
  const ry = rate(u, cy, ay, by);
  const norm = Math.sqrt(rx * rx + ry * ry);
  out.u = u;
  if (norm > 0) {
    out.tx = rx / norm;
    out.ty = ry / norm;
  } else {
    // Where elements don't join, a piece can turn back on the spot: it has no direction there, its start has.
    const start = Math.sqrt(ax * ax + ay * ay);
    out.tx = start > 0 ? ax / start : 1;
    out.ty = start > 0 ? ay / start : 0;
  }
  out.left = ey * out.tx - ex * out.ty;
  out.along = ex * out.tx + ey * out.ty;
}

/** Cubic Hermite curve from 0 to `c` with end tangents `a` and `b`. */
function position(u: number, c: number, a: number, b: number): number {
  const v = 1 - u;
  return u * (u * (3 - 2 * u) * c + v * v * a - u * v * b);
}

/** Its first derivative. */
function rate(u: number, c: number, a: number, b: number): number {
  const v = 1 - u;
  return 6 * u * v * c + v * (1 - 3 * u) * a + u * (1 - 3 * v) * b;
}

/** Its second derivative. */
function bend(u: number, c: number, a: number, b: number): number {
  return (6 - 12 * u) * c + (6 * u - 4) * a + (6 * u - 2) * b;
}

function unit(u: number): number {
  return u > 0 ? Math.min(1, u) : 0;
}
