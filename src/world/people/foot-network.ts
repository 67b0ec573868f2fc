import type { RoadMap } from '../../map/road-map.ts';
import type { Crossing } from './crossing.ts';
import { findCrossings } from './find-crossings.ts';
import { type FootLinks, linkPaths } from './foot-links.ts';
import type { FootPath } from './foot-path.ts';
import { footPaths } from './foot-paths.ts';
import { LaneCells } from './lane-cells.ts';

/** A crossing that begins (`end` 0) or ends (1) at station `s` of a path [m]. */
export interface CrossingStart {
  readonly s: number;
  readonly crossing: number;
  readonly end: 0 | 1;
}

/** All ways on foot of a map. */
export interface FootNetwork {
  readonly paths: readonly FootPath[];
  readonly links: FootLinks;
  readonly crossings: readonly Crossing[];
  /** Per path: the crossings at it by ascending station. */
  readonly starts: readonly (readonly CrossingStart[])[];
  readonly cells: LaneCells;
  /** Length of all paths up to and with each [m]. */
  readonly lengths: Float64Array;
}

export function footNetwork(map: RoadMap): FootNetwork {
  const paths = footPaths(map.document);
  const cells = new LaneCells(map);
  const crossings = findCrossings(map, paths);
  const starts: CrossingStart[][] = paths.map(() => []);
  for (const [crossing, { paths: own, stations }] of crossings.entries()) {
    for (const end of [0, 1] as const) starts[own[end]].push({ s: stations[end], crossing, end });
  }
  for (const list of starts) list.sort((a, b) => a.s - b.s || a.crossing - b.crossing);
  const lengths = new Float64Array(paths.length);
  let total = 0;
  for (const [i, { length }] of paths.entries()) {
    total += length;
    lengths[i] = total;
  }
  return { paths, links: linkPaths(paths, cells), crossings, starts, cells, lengths };
}
