import { hypot } from '../../core/math/hypot.ts';
import type { LanePosition, RoadMap } from '../../map/road-map.ts';
import type { PlanePose } from '../../planning/free-space/arc-piece.ts';
import { findRoute } from '../../planning/route/find-route.ts';

/** A car leaves its lane for a pose that is no farther from the lane's centre than this [m] ... */
const REACH = 12;
/** ... so far before it [m]: room to swing out. */
const BEFORE = 7;
/** Who starts beside it drives on by at least this [m]: a place behind would be reached around the block. */
const AHEAD = 1;
/** From this near a car begins to turn where it stands [m]. */
const NEAR = 25;

/**
 * The place on a lane from which a pose beside the lanes is made for: before it, on the lane that is reached the quickest, of
 * equals the first; the start itself where it is near and no lane leads there. Null where no lane passes the pose.
 */
export function approachTo(map: RoadMap, start: LanePosition, pose: PlanePose): LanePosition | null {
  let best: LanePosition | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const lane of map.lanes) {
    const { count, s, x, y } = lane.centre;
    let nearest = -1;
    let distance = REACH;
    for (let i = 0; i < count; i++) {
      const away = hypot(x[i] - pose.x, y[i] - pose.y);
      if (away >= distance) continue;
      distance = away;
      nearest = i;
    }
    if (nearest < 0) continue;
    const isStartLane = lane.index === start.lane;
    const place = { lane: lane.index, s: Math.max(isStartLane ? start.s + AHEAD : 0, s[nearest] - BEFORE), d: 0 };
    const route = findRoute(map, start, place);
    if (!route.valid || route.cost >= least) continue;
    least = route.cost;
    best = place;
  }
  if (best !== null) return best;
  const { x, y } = map.lanes[start.lane].centre;
  const at = Math.round((start.s / map.lanes[start.lane].length) * (x.length - 1));
  return hypot(x[at] - pose.x, y[at] - pose.y) <= NEAR ? { lane: start.lane, s: start.s, d: 0 } : null;
}
