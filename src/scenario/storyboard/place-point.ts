import { cos, sin } from '../../core/math/sin-cos.ts';
import type { LaneIndex } from '../../map/lane-index.ts';
import { lanePointAt } from '../../map/lane-point.ts';
import type { LanePoint, LanePosition, RoadMap } from '../../map/road-map.ts';
import { lanePositionOf } from '../lane-position-of.ts';
import type { StoryPlace } from './place-schema.ts';

/** Where a place is, map frame [m], and on what lane; `on.lane` is -1 for none. */
export interface PlacePoint {
  readonly x: number;
  readonly y: number;
  readonly on: LanePosition;
}

/** A place by coordinates is on the lane whose centre is within this distance [m]. */
const NEAR = 3;

/** Where a place of a storyboard is; null where the map has no such lane. */
export function placePoint(map: RoadMap, index: LaneIndex, place: StoryPlace): PlacePoint | null {
  const { x, y, road, lane, s, offset = 0 } = place;
  if (x !== undefined && y !== undefined) {
    index.nearestLane(x, y, Number.NaN, NEAR, nearest);
    return { x, y, on: { ...nearest } };
  }
  if (road === undefined || lane === undefined || s === undefined) return null;
  const position = lanePositionOf(map, { road, lane, s });
  if (position === null) return null;
  lanePointAt(map.lanes[position.lane], position.s, point);
  return { x: point.x - offset * sin(point.heading), y: point.y + offset * cos(point.heading), on: position };
}

const nearest: LanePosition = { lane: -1, s: 0, d: 0 };
const point: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
