import { cos, sin } from '../core/math/sin-cos.ts';
import { cubicAt, cubicSlopeAt } from './cubic.ts';
import type { Road } from './opendrive/document.ts';
import { type PlanPoint, planViewPoint } from './plan-view.ts';

/** A place on a road's reference line; heading and curvature are those of its projection onto the ground. */
export interface ReferencePoint extends PlanPoint {
  z: number;
  /** dz/ds: positive where the road climbs with s. */
  slope: number;
  /** Roll about the reference line [rad], positive where the road falls to the right. */
  superelevation: number;
}

/** A place beside the reference line; heading is the reference line's. */
export interface RoadPoint {
  x: number;
  y: number;
  z: number;
  heading: number;
}

/** A new point to write into. */
export function createReferencePoint(): ReferencePoint {
  return { x: 0, y: 0, z: 0, heading: 0, curvature: 0, curvatureRate: 0, slope: 0, superelevation: 0 };
}

const reference = createReferencePoint();

/** The reference line at station `s`. */
export function referencePoint(road: Road, s: number, out: ReferencePoint): void {
  planViewPoint(road.planView, s, out);
  out.z = cubicAt(road.elevation, s);
  out.slope = cubicSlopeAt(road.elevation, s);
  out.superelevation = cubicAt(road.superelevation, s);
}

/** World position of road coordinates (s, t), t positive to the left; h = 0, that is on the surface without lane heights. */
export function roadPoint(road: Road, s: number, t: number, out: RoadPoint): void {
  referencePoint(road, s, reference);
  offsetPoint(reference, t, out);
}

/**
 * Goes `t` to the left of a point of the reference line. The t axis is turned about the line by the superelevation:
 * t cos(phi) sideways and t sin(phi) up.
 */
export function offsetPoint(from: ReferencePoint, t: number, out: RoadPoint): void {
  const level = from.superelevation === 0 ? t : t * cos(from.superelevation);
  out.x = from.x - sin(from.heading) * level;
  out.y = from.y + cos(from.heading) * level;
  out.z = from.superelevation === 0 ? from.z : from.z + t * sin(from.superelevation);
  out.heading = from.heading;
}
