import { tan } from '../core/math/tan.ts';
import { cubicAt, pieceAt } from './cubic.ts';
import { type RolledPart, rolledPart, sectionHolding } from './level-lanes.ts';
import type { Road } from './opendrive/document.ts';
import type { LaneSection } from './opendrive/lane-records.ts';
import type { Crossfall, CrossSectionSurface, LateralShape, SurfaceStrip } from './opendrive/lateral-records.ts';
import type { Cubic } from './opendrive/polynomials.ts';

/** Over which a profile's change along the road is measured [m]. */
const STEP = 1e-3;

/** Height over the rolled reference plane, and its slopes. */
export interface CrossHeight {
  /** [m] */
  height: number;
  /** By t, positive where it rises to the left. */
  across: number;
  /** By s. */
  along: number;
}

/** Value and slope across of one profile. */
interface Profile {
  height: number;
  across: number;
}

/** Steeper crossfall is no road's but a broken number [rad]. */
const STEEPEST = 1.2;

const near: Profile = { height: 0, across: 0 };
const far: Profile = { height: 0, across: 0 };
const part: RolledPart = { rolled: 0, rolls: true };

/** Whether a road's surface is more than elevation and superelevation. */
export function hasCrossHeight(road: Road): boolean {
  return road.shapes.length > 0 || road.crossSection !== null || road.crossfall !== null;
}

/**
 * What lateral shape [10.5.3], cross section surface [10.5.4] and crossfall [1.4, 5.3.6.2] add to the surface at (s, t),
 * without slopes: straight up [m]. Shapes are linear in s between their stations, and held before the first and after the
 * last. `section` is the lane section to see it from, where two of them meet.
 */
export function crossHeightAt(road: Road, s: number, t: number, section?: LaneSection): number {
  if (!hasCrossHeight(road)) return 0;
  profileAt(road, s, t, near, section);
  return near.height;
}

/** The same with its slopes; along the road on from s, at its end back from there. Allocates nothing. */
export function crossHeight(road: Road, s: number, t: number, out: CrossHeight): void {
  out.height = out.across = out.along = 0;
  if (!hasCrossHeight(road)) return;
  const step = s + STEP <= road.length ? STEP : -STEP;
  profileAt(road, s + step, t, near);
  const beside = near.height;
  profileAt(road, s, t, near);
  out.height = near.height;
  out.across = near.across;
  out.along = (beside - near.height) / step;
}

function profileAt(road: Road, s: number, t: number, out: Profile, section?: LaneSection): void {
  out.height = out.across = 0;
  if (road.shapes.length > 0) shapesAt(road.shapes, s, t, out);
  if (road.crossSection !== null) addSurface(road.crossSection, s, t, out);
  if (road.crossfall !== null) {
    rolledPart(road, section ?? sectionHolding(road, s), s, t, part);
    addCrossfall(road.crossfall, s, part, out);
  }
}

/** Falls from the reference line outwards by an angle to the t axis; level lanes do not. */
function addCrossfall({ left, right }: Crossfall, s: number, { rolled, rolls }: RolledPart, out: Profile): void {
  const angle = cubicAt(rolled > 0 ? left : right, s);
  const fall = tan(Math.max(-STEEPEST, Math.min(STEEPEST, angle)));
  out.height -= Math.abs(rolled) * fall;
  if (rolls) out.across -= rolled > 0 ? fall : -fall;
}

function shapesAt(shapes: readonly LateralShape[], s: number, t: number, out: Profile): void {
  const i = pieceAt(shapes, s);
  shapeAt(shapes[i], t, out);
  if (i + 1 === shapes.length || s <= shapes[i].s) return;
  shapeAt(shapes[i + 1], t, far);
  const share = (s - shapes[i].s) / (shapes[i + 1].s - shapes[i].s);
  out.height += share * (far.height - out.height);
  out.across += share * (far.across - out.across);
}

/** One shape; level beyond its first piece's begin. */
function shapeAt({ pieces }: LateralShape, t: number, out: Profile): void {
  let i = pieces.length - 1;
  while (i > 0 && pieces[i].t > t) i--;
  const piece = pieces[i];
  const dt = Math.max(0, t - piece.t);
  out.height = piece.a + dt * (piece.b + dt * (piece.c + dt * piece.d));
  out.across = t < piece.t ? 0 : piece.b + dt * (2 * piece.c + dt * 3 * piece.d);
}

/** Goes outwards over the strips of one side; a relative strip goes on from the height where the one before it ends. */
function addSurface(surface: CrossSectionSurface, s: number, t: number, out: Profile): void {
  const offset = cubicAt(surface.tOffset, s);
  const sign = t >= offset ? 1 : -1;
  const strips = sign > 0 ? surface.left : surface.right;
  // Distances from a strip's inner edge are negative on the right, widths are not.
  let distance = (t - offset) * sign;
  let base = 0;
  for (let i = 0; i < strips.length; i++) {
    const strip = strips[i];
    const width = strip.widths.length === 0 ? Infinity : Math.max(0, cubicAt(strip.widths, s));
    const from = strip.relative ? base : 0;
    if (distance <= width || i === strips.length - 1) {
      out.height += from + stripHeight(strip, s, sign * distance);
      out.across += stripSlope(strip, s, sign * distance);
      return;
    }
    base = from + stripHeight(strip, s, sign * width);
    distance -= width;
  }
}

function stripHeight(strip: SurfaceStrip, s: number, d: number): number {
  return (
    valueAt(strip.constant, s) +
    d * (valueAt(strip.linear, s) + d * (valueAt(strip.quadratic, s) + d * valueAt(strip.cubic, s)))
  );
}

function stripSlope(strip: SurfaceStrip, s: number, d: number): number {
  return valueAt(strip.linear, s) + d * (2 * valueAt(strip.quadratic, s) + d * 3 * valueAt(strip.cubic, s));
}

function valueAt(cubics: readonly Cubic[], s: number): number {
  return cubics.length === 0 ? 0 : cubicAt(cubics, s);
}
