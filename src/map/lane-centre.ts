import { angleDifference, wrapAngle } from '../core/math/angle.ts';
import { atan } from '../core/math/atan.ts';
import { cos, sin } from '../core/math/sin-cos.ts';
import { crossHeightAt, hasCrossHeight } from './cross-height.ts';
import { cubicAt, cubicSlopeAt, pieceAt } from './cubic.ts';
import { type CentreOffset, laneCentreOffset, laneCentreSlope, laneHeight, laneWidth } from './lane-geometry.ts';
import type { Road } from './opendrive/document.ts';
import type { LaneSection, SectionLane } from './opendrive/lane-records.ts';
import { planViewCurvature } from './plan-view.ts';
import {
  createReferencePoint,
  offsetPoint,
  type ReferencePoint,
  type RoadPoint,
  referencePoint,
  rolledOffset,
} from './road-geometry.ts';
import type { LaneCentre } from './road-map.ts';

/** Largest distance of two samples along the centre [m]. */
const SPACING = 1;
/** Bounds the samples where broken widths stretch a lane beyond reason. */
const MAX_STRETCH = 20;
/** Samples between two breakpoints, unless they are that many metres apart. */
const MOST_PIECES = 100_000;
/** Keeps samples apart where a lane is narrower than its curve allows and turns inside out. */
const MIN_STRETCH = 1e-6;
/** Breakpoints nearer than this to each other are one [m]. */
const SAME_STATION = 1e-6;

/** Gauss-Legendre with three points on [-1, 1]. */
const NODE = 0.7745966692414834;
const OUTER_WEIGHT = 5 / 9;
const INNER_WEIGHT = 8 / 9;

/** Values of the centre line's tangent in the frame of the reference line, per metre of the reference line. */
interface CentreRate {
  /** ds of the centre per ds of the reference line. */
  stretch: number;
  /** Heading of the centre less heading of the reference line [rad]. */
  yaw: number;
  /** Curvature of the centre [1/m]. */
  curvature: number;
}

const reference: ReferencePoint = createReferencePoint();
const offset: CentreOffset = { t: 0, slope: 0, bend: 0 };
const rate: CentreRate = { stretch: 1, yaw: 0, curvature: 0 };
const point: RoadPoint = { x: 0, y: 0, z: 0, heading: 0 };

/**
 * Samples a lane's centre in its direction of travel. Stations of the plan: wherever an element, a width or an offset
 * record begins, there is a sample, so that between two samples everything is smooth. Length is measured in the plan,
 * as OpenDRIVE's s is.
 */
export function sampleLaneCentre(road: Road, section: LaneSection, lane: SectionLane, direction: 1 | -1): LaneCentre {
  const along = sampleStations(road, section, lane);
  const stations = Float64Array.from(direction > 0 ? along : along.reverse());
  const count = stations.length;
  const centre = {
    count,
    s: new Float64Array(count),
    x: new Float64Array(count),
    y: new Float64Array(count),
    z: new Float64Array(count),
    heading: new Float64Array(count),
    tx: new Float64Array(count),
    ty: new Float64Array(count),
    curvature: new Float64Array(count),
    width: new Float64Array(count),
    station: stations,
  };
  for (let i = 0; i < count; i++) {
    const station = stations[i];
    centre.s[i] = i === 0 ? 0 : centre.s[i - 1] + arcLength(road, section, lane.id, stations[i - 1], station);
    centreRate(road, section, lane.id, station);
    offsetPoint(reference, offset.t, point, rolledOffset(road, station, offset.t, reference.superelevation, section));
    centre.x[i] = point.x;
    centre.y[i] = point.y;
    centre.z[i] = point.z + laneHeight(lane, station, 0.5);
    if (hasCrossHeight(road)) centre.z[i] += crossHeightAt(road, station, offset.t, section);
    const heading = reference.heading + rate.yaw + (direction > 0 ? 0 : Math.PI);
    centre.heading[i] =
      i === 0 ? wrapAngle(heading) : centre.heading[i - 1] + angleDifference(heading, centre.heading[i - 1]);
    centre.tx[i] = cos(centre.heading[i]);
    centre.ty[i] = sin(centre.heading[i]);
    centre.curvature[i] = direction * rate.curvature;
    centre.width[i] = laneWidth(lane, station);
  }
  return centre;
}

/** Length of the centre between two road stations that no breakpoint lies between [m]. */
function arcLength(road: Road, section: LaneSection, laneId: number, from: number, to: number): number {
  const middle = (from + to) / 2;
  const half = (to - from) / 2;
  const sum =
    INNER_WEIGHT * stretchAt(road, section, laneId, middle) +
    OUTER_WEIGHT * stretchAt(road, section, laneId, middle - half * NODE) +
    OUTER_WEIGHT * stretchAt(road, section, laneId, middle + half * NODE);
  return Math.abs(half) * sum;
}

/** The stretch of `centreRate` alone. */
function stretchAt(road: Road, section: LaneSection, laneId: number, s: number): number {
  planViewCurvature(road.planView, s, reference);
  const roll = cubicAt(road.superelevation, s);
  laneCentreSlope(road, section, laneId, s, offset);
  const level = levelOffset(road, section, s, roll);
  const a = 1 - reference.curvature * level;
  const b = offset.slope;
  return Math.max(MIN_STRETCH, Math.sqrt(a * a + b * b));
}

/**
 * The centre is R(s) + t(s) N(s) with R' = T and N' = -k T, so its tangent is (1 - k t) T + t' N =: a T + b N. Then
 * stretch = |(a, b)|, yaw = atan(b / a), curvature = (k + d yaw / ds) / stretch with
 * d yaw / ds = (a b' - b a') / (a^2 + b^2), a' = -k' t - k t', b' = t''.
 */
function centreRate(road: Road, section: LaneSection, laneId: number, s: number): void {
  referencePoint(road, s, reference);
  laneCentreOffset(road, section, laneId, s, offset);
  const level = levelOffset(road, section, s, reference.superelevation);
  const a = 1 - reference.curvature * level;
  const b = offset.slope;
  const squared = a * a + b * b;
  const da = -reference.curvatureRate * level - reference.curvature * offset.slope;
  rate.stretch = Math.max(MIN_STRETCH, Math.sqrt(squared));
  rate.yaw = a > 0 ? atan((b + rollingShift(road, section, s)) / a) : 0;
  rate.curvature = squared > 0 ? (reference.curvature + (a * offset.bend - b * da) / squared) / rate.stretch : 0;
}

/** How far the centre lies from the reference line in the plan [m]. */
function levelOffset(road: Road, section: LaneSection, s: number, roll: number): number {
  if (roll === 0) return offset.t;
  const rolled = rolledOffset(road, s, offset.t, roll, section);
  return rolled * cos(roll) + (offset.t - rolled);
}

/** Road stations to sample at, ascending: every breakpoint, and evenly between them. */
function sampleStations(road: Road, section: LaneSection, lane: SectionLane): number[] {
  const stations = [section.s];
  const breaks = breakpoints(road, section, lane);
  for (let i = 1; i < breaks.length; i++) {
    const from = breaks[i - 1];
    const to = breaks[i];
    const stretch = Math.max(
      stretchAt(road, section, lane.id, from + SAME_STATION),
      stretchAt(road, section, lane.id, (from + to) / 2),
      stretchAt(road, section, lane.id, to - SAME_STATION),
    );
    const wished = Math.max(1, Math.ceil(((to - from) * Math.min(stretch, MAX_STRETCH) * 1.01) / SPACING));
    const pieces = Math.min(wished, Math.max(MOST_PIECES, Math.ceil(to - from)));
    for (let k = 1; k < pieces; k++) stations.push(from + ((to - from) * k) / pieces);
    stations.push(to);
  }
  return stations;
}

function breakpoints(road: Road, section: LaneSection, lane: SectionLane): number[] {
  const side = lane.id > 0 ? section.left : section.right;
  const records = [road.planView, road.laneOffset, road.superelevation, road.elevation];
  if (road.crossfall !== null) records.push(lane.id > 0 ? road.crossfall.left : road.crossfall.right);
  for (const inner of side.slice(0, Math.abs(lane.id))) records.push(inner.widths);
  const inside: number[] = [];
  for (const list of records) {
    // Records ascend, so those of the section are found without looking at the whole road.
    for (let i = Math.max(0, pieceAt(list, section.s)); i < list.length && list[i].s < section.sEnd; i++) {
      if (list[i].s > section.s + SAME_STATION && list[i].s < section.sEnd - SAME_STATION) inside.push(list[i].s);
    }
  }
  inside.sort((a, b) => a - b);
  const result = [section.s];
  for (const s of inside) if (s > result[result.length - 1] + SAME_STATION) result.push(s);
  result.push(section.sEnd);
  return result;
}

/**
 * How fast the centre goes to the left in the plan because the road rolls, per length of the reference line: the derivative of
 * t cos(phi) by phi, times phi'. Without it vehicles would shake on a bank that grows: their course would not be the samples'.
 */
function rollingShift(road: Road, section: LaneSection, s: number): number {
  const roll = reference.superelevation;
  if (roll === 0) return 0;
  const rolled = rolledOffset(road, s, offset.t, roll, section);
  return -rolled * sin(roll) * cubicSlopeAt(road.superelevation, s);
}
