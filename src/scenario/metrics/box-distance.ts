import { findOverlap, type OrientedBox } from '../../core/oriented-box.ts';

/** Least distance between two boxes seen from above, 0 where they overlap or touch [m]: from a corner of either to the other. */
export function boxDistance(a: OrientedBox, b: OrientedBox): number {
  if (findOverlap(a, b, overlap)) return 0;
  return Math.sqrt(Math.min(leastSquare(a, b), leastSquare(b, a)));
}

/** Sets a box by its centre, the cosine and sine of its heading, and half its sizes. */
export function setBox(
  box: OrientedBox,
  x: number,
  y: number,
  cosYaw: number,
  sinYaw: number,
  halfLength: number,
  halfWidth: number,
): OrientedBox {
  box.x = x;
  box.y = y;
  box.cosYaw = cosYaw;
  box.sinYaw = sinYaw;
  box.halfLength = halfLength;
  box.halfWidth = halfWidth;
  return box;
}

/** Whether the straight line between two points meets a box. Liang and Barsky 1984, in the frame of the box. */
export function segmentMeetsBox(x1: number, y1: number, x2: number, y2: number, box: OrientedBox): boolean {
  const { cosYaw, sinYaw, halfLength, halfWidth } = box;
  const u1 = (x1 - box.x) * cosYaw + (y1 - box.y) * sinYaw;
  const v1 = (y1 - box.y) * cosYaw - (x1 - box.x) * sinYaw;
  const du = (x2 - x1) * cosYaw + (y2 - y1) * sinYaw;
  const dv = (y2 - y1) * cosYaw - (x2 - x1) * sinYaw;
  span.from = 0;
  span.to = 1;
  return clip(u1, du, halfLength) && clip(v1, dv, halfWidth);
}

/** Cuts the span of shares to where |start + share * change| <= half. False where nothing is left. */
function clip(start: number, change: number, half: number): boolean {
  if (change === 0) return Math.abs(start) <= half;
  const a = (-half - start) / change;
  const b = (half - start) / change;
  span.from = Math.max(span.from, Math.min(a, b));
  span.to = Math.min(span.to, Math.max(a, b));
  return span.from <= span.to;
}

/** Square of the least distance from the corners of `a` to the box `b`. */
function leastSquare(a: OrientedBox, b: OrientedBox): number {
  // The centre of a, and its sides' directions, in the frame of b.
  const dx = a.x - b.x;
  const dy = a.y - b.y;
  const u = dx * b.cosYaw + dy * b.sinYaw;
  const v = dy * b.cosYaw - dx * b.sinYaw;
  const cosine = a.cosYaw * b.cosYaw + a.sinYaw * b.sinYaw;
  const sine = a.sinYaw * b.cosYaw - a.cosYaw * b.sinYaw;
  let least = Number.POSITIVE_INFINITY;
  for (let corner = 0; corner < 4; corner++) {
    const forward = corner < 2 ? a.halfLength : -a.halfLength;
    const left = corner % 2 === 0 ? a.halfWidth : -a.halfWidth;
    const beyondU = Math.max(0, Math.abs(u + forward * cosine - left * sine) - b.halfLength);
    const beyondV = Math.max(0, Math.abs(v + forward * sine + left * cosine) - b.halfWidth);
    least = Math.min(least, beyondU * beyondU + beyondV * beyondV);
  }
  return least;
}

const overlap = { normalX: 0, normalY: 0, depth: 0 };
const span = { from: 0, to: 1 };
