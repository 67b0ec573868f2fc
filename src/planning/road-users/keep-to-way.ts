import { angleDifference } from '../../core/math/angle.ts';
import { lanePointAt } from '../../map/lane-point.ts';
import { projectOntoLane } from '../../map/project-onto-lane.ts';
import type { LanePoint, LanePosition, RoadMap } from '../../map/road-map.ts';
import type { RoadUser } from './road-user.ts';

/** A road user is on the lane where it was unless another one is nearer by this [m]. */
const STICKS = 0.4;

/** Turned from the lane's direction by less than this it goes along it [rad]. */
export const ALONG = Math.PI / 4;

/**
 * In a junction, lanes lie over each other: a road user stays on the lane where it was, or goes on to what follows that.
 * @param before that lane; -1 where it was on none
 */
export function keepToWay(map: RoadMap, user: RoadUser, before: number): void {
  if (before < 0 || before === user.lane || map.lanes[user.lane].junction < 0) return;
  if (takesLane(map, user, before)) return;
  for (const next of map.lanes[before].successors) if (next === user.lane || takesLane(map, user, next)) return;
}

/** Puts it on a lane if that is about as near as its own and leads its way. */
function takesLane(map: RoadMap, user: RoadUser, lane: number): boolean {
  const beyond = projectOntoLane(map.lanes[lane], user.x, user.y, Number.NaN, position);
  if (beyond !== 0 || Math.abs(position.d) > Math.abs(user.d) + STICKS) return false;
  lanePointAt(map.lanes[lane], position.s, point);
  if (Math.abs(angleDifference(user.yaw, point.heading)) > ALONG) return false;
  user.lane = lane;
  user.s = position.s;
  user.d = position.d;
  return true;
}

const position: LanePosition = { lane: -1, s: 0, d: 0 };
const point: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
