import type { RoadMap } from '../../map/road-map.ts';
import { lanesAt } from '../lane-position-of.ts';
import type { Stretch } from './conditions/on-stretch.ts';

/** A stretch of road as scenes write it. */
export interface StretchFields {
  readonly road: string;
  readonly lane?: number | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** The lanes of a stretch and where each of their sections begins; no lanes where the map has none of that name. */
export function stretchOf(
  map: RoadMap,
  { road, lane: id, from = 0, to = Number.POSITIVE_INFINITY }: StretchFields,
): Stretch {
  const index = map.document.roads.findIndex((one) => one.id === road);
  const onRoad = map.lanes.filter((lane) => lane.road === index && (id === undefined || lane.id === id));
  const begins = new Map<number, number>();
  for (const lane of new Set(onRoad.map((one) => one.id))) {
    let begin = 0;
    for (const section of lanesAt(map, { road, lane, s: 0 })) {
      begins.set(section.index, begin);
      begin += section.length;
    }
  }
  return { begins, from, to };
}

/** Indices in RoadMap.signals of the lights of that OpenDRIVE id. */
export function lightsOf(map: RoadMap, id: string): number[] {
  return map.signals.filter((signal) => signal.kind === 'light' && signal.id === id).map(({ index }) => index);
}
