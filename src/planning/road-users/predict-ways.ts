import { cos, sin } from '../../core/math/sin-cos.ts';
import { lanePointAt } from '../../map/lane-point.ts';
import type { LanePoint, RoadMap } from '../../map/road-map.ts';
import { PREDICTION_COUNT, PREDICTION_SECONDS } from '../planning-problem.ts';
import { MOST_WAYS, type PredictedWay, type RoadUser, WAY_LANES } from './road-user.ts';

/** Sideways motion slower than this is none [m/s]. */
const DRIFTS = 0.15;
/** Farther than this from its lane's centre, one who drifts away is bound for the next lane [m]. */
const LEAVES = 0.3;
/** Acceleration is believed to go on for so long [s]. */
const GOES_ON = 1;

/**
 * Where a road user may go: along its lane and what follows it, at its speed, keeping its offset or finishing the lane
 * change that it is at; one way for each way on that its indicator leaves open. Who walks, or is off the lanes, goes on
 * straight. Speeds never fall in predictions: whether somebody brakes for us is the business of the rules.
 */
export function predictWays(map: RoadMap, user: RoadUser): void {
  user.wayCount = 0;
  if (user.lane < 0) {
    goStraight(user, user.ways[user.wayCount++]);
    return;
  }
  const first = user.ways[0];
  first.lanes[0] = user.lane;
  first.laneCount = 1;
  user.wayCount = 1;
  const reach = user.s + wayAt(user, (PREDICTION_COUNT - 1) * PREDICTION_SECONDS) + user.length;
  for (let w = 0; w < user.wayCount; w++) {
    extend(map, user, user.ways[w], reach);
    follow(map, user, user.ways[w]);
  }
}

/** Way along the lane in t seconds [m]. */
function wayAt({ speed, acceleration }: RoadUser, t: number): number {
  const a = Math.max(0, acceleration);
  const u = Math.min(t, GOES_ON);
  return Math.max(0, speed * t + a * u * (t - u / 2));
}

/** Adds lanes until the way is long enough; other ways on become ways of their own. */
function extend(map: RoadMap, user: RoadUser, way: PredictedWay, reach: number): void {
  let length = 0;
  for (let i = 0; i < way.laneCount; i++) length += map.lanes[way.lanes[i]].length;
  while (length < reach && way.laneCount < WAY_LANES) {
    const { successors } = map.lanes[way.lanes[way.laneCount - 1]];
    if (successors.length === 0) return;
    // The indicator tells of the first junction only.
    const tells = successors.length > 1 && isFirstFork(map, way);
    let taken = -1;
    for (const next of successors) {
      if (tells && !isOpen(map, next, successors, user.indicates)) continue;
      if (taken < 0) taken = next;
      else if (user.wayCount < MOST_WAYS) branch(user, way, next);
    }
    if (taken < 0) taken = successors[0];
    way.lanes[way.laneCount++] = taken;
    length += map.lanes[taken].length;
  }
}

function isFirstFork(map: RoadMap, { lanes, laneCount }: PredictedWay): boolean {
  for (let i = 0; i < laneCount - 1; i++) if (map.lanes[lanes[i]].successors.length > 1) return false;
  return true;
}

/** Whether an indicator leaves a way on open: the way that it shows where there is one, straight on where it shows none. */
function isOpen(map: RoadMap, next: number, successors: readonly number[], indicates: number): boolean {
  if (turnOf(map, next) === indicates) return true;
  return !successors.some((other) => turnOf(map, other) === indicates);
}

function turnOf(map: RoadMap, lane: number): number {
  const { turn } = map.lanes[lane];
  return turn === 'left' ? 1 : turn === 'right' ? -1 : 0;
}

function branch(user: RoadUser, way: PredictedWay, next: number): void {
  const other = user.ways[user.wayCount++];
  other.lanes.set(way.lanes);
  other.laneCount = way.laneCount;
  other.lanes[other.laneCount++] = next;
}

function follow(map: RoadMap, user: RoadUser, way: PredictedWay): void {
  let leg = 0;
  let before = 0;
  for (let i = 0; i < PREDICTION_COUNT; i++) {
    const t = i * PREDICTION_SECONDS;
    const along = user.s + wayAt(user, t);
    while (leg < way.laneCount - 1 && along - before > map.lanes[way.lanes[leg]].length) {
      before += map.lanes[way.lanes[leg++]].length;
    }
    const lane = map.lanes[way.lanes[leg]];
    lanePointAt(lane, along - before, point);
    const beyond = Math.max(0, along - before - lane.length);
    const d = offsetAt(user, t, point.width);
    const cosine = cos(point.heading);
    const sine = sin(point.heading);
    way.x[i] = point.x + beyond * cosine - d * sine;
    way.y[i] = point.y + beyond * sine + d * cosine;
    way.yaw[i] = point.heading;
  }
  // Where it is now is known.
  const dx = user.x - way.x[0];
  const dy = user.y - way.y[0];
  for (let i = 0; i < PREDICTION_COUNT; i++) {
    way.x[i] += dx;
    way.y[i] += dy;
  }
  way.yaw[0] = user.yaw;
}

/** Offset after t seconds: who drifts comes to the middle of the lane that he drifts to. */
function offsetAt({ d, drift, speed }: RoadUser, t: number, laneWidth: number): number {
  if (Math.abs(drift) < DRIFTS || speed < 1) return d;
  const towardsMiddle = d * drift < 0;
  const target = towardsMiddle ? 0 : Math.abs(d) > LEAVES ? Math.sign(drift) * laneWidth : d;
  return drift > 0 ? Math.min(d + drift * t, Math.max(target, d)) : Math.max(d + drift * t, Math.min(target, d));
}

function goStraight(user: RoadUser, way: PredictedWay): void {
  way.laneCount = 0;
  const cosine = cos(user.yaw);
  const sine = sin(user.yaw);
  for (let i = 0; i < PREDICTION_COUNT; i++) {
    const along = user.speed * i * PREDICTION_SECONDS;
    way.x[i] = user.x + along * cosine;
    way.y[i] = user.y + along * sine;
    way.yaw[i] = user.yaw;
  }
}

const point: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
