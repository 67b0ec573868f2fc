import type { LaneStrips } from '../../map/lane-strips.ts';
import { roadPoint } from '../../map/road-geometry.ts';
import type { RoadMap } from '../../map/road-map.ts';

export type LabelKind = 'road' | 'lane' | 'junction' | 'signal';

/** A name at a place on a map. */
export interface MapLabel {
  readonly kind: LabelKind;
  readonly text: string;
  /** Map frame [m]. */
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** Seen from no farther than this [m]. */
  readonly reach: number;
  /** Index of the signal group for signals that belong to one, else -1. */
  readonly group: number;
}

/** How far off the names of things can be read without crowding the picture [m]. */
const REACH: Readonly<Record<LabelKind, number>> = { junction: 6000, road: 1500, signal: 450, lane: 160 };
/** Over the ground [m]. */
const LIFT = 0.5;

/** Names of roads, lanes, junctions and signals, the most important first. */
export function mapLabels(map: RoadMap, strips: LaneStrips): MapLabel[] {
  return [...junctionLabels(map), ...roadLabels(map), ...signalLabels(map), ...laneLabels(strips)];
}

function label(kind: LabelKind, text: string, [x, y, z]: readonly number[], group = -1): MapLabel {
  return { kind, text, x, y, z: z + LIFT, reach: REACH[kind], group };
}

function junctionLabels({ junctions, lanes }: RoadMap): MapLabel[] {
  return junctions.map(({ id, x, y, lanes: own }) => {
    const z = own.length === 0 ? 0 : lanes[own[0]].centre.z[0];
    return label('junction', id, [x, y, z]);
  });
}

function roadLabels({ document }: RoadMap): MapLabel[] {
  const point = { x: 0, y: 0, z: 0, heading: 0 };
  // Roads inside junctions lie on top of each other; those between them are the ones that people look for.
  const outsideFirst = [...document.roads].sort((a, b) => Number(a.junction >= 0) - Number(b.junction >= 0));
  return outsideFirst.map((road) => {
    roadPoint(road, road.length / 2, 0, point);
    return label('road', road.id, [point.x, point.y, point.z]);
  });
}

function signalLabels({ signals }: RoadMap): MapLabel[] {
  return signals.map(({ id, x, y, z, zOffset, group }) => label('signal', id, [x, y, z + zOffset], group));
}

function laneLabels({ count, firstRow, laneId, border }: LaneStrips): MapLabel[] {
  return Array.from({ length: count }, (_, lane) => {
    const row = 6 * ((firstRow[lane] + firstRow[lane + 1]) >> 1);
    const middle = [0, 1, 2].map((axis) => (border[row + axis] + border[row + 3 + axis]) / 2);
    return label('lane', String(laneId[lane]), middle);
  });
}
