import type { Lane, RoadMap } from '../../map/road-map.ts';
import type { TrafficFlow } from '../../world/traffic/traffic-flow.ts';
import { USUAL_MIX } from './traffic-of-scene.ts';
import type { TrafficFields } from './traffic-schema.ts';

/** A road, or one of its lanes, by OpenDRIVE ids. */
export interface RoadPlace {
  readonly road: string;
  readonly lane?: number | undefined;
}

/** Driving lanes that a place means, of all sections of the road, in the map's order. */
export function lanesOfPlace(map: RoadMap, place: RoadPlace): number[] {
  return lanesAlong(map, place).map(({ index }) => index);
}

/** The lane at which one comes to a place first in its direction of travel; -1 where there is none. */
export function firstLaneOf(map: RoadMap, place: RoadPlace): number {
  const lanes = lanesAlong(map, place).sort((a, b) => (a.section - b.section) * a.direction);
  return lanes[0]?.index ?? -1;
}

/** The flows of a checked scene in the world's terms. */
export function flowsOfScene(map: RoadMap, { flows }: TrafficFields): TrafficFlow[] {
  return (flows ?? []).map(({ from, to, vehiclesPerHour, kinds, begin, end }) => ({
    from: firstLaneOf(map, from),
    to: to === undefined ? null : lanesOfPlace(map, to),
    vehiclesPerHour,
    kinds: (kinds as Readonly<Record<string, number>> | undefined) ?? USUAL_MIX,
    begin,
    end: end ?? Number.POSITIVE_INFINITY,
  }));
}

function lanesAlong(map: RoadMap, { road, lane }: RoadPlace): Lane[] {
  return map.lanes.filter(
    ({ road: index, id, type }) =>
      type === 'driving' && map.document.roads[index].id === road && (lane === undefined || id === lane),
  );
}
