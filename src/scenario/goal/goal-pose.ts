import { angleDifference, degreesToRadians } from '../../core/math/angle.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import type { LaneIndex } from '../../map/lane-index.ts';
import { lanePointAt } from '../../map/lane-point.ts';
import type { LanePoint, LanePosition, ParkingSpace, RoadMap } from '../../map/road-map.ts';
import type { PlanePose } from '../../planning/free-space/arc-piece.ts';
import type { GoalFields } from './goal-schema.ts';

/** A space whose direction is that near to its lane's lies at a kerb [rad]: 30 degrees. */
const ALONG = Math.PI / 6;

/** The lane that leads to a space is not farther than this [m]. */
const LANE_REACH = 30;

/** Where the rear axle is of a car that stands at a goal beside the lanes; null for a goal on a lane, or without its space. */
export function goalPoseOf(
  map: RoadMap,
  index: LaneIndex,
  goal: GoalFields,
  vehicle: VehicleSpecification,
): PlanePose | null {
  if ('road' in goal) return null;
  if ('x' in goal) return rearAxle(goal.x, goal.y, degreesToRadians(goal.heading), vehicle);
  const space = map.parkingSpaces.find(({ id }) => id === goal.parking);
  if (space === undefined) return null;
  return rearAxle(space.x, space.y, headingIn(map, index, space, goal.nose), vehicle);
}

function headingIn(map: RoadMap, index: LaneIndex, space: ParkingSpace, nose: 'in' | 'out'): number {
  index.nearestLane(space.x, space.y, Number.NaN, LANE_REACH, position, space.z);
  if (position.lane < 0) return space.heading;
  lanePointAt(map.lanes[position.lane], position.s, point);
  const opposite = space.heading + Math.PI;
  const turn = Math.abs(angleDifference(space.heading, point.heading));
  if (turn < ALONG) return space.heading;
  if (turn > Math.PI - ALONG) return opposite;
  // From the lane's middle to that of the space: which way the front is in.
  const inwards = (space.x - point.x) * cos(space.heading) + (space.y - point.y) * sin(space.heading) > 0;
  return inwards === (nose === 'in') ? space.heading : opposite;
}

function rearAxle(x: number, y: number, yaw: number, { length, rearOverhang }: VehicleSpecification): PlanePose {
  const back = length / 2 - rearOverhang;
  return { x: x - back * cos(yaw), y: y - back * sin(yaw), yaw };
}

const position: LanePosition = { lane: -1, s: 0, d: 0 };
const point: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
