import type { GroundProjection } from '../ground-projection.ts';
import type { ContactLine } from './contact-line.ts';
import type { VehicleRegion } from './vehicle-regions.ts';

/** Neighbouring mask columns that show one vehicle. */
export interface ContactSegment {
  first: number;
  last: number;
  /** Nearest contact with the ground, from the camera's foot [m]; Infinity for none. */
  near: number;
  /** Whether more of the vehicle is hidden beyond that end: by the picture's border or a nearer vehicle. */
  cutLeft: boolean;
  cutRight: boolean;
  /** Breadth that is seen, at the distance of the nearest contact [m]. */
  breadth: number;
  pixels: number;
  /** Mean probability of its pixels, 0 to 1. */
  confidence: number;
}

/** A contact line steps where neighbours differ by this much [m], or, far away, by this many mask rows. */
const LEAST_STEP = 2.5;
const STEP_ROWS = 1.2;
/**
 * Sills and bumpers hang up to 0.38 m over the ground; seen from 1.35 m their contact seems farther than the wheels' by
 * 0.38 / (1.35 - 0.38).
 */
const HANGING_SHARE = 0.4;
/** Wheels, and what overhangs beyond them, are no broader than this [m]. */
const OVERHANG = 1.1;
/** Two wheels with the sill between them are no broader than this: a long van from the side [m]. */
const WHEEL_TO_WHEEL = 5.5;

/**
 * Cuts a region of the vehicle class into vehicles by the steps of its contact line. The wheels of one vehicle reach
 * lower than its body, so steps that small are healed again where the pieces have the breadth of wheel, overhang or sill.
 */
export function contactSegments(
  region: VehicleRegion,
  line: ContactLine,
  projection: GroundProjection,
): ContactSegment[] {
  const segments = cutAtSteps(region, line, projection);
  while (
    healOne(segments, projection, isSill) ||
    healOne(segments, projection, isSecondWheel) ||
    healOne(segments, projection, isOverhang)
  );
  for (let i = 0; i < segments.length; i++) {
    const segment = segments[i];
    segment.cutLeft = segment.first === 0 || (i > 0 && segments[i - 1].near < segment.near);
    segment.cutRight =
      segment.last === projection.width - 1 || (i < segments.length - 1 && segments[i + 1].near < segment.near);
    segment.breadth = breadth(segment, segment.near, projection);
    let sum = 0;
    for (let column = segment.first; column <= segment.last; column++) {
      segment.pixels += region.pixels[column];
      sum += region.confidence[column];
    }
    segment.confidence = sum / (255 * segment.pixels);
  }
  return segments;
}

function cutAtSteps(region: VehicleRegion, line: ContactLine, projection: GroundProjection): ContactSegment[] {
  const segments: ContactSegment[] = [];
  for (let column = region.first; column <= region.last; column++) {
    const distance = line.distance[column];
    const current = segments[segments.length - 1];
    if (current !== undefined && !isStep(line.distance[column - 1], distance, projection)) {
      current.last = column;
      current.near = Math.min(current.near, distance);
    } else {
      segments.push({
        first: column,
        last: column,
        near: distance,
        cutLeft: false,
        cutRight: false,
        breadth: 0,
        confidence: 0,
        pixels: 0,
      });
    }
  }
  return segments;
}

function isStep(a: number, b: number, projection: GroundProjection): boolean {
  if (a === b) return false;
  return Math.abs(a - b) > Math.max(LEAST_STEP, projection.lengthOfRows(Math.min(a, b), STEP_ROWS));
}

/** Joins the first piece that `belongs` to the one after it, if any; true if there was one. */
function healOne(
  segments: ContactSegment[],
  projection: GroundProjection,
  belongs: (segments: ContactSegment[], i: number, projection: GroundProjection) => boolean,
): boolean {
  for (let i = 0; i + 1 < segments.length; i++) {
    if (!belongs(segments, i, projection)) continue;
    segments[i].last = segments[i + 1].last;
    segments[i].near = Math.min(segments[i].near, segments[i + 1].near);
    segments.splice(i + 1, 1);
    return true;
  }
  return false;
}

/** Whether piece i ends in a wheel, i + 1 is the body's lower edge, and i + 2 begins with the other wheel. */
function isSill(segments: ContactSegment[], i: number, projection: GroundProjection): boolean {
  if (i + 2 >= segments.length) return false;
  const [a, sill, b] = [segments[i], segments[i + 1], segments[i + 2]];
  if (isStep(a.near, b.near, projection)) return false;
  const near = Math.min(a.near, b.near);
  return hangs(near, sill.near, projection) && breadth(sill, near, projection) < WHEEL_TO_WHEEL;
}

/** Whether piece i is a wheel with the sill, and i + 1 the other wheel, just as far away. */
function isSecondWheel(segments: ContactSegment[], i: number, projection: GroundProjection): boolean {
  const [a, b] = [segments[i], segments[i + 1]];
  if (isStep(a.near, b.near, projection)) return false;
  const near = Math.min(a.near, b.near);
  return breadth(a, near, projection) + breadth(b, near, projection) < WHEEL_TO_WHEEL;
}

/** Whether one of pieces i and i + 1 is so narrow, and so little farther or nearer, that it is part of the other. */
function isOverhang(segments: ContactSegment[], i: number, projection: GroundProjection): boolean {
  const [a, b] = [segments[i], segments[i + 1]];
  const near = Math.min(a.near, b.near);
  const far = Math.max(a.near, b.near);
  const narrow = Math.min(breadth(a, near, projection), breadth(b, near, projection));
  return hangs(near, far, projection) && narrow < OVERHANG;
}

/** Whether a contact that seems this far may hang over ground that is nearer. */
function hangs(near: number, far: number, projection: GroundProjection): boolean {
  return far > near && far < near * (1 + HANGING_SHARE) + projection.lengthOfRows(near, 1);
}

function breadth(segment: ContactSegment, distance: number, projection: GroundProjection): number {
  return projection.breadthOfColumns(distance, segment.last - segment.first + 1);
}
