import { wrapAngle } from '../../core/math/angle.ts';
import { atan2 } from '../../core/math/atan.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';

/** Bearings between which a box is seen from the frame's origin, left positive [rad]. */
export interface Silhouette {
  left: number;
  right: number;
}

const CORNERS = [
  [0.5, 0.5],
  [0.5, -0.5],
  [-0.5, 0.5],
  [-0.5, -0.5],
] as const;

/** Silhouette of a footprint with its centre at (x, y), seen from the origin, which lies outside of it. */
export function boxSilhouette(
  x: number,
  y: number,
  yaw: number,
  length: number,
  width: number,
  out: Silhouette,
): Silhouette {
  const c = cos(yaw);
  const s = sin(yaw);
  const centre = atan2(y, x);
  let left = Number.NEGATIVE_INFINITY;
  let right = Number.POSITIVE_INFINITY;
  for (const [a, b] of CORNERS) {
    const bearing = wrapAngle(atan2(y + a * length * s + b * width * c, x + a * length * c - b * width * s) - centre);
    left = Math.max(left, bearing);
    right = Math.min(right, bearing);
  }
  out.left = centre + left;
  out.right = centre + right;
  return out;
}

/** Distance from a footprint's centre to its nearest point, measured along a line of sight at `angle` to it [m]. */
export function boxSupport(angle: number, length: number, width: number): number {
  return (length * Math.abs(cos(angle)) + width * Math.abs(sin(angle))) / 2;
}
