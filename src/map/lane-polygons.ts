import { lanesOfSide } from './lane-geometry.ts';
import type { LaneStrips } from './lane-strips.ts';
import { laneType } from './lane-type.ts';
import type { OpenDriveDocument } from './opendrive/document.ts';

/** An area of a lane section between two borders. */
export interface LanePolygon {
  /** Indices of road and section, and the OpenDRIVE ids of its first and last lane from the inside out. */
  readonly road: number;
  readonly section: number;
  readonly from: number;
  readonly to: number;
  /** Its corners, map frame: x, y, z each [m]; along the inner border, then back along the outer one. */
  readonly corners: Float64Array;
}

/** The areas of all lanes, of any type, in the order of the strips. */
export function lanePolygons(strips: LaneStrips): LanePolygon[] {
  return Array.from({ length: strips.count }, (_, lane) => polygonOf(strips, lane, lane));
}

/** What cars drive on: one area for each row of driving lanes side by side in a section. They overlap in junctions. */
export function drivablePolygons({ roads }: OpenDriveDocument, strips: LaneStrips): LanePolygon[] {
  const polygons: LanePolygon[] = [];
  const isDriving = (lane: number) => {
    const section = roads[strips.road[lane]].laneSections[strips.section[lane]];
    const id = strips.laneId[lane];
    return laneType(lanesOfSide(section, id)[Math.abs(id) - 1].type) === 'driving';
  };
  for (let lane = 0; lane < strips.count; lane++) {
    if (!isDriving(lane)) continue;
    const first = lane;
    while (lane + 1 < strips.count && isBeside(strips, lane, lane + 1) && isDriving(lane + 1)) lane++;
    polygons.push(polygonOf(strips, first, lane));
  }
  return polygons;
}

/** Whether a strip is the next one outwards on the same side of the same section. */
function isBeside({ road, section, laneId }: LaneStrips, lane: number, next: number): boolean {
  const outwards = laneId[lane] + Math.sign(laneId[lane]);
  return road[lane] === road[next] && section[lane] === section[next] && laneId[next] === outwards;
}

/** From the inner border of one strip to the outer border of another with the same stations. */
function polygonOf(strips: LaneStrips, inner: number, outer: number): LanePolygon {
  const { firstRow, border, road, section, laneId } = strips;
  const rows = firstRow[inner + 1] - firstRow[inner];
  const corners = new Float64Array(rows * 6);
  for (let row = 0; row < rows; row++) {
    const inside = 6 * (firstRow[inner] + row);
    const outside = 6 * (firstRow[outer] + row) + 3;
    corners.set(border.subarray(inside, inside + 3), 3 * row);
    corners.set(border.subarray(outside, outside + 3), 3 * (2 * rows - 1 - row));
  }
  return { road: road[inner], section: section[inner], from: laneId[inner], to: laneId[outer], corners };
}
