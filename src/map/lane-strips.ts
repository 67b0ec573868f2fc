import { laneHeight, laneInnerT, laneOuterT } from './lane-geometry.ts';
import type { OpenDriveDocument, Road } from './opendrive/document.ts';
import type { LaneSection, SectionLane } from './opendrive/lane-records.ts';
import { createReferencePoint, type RoadPoint, referencePoint, roadPoint } from './road-geometry.ts';

/** Farthest that a border may leave its chord in a bend [m]. */
const SAG = 0.04;
/** Distances of two rows of a strip [m]. */
const LONGEST = 8;
const SHORTEST = 0.5;
/** Stations nearer to each other are one [m]. */
const SAME_STATION = 1e-3;

/**
 * The areas of all lanes, of any type, as strips: rows of two points, one on the lane's inner border and one on its outer,
 * by ascending station. Struct of arrays; lanes in the order of roads, sections, then right from the inside out, then left.
 */
export interface LaneStrips {
  readonly count: number;
  /** Indices of the road and of the section on it, and the OpenDRIVE lane id. */
  readonly road: Int32Array;
  readonly section: Int32Array;
  readonly laneId: Int32Array;
  /** First row of each lane; one more at the end. */
  readonly firstRow: Int32Array;
  /** Station of each row on its road [m]. */
  readonly station: Float64Array;
  /** Inner x, y, z and outer x, y, z of each row, map frame [m]. */
  readonly border: Float64Array;
}

const point: RoadPoint = { x: 0, y: 0, z: 0, heading: 0 };
const reference = createReferencePoint();

export function laneStrips({ roads }: OpenDriveDocument): LaneStrips {
  const owners: number[] = [];
  const firstRow = [0];
  const station: number[] = [];
  const border: number[] = [];
  for (const road of roads) {
    road.laneSections.forEach((section, sectionIndex) => {
      const stations = stationsOf(road, section);
      for (const lane of [...section.right, ...section.left]) {
        for (const s of stations) {
          station.push(s);
          pushBorder(road, section, lane, s, border);
        }
        owners.push(road.index, sectionIndex, lane.id);
        firstRow.push(station.length);
      }
    });
  }
  const column = (k: number) => Int32Array.from({ length: owners.length / 3 }, (_, lane) => owners[3 * lane + k]);
  return {
    count: owners.length / 3,
    road: column(0),
    section: column(1),
    laneId: column(2),
    firstRow: Int32Array.from(firstRow),
    station: Float64Array.from(station),
    border: Float64Array.from(border),
  };
}

function pushBorder(road: Road, section: LaneSection, lane: SectionLane, s: number, out: number[]): void {
  roadPoint(road, s, laneInnerT(road, section, lane.id, s), point, section);
  out.push(point.x, point.y, point.z + laneHeight(lane, s, 0));
  roadPoint(road, s, laneOuterT(road, section, lane.id, s), point, section);
  out.push(point.x, point.y, point.z + laneHeight(lane, s, 1));
}

/** Stations shared by all lanes of a section, so that neighbours meet: every breakpoint, and more where the road bends. */
function stationsOf(road: Road, section: LaneSection): number[] {
  const lanes = [...section.left, ...section.right];
  const records = [
    road.planView,
    road.elevation,
    road.superelevation,
    road.laneOffset,
    ...lanes.map(({ widths }) => widths),
    ...lanes.map(({ heights }) => heights ?? []),
  ];
  const inside = records
    .flatMap((list) => list.map(({ s }) => s))
    .filter((s) => s > section.s + SAME_STATION && s < section.sEnd - SAME_STATION)
    .sort((a, b) => a - b);
  const stations = [section.s];
  for (const next of [...inside, section.sEnd]) {
    const last = stations[stations.length - 1];
    if (next - last < SAME_STATION && next !== section.sEnd) continue;
    const pieces = Math.max(1, Math.ceil((next - last) / stepBetween(road, last, next)));
    for (let k = 1; k < pieces; k++) stations.push(last + ((next - last) * k) / pieces);
    stations.push(next);
  }
  return stations;
}

/** The chord of an arc of curvature k sags by k step^2 / 8. */
function stepBetween(road: Road, from: number, to: number): number {
  let bend = 0;
  for (const share of [0.01, 0.5, 0.99]) {
    referencePoint(road, from + share * (to - from), reference);
    bend = Math.max(bend, Math.abs(reference.curvature));
  }
  return Math.max(SHORTEST, Math.min(LONGEST, Math.sqrt((8 * SAG) / Math.max(bend, 1e-9))));
}
