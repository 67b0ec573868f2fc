import type { Lane, LanePosition, RoadMap } from '../map/road-map.ts';
import type { LanePlace } from './lane-place-schema.ts';

/** The lane position of a place in a checked scene. */
export function lanePositionOf(map: RoadMap, place: LanePlace): LanePosition | null {
  let s = place.s;
  for (const lane of lanesAt(map, place)) {
    if (s <= lane.length) return { lane: lane.index, s, d: 0 };
    s -= lane.length;
  }
  return null;
}

/** The sections of a lane in its direction of travel: a lane keeps its id along its road. */
export function lanesAt(map: RoadMap, place: LanePlace): Lane[] {
  return map.lanes
    .filter((lane) => map.document.roads[lane.road].id === place.road && lane.id === place.lane)
    .sort((a, b) => (a.section - b.section) * a.direction);
}
