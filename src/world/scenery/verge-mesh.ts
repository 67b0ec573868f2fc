import type { RandomStream } from '../../core/random.ts';
import { SEMANTIC } from '../../core/semantic-class.ts';
import type { LaneSection, Road } from '../../map/opendrive/document.ts';
import { roadPoint } from '../../map/road-geometry.ts';
import type { ChunkGrid } from './chunk-grid.ts';
import { crossSectionOf, type Edge, edgeT } from './cross-section.ts';
import { MATERIAL } from './mesh.ts';
import type { MeshBuilder } from './mesh-builder.ts';
import { type Colour, varied } from './palette.ts';
import { createPavedPoint, type PavedArea } from './paved-area.ts';
import { roadStations } from './road-stations.ts';

const GRASS: Colour = [100, 112, 64];

/** Distance from the paved edge and drop below it of the verge's lines [m]; the last dives under the ground. */
const PROFILE: readonly (readonly [number, number])[] = [
  [0, 0.015],
  [1.4, 0.05],
  [3.2, 0.14],
  [6.5, 0.75],
];

/** How far under other pavement a verge stays that would reach into it [m]. */
const UNDER = 0.5;

const point = { x: 0, y: 0, z: 0, heading: 0 };
const near = createPavedPoint();

/** Grass along both outer edges of a section, from the pavement's height down into the ground. */
export function buildVerges(
  road: Road,
  section: LaneSection,
  random: RandomStream,
  chunks: ChunkGrid,
  paved: PavedArea,
): void {
  const { edges } = crossSectionOf(section);
  if (edges.length === 0) return;
  const stations = roadStations(road, [section.s, section.sEnd]);
  for (const side of [1, -1] as const) {
    const edge = side === 1 ? edges[0] : edges[edges.length - 1];
    let builder: MeshBuilder | null = null;
    let previous: number[] | null = null;
    for (let k = 0; k < stations.length; k++) {
      roadPoint(road, stations[k], 0, point);
      const tile = chunks.at(point.x, point.y);
      if (tile !== builder) previous = k > 0 ? addRow(road, section, edge, side, stations[k - 1], tile, paved) : null;
      builder = tile;
      const row = addRow(road, section, edge, side, stations[k], tile, paved);
      if (previous !== null && row !== null) addQuads(tile, previous, row, side, random);
      previous = row;
    }
  }
}

/** The verge's vertices at station `s`, from the pavement outwards; null where the edge borders on other pavement. */
function addRow(
  road: Road,
  section: LaneSection,
  edge: Edge,
  side: 1 | -1,
  s: number,
  builder: MeshBuilder,
  paved: PavedArea,
): number[] | null {
  const t = edgeT(road, section, edge, s);
  roadPoint(road, s, t + side * 0.25, point);
  if (paved.query(point.x, point.y, near, 2).distance < 0) return null;
  return PROFILE.map(([out, drop]) => {
    roadPoint(road, s, t + side * out, point);
    let z = point.z + edge.height - drop;
    if (out > 0 && paved.query(point.x, point.y, near, 2).distance < 0) z = Math.min(z, near.z - UNDER);
    return builder.vertex(point.x, point.y, z);
  });
}

function addQuads(
  builder: MeshBuilder,
  from: readonly number[],
  to: readonly number[],
  side: 1 | -1,
  random: RandomStream,
): void {
  for (let i = 1; i < from.length; i++) {
    const finish = { color: varied(GRASS, random, 0.05), material: MATERIAL.grass, semantic: SEMANTIC.terrain };
    if (side === -1) builder.quad(from[i - 1], from[i], to[i], to[i - 1], finish);
    else builder.quad(from[i], from[i - 1], to[i - 1], to[i], finish);
  }
}
