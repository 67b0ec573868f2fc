import { cos, sin } from '../../core/math/sin-cos.ts';
import type { RoadObservation } from '../../core/messages.ts';
import type { Pose2 } from './ego-filter.ts';

/** Where a point lies among the lines of its road, as offsets from the lane's centre, left of travel positive [m]. */
export interface LineOffsets {
  /** The point itself. */
  point: number;
  /** Edges of the carriageway. */
  leftEdge: number;
  rightEdge: number;
  /** The marking at the lane's left border, NaN for none. */
  leftMark: number;
  /** Direction of the lane there [rad]. */
  heading: number;
}

/** What the map says of the lines along a road. */
export interface RoadLines {
  /** Lane under a pose that runs its way, -1 for none; junctions have no lines and give -1. */
  laneAt(pose: Readonly<Pose2>): number;
  /** Writes a point's offsets on a lane; false beyond the lane's ends. */
  offsetsOn(lane: number, x: number, y: number, out: LineOffsets): boolean;
}

/** How far the believed pose is off by what the camera saw of one line; all errors are belief minus truth. */
export interface LineError {
  /** Lateral, left of the lane's direction positive [m]. */
  offset: number;
  /** Of the heading [rad], NaN where the line is seen on too short a stretch. */
  heading: number;
  /** Mean place of what was seen, vehicle frame [m]. */
  x: number;
  y: number;
}

/** Direction of the lane where the observation was matched [rad], and the errors by each line that was seen. */
export interface RoadMatch {
  laneHeading: number;
  left: LineError | null;
  right: LineError | null;
  mark: LineError | null;
}

/** What lies farther off its line than this is another line [m]. */
const SAME_LINE = 1.5;
/** A line speaks from this many stations on, and for a heading over this stretch [m]. */
const LEAST_STATIONS = 4;
const LEAST_STRETCH = 5;
/** A line whose stations disagree more than this (median absolute deviation) is not trusted [m]. */
const MAX_DEVIATION = 0.35;

/**
 * Compares the edges and the marking that the camera saw with those that the map has at the believed place. Each line
 * gives the median of its stations' residuals and, as their slope along the road, the median of all pairs' slopes
 * (Theil 1950, Sen 1968): up to 29 % of the stations may be wrong without harm.
 */
export class RoadMatcher {
  private readonly lines: RoadLines;
  private readonly offsets: LineOffsets = { point: 0, leftEdge: 0, rightEdge: 0, leftMark: 0, heading: 0 };
  private laneHeading = 0;
  /** Scratch: places and residuals of one line's stations, and the list that is sorted for a median. */
  private x = new Float64Array(0);
  private y = new Float64Array(0);
  private residual = new Float64Array(0);
  private sorted = new Float64Array(0);

  constructor(lines: RoadLines) {
    this.lines = lines;
  }

  /** Null in junctions, off the road, and where the observation fits no line. */
  match(road: RoadObservation, pose: Readonly<Pose2>): RoadMatch | null {
    const lane = road.valid ? this.lines.laneAt(pose) : -1;
    if (lane < 0) return null;
    if (!this.lines.offsetsOn(lane, pose.x, pose.y, this.offsets)) return null;
    this.laneHeading = this.offsets.heading;
    this.reserve(road.x.length);
    const left = this.lineError(lane, road.x, road.leftEdge, pose, 'leftEdge');
    const right = this.lineError(lane, road.x, road.rightEdge, pose, 'rightEdge');
    const mark = this.lineError(lane, road.x, road.leftMark, pose, 'leftMark');
    if (left === null && right === null && mark === null) return null;
    return { laneHeading: this.laneHeading, left, right, mark };
  }

  private lineError(
    lane: number,
    stations: Float64Array,
    seen: Float64Array,
    pose: Readonly<Pose2>,
    line: 'leftEdge' | 'rightEdge' | 'leftMark',
  ): LineError | null {
    const c = cos(pose.yaw);
    const s = sin(pose.yaw);
    let count = 0;
    for (let i = 0; i < stations.length; i++) {
      const [px, py] = [stations[i], seen[i]];
      if (Number.isNaN(py)) continue;
      if (!this.lines.offsetsOn(lane, pose.x + c * px - s * py, pose.y + s * px + c * py, this.offsets)) continue;
      const residual = this.offsets.point - this.offsets[line];
      if (!(Math.abs(residual) < SAME_LINE)) continue;
      this.x[count] = px;
      this.y[count] = py;
      this.residual[count] = residual;
      count++;
    }
    return count < LEAST_STATIONS ? null : this.summarise(count);
  }

  private summarise(count: number): LineError | null {
    const offset = this.median(this.residual, count);
    for (let i = 0; i < count; i++) this.sorted[i] = Math.abs(this.residual[i] - offset);
    if (this.sorted.subarray(0, count).sort()[count >> 1] > MAX_DEVIATION) return null;
    let x = 0;
    let y = 0;
    for (let i = 0; i < count; i++) {
      x += this.x[i] / count;
      y += this.y[i] / count;
    }
    const stretch = this.x[count - 1] - this.x[0];
    return { offset, heading: stretch < LEAST_STRETCH ? Number.NaN : this.medianSlope(count), x, y };
  }

  private median(values: Float64Array, count: number): number {
    this.sorted.set(values.subarray(0, count));
    return middleOf(this.sorted, count);
  }

  private medianSlope(count: number): number {
    let pairs = 0;
    for (let i = 0; i < count; i++) {
      for (let j = i + 1; j < count; j++) {
        this.sorted[pairs++] = (this.residual[j] - this.residual[i]) / (this.x[j] - this.x[i]);
      }
    }
    return middleOf(this.sorted, pairs);
  }

  private reserve(stations: number): void {
    if (this.x.length >= stations) return;
    this.x = new Float64Array(stations);
    this.y = new Float64Array(stations);
    this.residual = new Float64Array(stations);
    this.sorted = new Float64Array((stations * (stations + 1)) / 2);
  }
}

/** Median of the first `count` values, which it sorts. */
function middleOf(values: Float64Array, count: number): number {
  const sorted = values.subarray(0, count).sort();
  return (sorted[count >> 1] + sorted[(count - 1) >> 1]) / 2;
}
