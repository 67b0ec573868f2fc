import type { DrivingLane, DrivingLanes } from '../driving-lanes.ts';
import { laneCentreOffset, sectionAt } from '../lane-geometry.ts';
import type { Road } from '../opendrive/document.ts';
import type { RoadObject } from '../opendrive/object-records.ts';
import type { LaneRange, Orientation } from '../opendrive/validity.ts';

/** Where on a road something holds, for which direction of travel, and for which lanes: all of them if none is named. */
export interface Validity {
  readonly s: number;
  readonly orientation: Orientation;
  readonly validity: readonly LaneRange[];
}

const centre = { t: 0, slope: 0, bend: 0 };

/** Driving lanes at a station that run as the orientation says and that the validity names. */
export function governedLanes(road: Road, place: Validity, driving: DrivingLanes): DrivingLane[] {
  return driving
    .ofSection(road.index, sectionAt(road, place.s))
    .filter((lane) => place.orientation === 'none' || (place.orientation === '+') === lane.direction > 0)
    .filter(({ lane }) => place.validity.length === 0 || place.validity.some(([a, b]) => a <= lane.id && lane.id <= b));
}

/** The same for something that lies across lanes: without a validity, those whose centre it covers. */
export function coveredLanes(road: Road, object: RoadObject, driving: DrivingLanes): DrivingLane[] {
  const lanes = governedLanes(road, object, driving);
  const reach = Math.max(object.length, object.width) / 2;
  if (object.validity.length > 0 || reach === 0) return lanes;
  return lanes.filter(({ section, lane }) => {
    laneCentreOffset(road, section, lane.id, object.s, centre);
    return Math.abs(centre.t - object.t) <= reach;
  });
}
