/** Distance between two samples of a reference line [m]. */
export const REFERENCE_STEP = 0.5;

/** A stretch of the reference line that runs on one lane. Stations [m]: along the line, and along the lane's centre. */
export interface ReferenceLeg {
  readonly lane: number;
  readonly from: number;
  readonly to: number;
  readonly laneFrom: number;
  readonly laneTo: number;
}

/**
 * The line that the route follows, sampled every REFERENCE_STEP from the start at station 0, past the goal by
 * the length of a car. The lane frame of the planner: s along this line, d to its left.
 */
export interface ReferenceLine {
  readonly count: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  /** Unwrapped [rad]. */
  readonly heading: Float64Array;
  /** Left turn positive, smoothed over 3 m [1/m]. */
  readonly curvature: Float64Array;
  /** Half of the lane's width [m]. */
  readonly halfWidth: Float64Array;
  /** [m/s] */
  readonly speedLimit: Float64Array;
  /** In order; a lane change splits in its middle. */
  readonly legs: readonly ReferenceLeg[];
  /** Offset from the lanes' centres where the line swings around something, left positive [m]; left out where it does not. */
  readonly shift?: Float64Array;
  /** Station of the goal [m]. */
  readonly goal: number;
}

/** A pose on the reference line, or beside it. */
export interface ReferencePoint {
  x: number;
  y: number;
  z: number;
  heading: number;
  curvature: number;
}

/** The line's pose at a station [m]; before the start and after the end it goes on straight. */
export function referencePointAt(line: ReferenceLine, s: number, out: ReferencePoint): void {
  const place = Math.min(Math.max(s / REFERENCE_STEP, 0), line.count - 1);
  const i = Math.min(Math.floor(place), line.count - 2);
  const share = place - i;
  out.x = line.x[i] + share * (line.x[i + 1] - line.x[i]);
  out.y = line.y[i] + share * (line.y[i + 1] - line.y[i]);
  out.z = line.z[i] + share * (line.z[i + 1] - line.z[i]);
  out.heading = line.heading[i] + share * (line.heading[i + 1] - line.heading[i]);
  out.curvature = line.curvature[i] + share * (line.curvature[i + 1] - line.curvature[i]);
}

/** Sample nearest to a station [m]. */
export function referenceSample(line: ReferenceLine, s: number): number {
  return Math.min(Math.max(Math.round(s / REFERENCE_STEP), 0), line.count - 1);
}

/** Station of a place on a lane of the route, NaN where the route does not pass it. */
export function stationOnRoute(leg: ReferenceLeg, laneS: number): number {
  if (laneS < leg.laneFrom || laneS > leg.laneTo || leg.laneTo <= leg.laneFrom) return Number.NaN;
  return leg.from + ((laneS - leg.laneFrom) / (leg.laneTo - leg.laneFrom)) * (leg.to - leg.from);
}
