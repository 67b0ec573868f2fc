import { cos, sin } from '../core/math/sin-cos.ts';
import { crossHeightAt, hasCrossHeight } from './cross-height.ts';
import { cubicAt, cubicSlopeAt } from './cubic.ts';
import { type RolledPart, rolledPart, sectionHolding } from './level-lanes.ts';
import type { Road } from './opendrive/document.ts';
import type { LaneSection } from './opendrive/lane-records.ts';
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
/** Where `reference` is: who asks for several places beside one station has the line there worked out once. */
let referenceRoad: Road | null = null;
let referenceS = Number.NaN;
const part: RolledPart = { rolled: 0, rolls: true };

/** The reference line at station `s`. */
export function referencePoint(road: Road, s: number, out: ReferencePoint): void {
  planViewPoint(road.planView, s, out);
  out.z = cubicAt(road.elevation, s);
  out.slope = cubicSlopeAt(road.elevation, s);
  out.superelevation = cubicAt(road.superelevation, s);
}

/**
 * World position of road coordinates (s, t), t positive to the left; h = 0, that is on the surface without lane heights.
 * `section` is the lane section to see it from, where two of them meet.
 */
export function roadPoint(road: Road, s: number, t: number, out: RoadPoint, section?: LaneSection): void {
  if (road !== referenceRoad || s !== referenceS) {
    referencePoint(road, s, reference);
    referenceRoad = road;
    referenceS = s;
  }
  offsetPoint(reference, t, out, rolledOffset(road, s, t, reference.superelevation, section));
  if (hasCrossHeight(road)) out.z += crossHeightAt(road, s, t, section);
}

/** The part of `t` over which a road of the superelevation `roll` rolls at `s` [m]: all of it but for level lanes. */
export function rolledOffset(road: Road, s: number, t: number, roll: number, section?: LaneSection): number {
  if (roll === 0) return t;
  rolledPart(road, section ?? sectionHolding(road, s), s, t, part);
  return part.rolled;
}

/**
 * Goes `t` to the left of a point of the reference line, in the plane that elevation and superelevation make. The t axis is level and normal to the line, then rolled about
 * the line (which climbs by theta) by the superelevation phi: t cos(phi) to the left, t sin(phi) cos(theta) up, and
 * t sin(phi) sin(theta) backwards. Only the part `rolled` of t is rolled, the rest goes on level.
 */
export function offsetPoint(from: ReferencePoint, t: number, out: RoadPoint, rolled = t): void {
  const ahead = cos(from.heading);
  const aside = sin(from.heading);
  out.heading = from.heading;
  if (from.superelevation === 0) {
    out.x = from.x - aside * t;
    out.y = from.y + ahead * t;
    out.z = from.z;
    return;
  }
  const level = rolled * cos(from.superelevation) + (t - rolled);
  const rise = (rolled * sin(from.superelevation)) / Math.sqrt(1 + from.slope * from.slope);
  const back = rise * from.slope;
  out.x = from.x - aside * level - ahead * back;
  out.y = from.y + ahead * level - aside * back;
  out.z = from.z + rise;
}
