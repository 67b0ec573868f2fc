import { cos, sin } from '../core/math/sin-cos.ts';
import { lanePointAt } from './lane-point.ts';
import { intervalAt } from './lane-station.ts';
import type { Lane, LanePoint, LanePosition } from './road-map.ts';

/** Newton's method is done when a step is shorter [m]. */
const STEP = 1e-7;
const MAX_STEPS = 12;
/** Keeps a step finite for points near the centre of curvature. */
const MIN_STRETCH = 0.2;

const foot: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };

/**
 * The point of a lane's centre nearest to (x, y), as station and offset. With `hintS` the search starts there and goes
 * downhill; with NaN it looks at the whole lane. Beyond the lane's ends, s is held there and d is the offset from the
 * extended tangent. Returns how far (x, y) lies beyond the end (positive) or before the start (negative), 0 between [m].
 */
export function projectOntoLane(lane: Lane, x: number, y: number, hintS: number, out: LanePosition): number {
  const { s: stations, count } = lane.centre;
  const nearest = Number.isNaN(hintS)
    ? nearestSample(lane, x, y, 0, count)
    : downhill(lane, x, y, intervalAt(stations, hintS));
  return refineOnLane(lane, x, y, nearest, out);
}

/** The same from the sample that is nearest already. */
export function refineOnLane(lane: Lane, x: number, y: number, sample: number, out: LanePosition): number {
  let s = lane.centre.s[sample];
  let along = 0;
  let left = 0;
  for (let step = 0; step < MAX_STEPS; step++) {
    lanePointAt(lane, s, foot);
    const c = cos(foot.heading);
    const d = sin(foot.heading);
    along = (x - foot.x) * c + (y - foot.y) * d;
    left = (y - foot.y) * c - (x - foot.x) * d;
    // Moving ds along the centre takes (1 - k d) ds off the distance along the tangent.
    const next = Math.min(lane.length, Math.max(0, s + along / Math.max(MIN_STRETCH, 1 - foot.curvature * left)));
    const moved = Math.abs(next - s);
    s = next;
    if (moved < STEP) break;
  }
  out.lane = lane.index;
  out.s = s;
  out.d = left;
  if (s === 0 && along < 0) return along;
  return s === lane.length && along > 0 ? along : 0;
}

/** The sample in [from, to) nearest to (x, y), the first of equals. */
export function nearestSample(lane: Lane, x: number, y: number, from: number, to: number): number {
  let best = from;
  let bestDistance = Infinity;
  for (let i = from; i < to; i++) {
    const distance = squaredDistance(lane, x, y, i);
    if (distance >= bestDistance) continue;
    bestDistance = distance;
    best = i;
  }
  return best;
}

function downhill(lane: Lane, x: number, y: number, from: number): number {
  let i = from;
  let here = squaredDistance(lane, x, y, i);
  for (const step of STEPS) {
    for (let next = i + step; next >= 0 && next < lane.centre.count; next += step) {
      const there = squaredDistance(lane, x, y, next);
      if (there >= here) break;
      here = there;
      i = next;
    }
  }
  return i;
}

const STEPS = [1, -1] as const;

function squaredDistance(lane: Lane, x: number, y: number, i: number): number {
  const dx = x - lane.centre.x[i];
  const dy = y - lane.centre.y[i];
  return dx * dx + dy * dy;
}
