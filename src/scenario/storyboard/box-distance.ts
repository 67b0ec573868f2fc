import { findOverlap, type OrientedBox } from '../../core/oriented-box.ts';

/** The shortest way between two boxes, seen from above. */
export interface BoxGap {
  /** 0 where they overlap [m]. */
  distance: number;
  /** Unit vector from the first to the second along that way; zero where they overlap. */
  x: number;
  y: number;
}

/**
 * The free space between two boxes. Of two convex polygons that are apart, the nearest points are a corner of one and a
 * point of the other, so that the corners of each are held against the other. Allocates nothing.
 */
export function boxDistance(a: OrientedBox, b: OrientedBox, out: BoxGap): void {
  out.distance = Number.POSITIVE_INFINITY;
  out.x = 0;
  out.y = 0;
  if (findOverlap(a, b, overlap)) {
    out.distance = 0;
    return;
  }
  fromCorners(a, b, 1, out);
  fromCorners(b, a, -1, out);
  if (out.distance <= 0) return;
  out.x /= out.distance;
  out.y /= out.distance;
}

/** Takes the nearest of the ways from a corner of one box to the other; `sign` is +1 where that is from the first. */
function fromCorners(corners: OrientedBox, to: OrientedBox, sign: number, out: BoxGap): void {
  for (let k = 0; k < 4; k++) {
    const ahead = k < 2 ? corners.halfLength : -corners.halfLength;
    const left = k % 2 === 0 ? corners.halfWidth : -corners.halfWidth;
    const dx = corners.x + ahead * corners.cosYaw - left * corners.sinYaw - to.x;
    const dy = corners.y + ahead * corners.sinYaw + left * corners.cosYaw - to.y;
    // In the other box's frame: what is beyond its sides.
    const along = beyond(dx * to.cosYaw + dy * to.sinYaw, to.halfLength);
    const across = beyond(dy * to.cosYaw - dx * to.sinYaw, to.halfWidth);
    const distance = Math.sqrt(along * along + across * across);
    if (distance >= out.distance) continue;
    out.distance = distance;
    out.x = -sign * (along * to.cosYaw - across * to.sinYaw);
    out.y = -sign * (along * to.sinYaw + across * to.cosYaw);
  }
}

/** How far a coordinate lies beyond plus or minus `half`. */
function beyond(value: number, half: number): number {
  return value > half ? value - half : value < -half ? value + half : 0;
}

const overlap = { normalX: 0.5, normalY: 0.5, depth: 0.5 };
