import { cos, sin } from '../core/math/sin-cos.ts';
import type { Road } from './opendrive/document.ts';
import { createReferencePoint, offsetPoint, type RoadPoint, referencePoint, rolledOffset } from './road-geometry.ts';

/** Newton's method is done when the place is met this closely [m]. */
const CLOSE = 1e-10;
const MAX_STEPS = 12;
/** Keeps a step finite near the centre of curvature [m per metre of s]. */
const MIN_PACE = 0.2;
/** Shorter steps don't tell how far a step leads [m]. */
const MEASURABLE = 1e-7;

/** A place in a road's own coordinates [m]. */
export interface RoadCoordinates {
  s: number;
  t: number;
}

const reference = createReferencePoint();
const point: RoadPoint = { x: 0, y: 0, z: 0, heading: 0 };

/**
 * Solves roadPoint(road, s, t) = (x, y) for s and t, starting from those in `out`, by Newton's method in the frame of the
 * reference line: ds = along / (1 - k t cos(phi)), dt = aside / cos(phi) with the superelevation phi. From the second step
 * on, the way really gone per metre of s is measured: on curves that are longer than stated it is another. Holds s on the
 * road.
 */
export function refineCoordinates(road: Road, x: number, y: number, out: RoadCoordinates): void {
  let before = 0;
  let moved = 0;
  for (let step = 0; step < MAX_STEPS; step++) {
    referencePoint(road, out.s, reference);
    offsetPoint(reference, out.t, point, rolledOffset(road, out.s, out.t, reference.superelevation));
    const dx = x - point.x;
    const dy = y - point.y;
    const c = cos(reference.heading);
    const s = sin(reference.heading);
    const along = dx * c + dy * s;
    const aside = dy * c - dx * s;
    const roll = reference.superelevation === 0 ? 1 : cos(reference.superelevation);
    const pace = Math.abs(moved) > MEASURABLE ? (before - along) / moved : 1 - reference.curvature * out.t * roll;
    const from = out.s;
    out.s = Math.min(road.length, Math.max(0, from + along / Math.max(MIN_PACE, pace)));
    out.t += aside / roll;
    moved = out.s - from;
    before = along;
    if (Math.abs(moved) < CLOSE && Math.abs(aside) < CLOSE) return;
  }
}
