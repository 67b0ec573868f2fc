import type { RoadMap } from '../../map/road-map.ts';
import { speedLimitAt } from '../../map/speed-limit-at.ts';
import { type RouteCrosswalk, routeCrosswalks } from '../../planning/behaviour/route-crosswalks.ts';
import { type RouteStopLine, routeStopLines } from '../../planning/behaviour/route-stop-lines.ts';
import { buildReferenceLine } from '../../planning/route/build-reference-line.ts';
import { REFERENCE_STEP, type ReferenceLeg, type ReferenceLine } from '../../planning/route/reference-line.ts';
import type { RoutePoint } from '../../planning/route/route-graph.ts';
import type { DrivingStyle } from './driving-style.ts';
import type { WayToGoal } from './way-to-goal.ts';

/** Longer chains are cut: what is so far ahead matters later [m]. */
const LONGEST = 2500;

/** Samples to each side over which the change of curvature is taken: 2 m. */
const BEND_REACH = 4;

/** Chains begin so far behind the ego where lanes lead there [m]. */
export const BEHIND_EGO = 120;

/** A lane change that must be done before a station of the chain. */
export interface DueChange {
  /** +1 left, -1 right. */
  readonly side: 1 | -1;
  /** Where the last chance ends [m], and how many changes have to be done until there. */
  readonly before: number;
  readonly count: number;
}

/** The lanes on which the ego goes on if it changes no lane, and what is on them whatever the traffic does. */
export interface LaneChain {
  /** Place that it was built for: its line begins up to BEHIND_EGO before, so that those behind are seen on it. */
  readonly from: RoutePoint;
  /** Station of that place [m]. */
  readonly fromS: number;
  readonly line: ReferenceLine;
  /** Speed wished for by sample of the line [m/s]. */
  readonly profile: Float64Array;
  readonly stopLines: readonly RouteStopLine[];
  readonly crosswalks: readonly RouteCrosswalk[];
  /** Legs inside junctions. */
  readonly junctions: readonly ReferenceLeg[];
  /** Whether it ends at the goal. */
  readonly arrives: boolean;
  readonly due: DueChange | null;
}

/** Builds the chain from a place on. */
export function buildLaneChain(
  map: RoadMap,
  way: WayToGoal,
  goal: RoutePoint,
  from: RoutePoint,
  style: DrivingStyle,
): LaneChain {
  const { lanes, behind } = lanesBehind(map, from);
  const startS = from.s + behind - Math.min(BEHIND_EGO, from.s + behind);
  let length = map.lanes[from.lane].length - from.s;
  let arrives = from.lane === goal.lane && from.s <= goal.s;
  while (!arrives && length < LONGEST) {
    const next = way.successor(lanes[lanes.length - 1]);
    if (next < 0) break;
    lanes.push(next);
    length += map.lanes[next].length;
    arrives = next === goal.lane;
  }
  const last = lanes[lanes.length - 1];
  const line = buildReferenceLine(map, lanes, startS, arrives ? goal.s : map.lanes[last].length);
  return {
    from,
    fromS: from.s + behind - startS,
    line,
    profile: profileOf(map, line, style),
    stopLines: routeStopLines(map, line),
    crosswalks: routeCrosswalks(map, line),
    junctions: line.legs.filter(({ lane }) => map.lanes[lane].junction >= 0),
    arrives,
    due: dueChange(map, way, goal, line),
  };
}

/** The lane of a place after those that lead to it, and their length [m]. */
function lanesBehind(map: RoadMap, { lane, s }: RoutePoint): { lanes: number[]; behind: number } {
  const lanes = [lane];
  let behind = 0;
  while (s + behind < BEHIND_EGO) {
    const [before] = map.lanes[lanes[0]].predecessors;
    if (before === undefined || lanes.includes(before)) break;
    lanes.unshift(before);
    behind += map.lanes[before].length;
  }
  return { lanes, behind };
}

/** The first lane of the chain that must be left. */
function dueChange(map: RoadMap, way: WayToGoal, goal: RoutePoint, line: ReferenceLine): DueChange | null {
  for (const [index, leg] of line.legs.entries()) {
    const side = way.mustLeave(leg.lane);
    if (side === 0) continue;
    let [count, lane, isBesideGoal] = [0, leg.lane, false];
    for (let turn = side; turn === side; turn = lane < 0 ? 0 : way.mustLeave(lane)) {
      lane = side > 0 ? map.lanes[lane].left : map.lanes[lane].right;
      isBesideGoal ||= lane === goal.lane;
      count++;
    }
    const share = isBesideGoal ? goal.s / map.lanes[goal.lane].length : 1;
    const before = lastChance(map, line, index, side > 0 ? 'left' : 'right', share);
    return { side: side > 0 ? 1 : -1, before, count };
  }
  return null;
}

/** The last station up to a share of a leg's lane at which marks allow the change; the leg's end where they never do. */
function lastChance(map: RoadMap, line: ReferenceLine, index: number, side: 'left' | 'right', share: number): number {
  for (let i = index; i >= 0; i--) {
    const { lane, from, to, laneFrom, laneTo } = line.legs[i];
    const stretches = map.laneChanges[lane][side];
    if (stretches.length === 0) continue;
    const end = Math.min(stretches[stretches.length - 1], i === index ? share * map.lanes[lane].length : laneTo);
    const first = stretches[stretches.length - 2];
    if (end <= Math.max(first, laneFrom) || laneTo <= laneFrom) continue;
    return from + ((Math.min(end, laneTo) - laneFrom) / (laneTo - laneFrom)) * (to - from);
  }
  const { from, to } = line.legs[index];
  return from + share * (to - from);
}

/** Change of curvature around a sample, over the way that the line's curvature is smoothed over [1/m^2]. */
function bending({ curvature, count }: ReferenceLine, i: number): number {
  const change = Math.abs(curvature[Math.min(count - 1, i + BEND_REACH)] - curvature[Math.max(0, i - BEND_REACH)]);
  return Math.max(change / (2 * BEND_REACH * REFERENCE_STEP), 1e-6);
}

/**
 * The least of limit, sqrt(a_lat / |curvature|) and what the steering's rate allows, reached by comfortable braking and left by comfortable acceleration:
 * v[i] <- min(v[i], sqrt(v[i+1]^2 + 2 b ds)), and forwards likewise.
 */
function profileOf(map: RoadMap, line: ReferenceLine, style: DrivingStyle): Float64Array {
  const speed = new Float64Array(line.count);
  let leg = 0;
  for (let i = 0; i < line.count; i++) {
    const s = i * REFERENCE_STEP;
    while (leg < line.legs.length - 1 && line.legs[leg].to < s) leg++;
    const { lane, from, to, laneFrom, laneTo } = line.legs[leg];
    const share = Math.min(1, Math.max(0, (s - from) / Math.max(to - from, 1e-6)));
    const limit = speedLimitAt(map, lane, laneFrom + share * (laneTo - laneFrom));
    const curvature = Math.abs(line.curvature[i]);
    const inCurve = curvature > 1e-6 ? Math.sqrt(style.lateralAcceleration / curvature) : Number.POSITIVE_INFINITY;
    speed[i] = Math.min(limit * style.speedShare, inCurve, style.bendRate / bending(line, i), style.topSpeed);
  }
  for (let i = line.count - 2; i >= 0; i--) {
    speed[i] = Math.min(speed[i], Math.sqrt(speed[i + 1] * speed[i + 1] + 2 * style.braking * REFERENCE_STEP));
  }
  for (let i = 1; i < line.count; i++) {
    speed[i] = Math.min(speed[i], Math.sqrt(speed[i - 1] * speed[i - 1] + 2 * style.acceleration * REFERENCE_STEP));
  }
  return speed;
}
