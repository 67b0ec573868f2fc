import { cos, sin } from '../../core/math/sin-cos.ts';
import { projectOntoReference, type ReferencePlace } from '../route/project-onto-reference.ts';
import { type ReferenceLine, referenceSample } from '../route/reference-line.ts';

/** Bounds of a box in the lane frame [m], with its place and its heading against the line's. */
export interface LaneBox {
  s: number;
  d: number;
  /** Cosine of the angle between the box's heading and the line's. */
  along: number;
  sMin: number;
  sMax: number;
  dMin: number;
  dMax: number;
}

export function makeLaneBox(): LaneBox {
  return { s: 0, d: 0, along: 0, sMin: 0, sMax: 0, dMin: 0, dMax: 0 };
}

/** Centres farther from the line than this are of no concern [m]. */
const REACH = 12;

/**
 * Bounds of a box (centre, yaw, length, width; map frame) in the lane frame of the stations [from, to]: half extents
 * l/2 |cos| + w/2 |sin| along the line and l/2 |sin| + w/2 |cos| across. False where it is far from the line.
 */
export function boxInLaneFrame(
  line: ReferenceLine,
  x: number,
  y: number,
  yaw: number,
  length: number,
  width: number,
  from: number,
  to: number,
  out: LaneBox,
): boolean {
  if (!projectOntoReference(line, x, y, from, to, REACH, place)) return false;
  // Before the first and after the last station the foot is no perpendicular's.
  if (place.s < from - length || place.s > to + length) return false;
  const angle = yaw - line.heading[referenceSample(line, place.s)];
  const along = cos(angle);
  const across = Math.abs(sin(angle));
  const halfS = (length * Math.abs(along) + width * across) / 2;
  const halfD = (length * across + width * Math.abs(along)) / 2;
  out.s = place.s;
  out.d = place.d;
  out.along = along;
  out.sMin = place.s - halfS;
  out.sMax = place.s + halfS;
  out.dMin = place.d - halfD;
  out.dMax = place.d + halfD;
  return true;
}

const place: ReferencePlace = { s: 0, d: 0 };
