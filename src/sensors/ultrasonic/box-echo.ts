import { atan2 } from '../../core/math/atan.ts';
import { hypot } from '../../core/math/hypot.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';

/** The nearest place of a box that throws sound back. */
export interface BoxEcho {
  /** From the sensor [m]. */
  distance: number;
  /** Between the cone's axis and the place, across [rad]. */
  offAxis: number;
  /** Between the way of the sound and the wall's normal [rad]. */
  incidence: number;
  /** Whether the place is a corner of the box. */
  isEdge: boolean;
}

/** An upright box in the sensor's level frame: centre [m], direction of its length, sizes [m]. */
export interface SoundBox {
  x: number;
  y: number;
  cosYaw: number;
  sinYaw: number;
  halfLength: number;
  halfWidth: number;
  /** How far its foot and its top are above the sensor [m]; negative is below. */
  low: number;
  high: number;
}

/** Closer to an end of a wall than this is its corner [m]. */
const CORNER = 1e-6;

const cornersX = new Float64Array(4);
const cornersY = new Float64Array(4);

/**
 * The nearest place of a box within a cone that looks along x: of each side that faces the sensor, the part within the cone,
 * and of that the nearest place. False where no part of the box is in the cone. @param halfAngle across @param halfHeight up [rad]
 */
export function findBoxEcho(box: SoundBox, halfAngle: number, halfHeight: number, out: BoxEcho): boolean {
  const { x, y, cosYaw, sinYaw, halfLength, halfWidth } = box;
  for (let i = 0; i < 4; i++) {
    const along = i === 0 || i === 3 ? halfLength : -halfLength;
    const across = i < 2 ? halfWidth : -halfWidth;
    cornersX[i] = x + cosYaw * along - sinYaw * across;
    cornersY[i] = y + sinYaw * along + cosYaw * across;
  }
  out.distance = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 4; i++) {
    const j = (i + 1) % 4;
    addSide(cornersX[i], cornersY[i], cornersX[j], cornersY[j], halfAngle, out);
  }
  if (!Number.isFinite(out.distance)) return false;
  const up = box.low > 0 ? box.low : box.high < 0 ? box.high : 0;
  if (up === 0) return true;
  if (Math.abs(atan2(up, out.distance)) > halfHeight) return false;
  out.distance = hypot(out.distance, up);
  return true;
}

/** Corners go round the box anticlockwise, so that its outside is on the right of each side. */
function addSide(ax: number, ay: number, bx: number, by: number, halfAngle: number, out: BoxEcho): void {
  const length = hypot(bx - ax, by - ay);
  if (length < CORNER) return;
  const [ux, uy] = [(bx - ax) / length, (by - ay) / length];
  // Distance of the sensor from the side's line, positive where it sees the side.
  const outside = ay * ux - ax * uy;
  if (outside <= 0) return;
  let [from, to] = [0, length];
  // Half planes left of the cone's right edge and right of its left edge: n . p >= 0.
  const [c, s] = [cos(halfAngle), sin(halfAngle)];
  for (const side of [1, -1]) {
    const start = s * ax - side * c * ay;
    const rise = s * ux - side * c * uy;
    if (Math.abs(rise) < 1e-12) {
      if (start < 0) return;
    } else if (rise > 0) from = Math.max(from, -start / rise);
    else to = Math.min(to, -start / rise);
  }
  if (!(from <= to)) return;
  // The foot of the perpendicular, or the end next to it.
  const foot = -(ax * ux + ay * uy);
  const at = Math.min(to, Math.max(from, foot));
  const [px, py] = [ax + at * ux, ay + at * uy];
  const distance = hypot(px, py);
  if (distance >= out.distance) return;
  out.distance = distance;
  out.offAxis = Math.abs(atan2(py, px));
  out.incidence = Math.abs(atan2(foot - at, outside));
  out.isEdge = at !== foot && (at < CORNER || at > length - CORNER);
}
