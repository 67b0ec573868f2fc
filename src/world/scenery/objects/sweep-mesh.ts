import type { Road } from '../../../map/opendrive/document.ts';
import { roadPoint } from '../../../map/road-geometry.ts';
import type { ChunkGrid } from '../chunk-grid.ts';
import type { Finish, MeshBuilder } from '../mesh-builder.ts';

/** A line of a profile: to the left of the swept place and over its foot [m]. */
export type ProfilePoint = readonly [aside: number, up: number];

/** A profile at station `s`: where it is in road coordinates, and its lines, clockwise as seen along s. */
export interface Sweep {
  readonly t: number;
  readonly zOffset: number;
  readonly profile: readonly ProfilePoint[];
}

const point = { x: 0, y: 0, z: 0, heading: 0 };

/**
 * Sweeps a profile along a road from station to station. Surfaces look to the left of the profile's own sense; a profile
 * of a body that stands on the ground runs from its left foot over the top to its right foot.
 */
export function addSweep(
  road: Road,
  stations: readonly number[],
  at: (s: number) => Sweep,
  finish: Finish,
  chunks: ChunkGrid,
): void {
  let builder: MeshBuilder | null = null;
  let previous: number[] = [];
  for (let k = 1; k < stations.length; k++) {
    const middle = (stations[k - 1] + stations[k]) / 2;
    roadPoint(road, middle, at(middle).t, point);
    const tile = chunks.at(point.x, point.y);
    if (tile !== builder) previous = addRow(road, stations[k - 1], at, tile);
    builder = tile;
    const row = addRow(road, stations[k], at, tile);
    for (let i = 1; i < row.length; i++) tile.quad(previous[i - 1], previous[i], row[i], row[i - 1], finish);
    previous = row;
  }
  addEnd(road, stations[0], at, finish, chunks, false);
  addEnd(road, stations[stations.length - 1], at, finish, chunks, true);
}

function addRow(road: Road, s: number, at: (s: number) => Sweep, builder: MeshBuilder): number[] {
  const { t, zOffset, profile } = at(s);
  return profile.map(([aside, up]) => {
    roadPoint(road, s, t + aside, point);
    return builder.vertex(point.x, point.y, point.z + zOffset + up);
  });
}

/** Closes an end with a fan: profiles are convex or nearly so. */
function addEnd(
  road: Road,
  s: number,
  at: (s: number) => Sweep,
  finish: Finish,
  chunks: ChunkGrid,
  far: boolean,
): void {
  roadPoint(road, s, at(s).t, point);
  const builder = chunks.at(point.x, point.y);
  const row = addRow(road, s, at, builder);
  for (let i = 1; i < row.length - 1; i++) {
    if (far) builder.triangle(row[0], row[i], row[i + 1], finish);
    else builder.triangle(row[0], row[i + 1], row[i], finish);
  }
}
