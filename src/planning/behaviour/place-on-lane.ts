import { angleDifference } from '../../core/math/angle.ts';
import type { Track } from '../../core/messages/tracks.ts';
import { lanePointAt } from '../../map/lane-point.ts';
import { projectOntoLane } from '../../map/project-onto-lane.ts';
import type { Lane, LanePoint, LanePosition } from '../../map/road-map.ts';

/** A track belongs to a lane within this offset [m] and angle [rad]. */
const LANE_REACH = 1.6;
const LANE_ANGLE = Math.PI / 5;

/** Metres that a radian of heading counts in the misfit [m]. */
const ANGLE_WEIGHT = 3;

/**
 * How badly a track fits a lane: its offset plus its heading error in metres; Infinity where it is not on the lane. Its
 * place on the lane goes to `out`.
 */
export function misfitOnLane(lane: Lane, { x, y, yaw }: Track, out: LanePosition): number {
  if (projectOntoLane(lane, x, y, Number.NaN, out) !== 0) return Number.POSITIVE_INFINITY;
  lanePointAt(lane, out.s, point);
  const angle = Math.abs(angleDifference(yaw, point.heading));
  if (Math.abs(out.d) > LANE_REACH || angle > LANE_ANGLE) return Number.POSITIVE_INFINITY;
  return Math.abs(out.d) + ANGLE_WEIGHT * angle;
}

const point: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
