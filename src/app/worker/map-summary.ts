import type { OpenDriveDocument } from '../../map/opendrive/document.ts';
import type { RoadMap } from '../../map/road-map.ts';

/** A map in figures. */
export interface MapSummary {
  readonly version: string;
  /** From the file's header; empty where it has none. */
  readonly title: string;
  readonly roads: number;
  readonly junctions: number;
  /** Of all sections and all types. */
  readonly lanes: number;
  /** Of them those that cars drive on. */
  readonly drivingLanes: number;
  /** Of the roads' reference lines [km]. */
  readonly lengthKm: number;
  readonly signals: number;
  readonly objects: number;
  /** xMin, yMin, xMax, yMax [m]. */
  readonly bounds: readonly [number, number, number, number];
}

export function mapSummary(map: RoadMap): MapSummary {
  const { document } = map;
  return {
    version: document.version,
    title: document.name,
    roads: document.roads.length,
    junctions: document.junctions.length,
    lanes: laneCount(document),
    drivingLanes: map.lanes.length,
    lengthKm: sum(document.roads.map(({ length }) => length)) / 1000,
    signals: sum(document.roads.map(({ signals }) => signals.length)),
    objects: sum(document.roads.map(({ objects }) => objects.length)),
    bounds: map.bounds,
  };
}

function laneCount({ roads }: OpenDriveDocument): number {
  return sum(roads.flatMap(({ laneSections }) => laneSections.map(({ left, right }) => left.length + right.length)));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
