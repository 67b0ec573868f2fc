import { roadPoint } from '../../map/road-geometry.ts';
import type { RoadMap } from '../../map/road-map.ts';

/** Something on a map that has an id, and where it is. */
export interface SearchEntry {
  readonly kind: 'road' | 'junction' | 'signal';
  /** Among those of its kind. */
  readonly index: number;
  readonly id: string;
  /** From the file; empty where it gives none. */
  readonly name: string;
  /** Map frame [m]. */
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** To look at all of it [m]. */
  readonly radius: number;
}

/** Around a signal, one wants to see the lanes that it is for [m]. */
const SIGNAL_RADIUS = 18;
const LEAST_RADIUS = 12;
/** Of a junction, to see where its roads come from, and at least [m]. */
const JUNCTION_SHARE = 1.3;
const LEAST_JUNCTION = 24;

/** Roads, junctions and signals in the order of the file. */
export function searchIndex(map: RoadMap): SearchEntry[] {
  const point = { x: 0, y: 0, z: 0, heading: 0 };
  const roads = map.document.roads.map((road): SearchEntry => {
    roadPoint(road, road.length / 2, 0, point);
    const { x, y, z } = point;
    return {
      kind: 'road',
      index: road.index,
      id: road.id,
      name: road.name,
      x,
      y,
      z,
      radius: Math.max(LEAST_RADIUS, road.length / 2),
    };
  });
  const junctions = map.junctions.map(({ id, index, x, y, radius, lanes }): SearchEntry => {
    const z = lanes.length === 0 ? 0 : map.lanes[lanes[0]].centre.z[0];
    const { name } = map.document.junctions[index];
    return { kind: 'junction', index, id, name, x, y, z, radius: Math.max(LEAST_JUNCTION, JUNCTION_SHARE * radius) };
  });
  const signals = map.signals.map(
    ({ id, index, kind, x, y, z }): SearchEntry => ({
      kind: 'signal',
      index,
      id,
      name: kind,
      x,
      y,
      z,
      radius: SIGNAL_RADIUS,
    }),
  );
  return [...roads, ...junctions, ...signals];
}
