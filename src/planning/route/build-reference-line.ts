import { TWO_PI } from '../../core/math/angle.ts';
import { atan } from '../../core/math/atan.ts';
import { hypot } from '../../core/math/hypot.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import { lanePointAt } from '../../map/lane-point.ts';
import type { Lane, LanePoint, RoadMap } from '../../map/road-map.ts';
import { speedLimitAt } from '../../map/speed-limit-at.ts';
import { REFERENCE_STEP, type ReferenceLeg, type ReferenceLine } from './reference-line.ts';

/** The line goes on past the goal so that the car's front and the smoothing have road ahead [m]. */
const BEYOND_GOAL = 15;

/** Length of a lane change in town and the way on the first lane before it [m]: about 3 s. On faster roads, a change lasts: [s] */
const CHANGE_LENGTH = 35;
const CHANGE_SECONDS = 2.5;
/** Roads up to this limit count as town [m/s]: 60 km/h. */
const TOWN_LIMIT = 60 / 3.6;
const CHANGE_LEAD = 5;

/** Curvature is averaged over this many samples to each side: OpenDRIVE's arcs begin with a step that no car can follow. */
const CURVATURE_REACH = 3;

/** Lanes side by side that the route passes on one road section: [share from, share to] of their common length. */
interface Passage {
  readonly lanes: readonly Lane[];
  readonly from: number;
  readonly to: number;
}

/** Lays the reference line over the lanes of a route. */
export function buildReferenceLine(
  map: RoadMap,
  lanes: ArrayLike<number>,
  startS: number,
  goalS: number,
): ReferenceLine {
  const raw = new RawLine(map);
  const passages = passagesOf(map, lanes, startS, goalS);
  for (const passage of passages) raw.add(passage);
  const goal = raw.length;
  const last = passages[passages.length - 1];
  const lastLane = last.lanes[last.lanes.length - 1];
  const spare = Math.min(BEYOND_GOAL, lastLane.length * (1 - last.to));
  if (spare > 0) raw.add({ lanes: [lastLane], from: last.to, to: last.to + spare / lastLane.length });
  raw.extend(goal + BEYOND_GOAL);
  return resample(raw, goal);
}

function passagesOf(map: RoadMap, lanes: ArrayLike<number>, startS: number, goalS: number): Passage[] {
  const passages: Passage[] = [];
  for (let i = 0; i < lanes.length; ) {
    const group = [map.lanes[lanes[i]]];
    const from = i === 0 ? startS / group[0].length : 0;
    for (i++; i < lanes.length; i++) {
      const previous = group[group.length - 1];
      if (lanes[i] !== previous.left && lanes[i] !== previous.right) break;
      group.push(map.lanes[lanes[i]]);
    }
    const to = i === lanes.length ? goalS / group[group.length - 1].length : 1;
    passages.push({ lanes: group, from, to });
  }
  return passages;
}

/** Samples about REFERENCE_STEP apart with their stations, grown passage by passage. */
class RawLine {
  readonly s: number[] = [];
  readonly x: number[] = [];
  readonly y: number[] = [];
  readonly z: number[] = [];
  readonly heading: number[] = [];
  readonly curvature: number[] = [];
  readonly halfWidth: number[] = [];
  readonly speedLimit: number[] = [];
  readonly legs: ReferenceLeg[] = [];
  private readonly map: RoadMap;

  constructor(map: RoadMap) {
    this.map = map;
  }

  get length(): number {
    return this.s.length === 0 ? 0 : this.s[this.s.length - 1];
  }

  add({ lanes, from, to }: Passage): void {
    const length = (to - from) * lanes[0].length;
    const steps = Math.max(1, Math.ceil(length / REFERENCE_STEP));
    const changes = lanes.length - 1;
    const lead = Math.min(CHANGE_LEAD, length / 10);
    const wished = Math.max(...lanes.map(wishedChangeLength));
    const changeLength = changes > 0 ? Math.min(wished, (length - 2 * lead) / changes) : 0;
    let legFrom = this.length;
    let legShare = from;
    let current = 0;
    for (let i = 0; i <= steps; i++) {
      const share = from + ((to - from) * i) / steps;
      const along = (length * i) / steps - lead;
      const change = changes > 0 ? Math.min(Math.max(Math.floor(along / changeLength), 0), changes - 1) : 0;
      const phase = changes > 0 ? Math.min(Math.max(along / changeLength - change, 0), 1) : 0;
      this.sample(lanes[change], lanes[Math.min(change + 1, changes)], share, phase, changeLength);
      const onto = phase >= 0.5 ? Math.min(change + 1, changes) : change;
      if (onto !== current) {
        this.leg(lanes[current], legFrom, legShare, share);
        legFrom = this.length;
        legShare = share;
        current = onto;
      }
    }
    this.leg(lanes[current], legFrom, legShare, to);
  }

  /** Goes on straight up to a station. */
  extend(station: number): void {
    const last = this.s.length - 1;
    const rest = station - this.s[last];
    if (rest <= 0) return;
    const heading = this.heading[last];
    this.s.push(station);
    this.x.push(this.x[last] + rest * cos(heading));
    this.y.push(this.y[last] + rest * sin(heading));
    this.z.push(this.z[last]);
    this.heading.push(heading);
    this.curvature.push(0);
    this.halfWidth.push(this.halfWidth[last]);
    this.speedLimit.push(this.speedLimit[last]);
  }

  /**
   * Adds a sample `phase` of the way from lane a to lane b. With the quintic w = 10 p^3 - 15 p^4 + 6 p^5, b's offset D
   * to the left of a and change length L: heading + atan(w' D / L), curvature + w'' D / L^2.
   */
  private sample(a: Lane, b: Lane, share: number, phase: number, changeLength: number): void {
    lanePointAt(a, share * a.length, pointA);
    let { x, y, z, heading, curvature, width } = pointA;
    if (phase > 0 && a !== b) {
      lanePointAt(b, share * b.length, pointB);
      const p2 = phase * phase;
      const w = p2 * phase * (10 - 15 * phase + 6 * p2);
      const slope = (30 * p2 * (1 - 2 * phase + p2)) / changeLength;
      const bend = (60 * phase * (1 - 3 * phase + 2 * p2)) / (changeLength * changeLength);
      const offset = -(pointB.x - x) * sin(heading) + (pointB.y - y) * cos(heading);
      x += w * (pointB.x - x);
      y += w * (pointB.y - y);
      z += w * (pointB.z - z);
      width += w * (pointB.width - width);
      heading += atan(slope * offset);
      curvature += w * (pointB.curvature - curvature) + bend * offset;
    }
    const limit = speedLimitAt(this.map, a.index, share * a.length);
    const other = phase > 0 ? speedLimitAt(this.map, b.index, share * b.length) : limit;
    this.push(x, y, z, heading, curvature, width / 2, Math.min(limit, other));
  }

  private push(
    x: number,
    y: number,
    z: number,
    heading: number,
    curvature: number,
    halfWidth: number,
    limit: number,
  ): void {
    const last = this.s.length - 1;
    const distance = last < 0 ? 0 : hypot(x - this.x[last], y - this.y[last]);
    // The end of a lane is the beginning of the next.
    if (last >= 0 && distance < REFERENCE_STEP / 10) return;
    this.s.push(last < 0 ? 0 : this.s[last] + distance);
    this.x.push(x);
    this.y.push(y);
    this.z.push(z);
    const turns = last < 0 ? 0 : Math.round((heading - this.heading[last]) / TWO_PI);
    this.heading.push(heading - turns * TWO_PI);
    this.curvature.push(curvature);
    this.halfWidth.push(halfWidth);
    this.speedLimit.push(limit);
  }

  private leg(lane: Lane, from: number, shareFrom: number, shareTo: number): void {
    const laneFrom = shareFrom * lane.length;
    this.legs.push({ lane: lane.index, from, to: this.length, laneFrom, laneTo: shareTo * lane.length });
  }
}

export function wishedChangeLength({ speedLimit }: Lane): number {
  return speedLimit <= TOWN_LIMIT ? CHANGE_LENGTH : CHANGE_SECONDS * speedLimit;
}

const pointA: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
const pointB: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };

function resample(raw: RawLine, goal: number): ReferenceLine {
  const count = Math.floor(raw.length / REFERENCE_STEP) + 1;
  const interpolate = (values: readonly number[]): Float64Array => {
    const samples = new Float64Array(count);
    for (let i = 0, j = 0; i < count; i++) {
      const s = i * REFERENCE_STEP;
      while (j < raw.s.length - 2 && raw.s[j + 1] < s) j++;
      const share = (s - raw.s[j]) / (raw.s[j + 1] - raw.s[j]);
      samples[i] = values[j] + share * (values[j + 1] - values[j]);
    }
    return samples;
  };
  return {
    count,
    x: interpolate(raw.x),
    y: interpolate(raw.y),
    z: interpolate(raw.z),
    heading: interpolate(raw.heading),
    curvature: movingAverage(interpolate(raw.curvature), CURVATURE_REACH),
    halfWidth: interpolate(raw.halfWidth),
    speedLimit: interpolate(raw.speedLimit),
    legs: raw.legs,
    goal,
  };
}

function movingAverage(values: Float64Array, reach: number): Float64Array {
  const averages = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const first = Math.max(0, i - reach);
    const last = Math.min(values.length - 1, i + reach);
    let sum = 0;
    for (let j = first; j <= last; j++) sum += values[j];
    averages[i] = sum / (last - first + 1);
  }
  return averages;
}
