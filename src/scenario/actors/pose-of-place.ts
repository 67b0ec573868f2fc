import { cos, sin } from '../../core/math/sin-cos.ts';
import { lanePointAt } from '../../map/lane-point.ts';
import type { LanePoint, RoadMap } from '../../map/road-map.ts';
import type { FreePose } from '../../world/traffic/actor-start.ts';
import { lanePositionOf } from '../lane-position-of.ts';
import type { VehiclePlace } from './vehicle-place.ts';

const DEGREE = Math.PI / 180;

/** The pose that a place says; null where the map has no such lane. By coordinates its height is not known (NaN). */
export function poseOfPlace(map: RoadMap, place: VehiclePlace): FreePose | null {
  const { road, lane, s, offset = 0, x, y, heading = 0 } = place;
  if (x !== undefined && y !== undefined) return { x, y, z: Number.NaN, yaw: heading * DEGREE };
  if (road === undefined || lane === undefined || s === undefined) return null;
  const position = lanePositionOf(map, { road, lane, s });
  if (position === null) return null;
  const point: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
  lanePointAt(map.lanes[position.lane], position.s, point);
  return {
    x: point.x - offset * sin(point.heading),
    y: point.y + offset * cos(point.heading),
    z: point.z,
    yaw: point.heading + heading * DEGREE,
  };
}
