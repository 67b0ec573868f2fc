import type { RandomStream } from '../../core/random.ts';
import { SEMANTIC } from '../../core/semantic-class.ts';
import type { LaneSection, Road } from '../../map/opendrive/document.ts';
import { roadPoint } from '../../map/road-geometry.ts';
import { type CrossSection, crossSectionsOf, type SectionRules } from './cross-section.ts';
import { MATERIAL } from './mesh.ts';
import type { MeshBuilder } from './mesh-builder.ts';
import { type Colour, varied } from './palette.ts';
import { createPavedPoint, type PavedArea } from './paved-area.ts';
import { endsWithin, isWithin } from './raised-spans.ts';
import type { RoadSite } from './road-mesh.ts';
import { roadStations } from './road-stations.ts';
import { sectionRow } from './section-rows.ts';

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

/** Distance from lower pavement within which a verge comes down to it, and how much lower that is [m]. */
const KEEP_OFF = 4;
const LOWER = 0.8;

const point = { x: 0, y: 0, z: 0, heading: 0 };
const near = createPavedPoint();

/** The outermost lines of verges as pieces x, y, z to x, y, z, outside to their right [m]: the ground has to reach them. */
export type VergeRims = number[];

/** Grass along both outer edges of a section, from the pavement's height down into the ground; none on bridges. */
export function buildVerges(
  road: Road,
  section: LaneSection,
  rules: SectionRules,
  { random, chunks, paved, raised, shared }: RoadSite,
  rims: VergeRims,
): void {
  const spans = raised[road.index];
  for (const cross of crossSectionsOf(section, rules)) {
    const more = shared[road.index].filter((s) => s > cross.from && s < cross.to);
    const stations = roadStations(road, [cross.from, cross.to, ...more, ...endsWithin(spans, cross.from, cross.to)]);
    for (const side of [1, -1] as const) {
      let builder: MeshBuilder | null = null;
      let previous: VergeRow | null = null;
      for (let k = 0; k < stations.length; k++) {
        roadPoint(road, stations[k], 0, point);
        const tile = chunks.at(point.x, point.y);
        const between = k > 0 && !isWithin(spans, (stations[k - 1] + stations[k]) / 2);
        if (tile !== builder)
          previous = between ? addRow(road, section, cross, side, stations[k - 1], tile, paved) : null;
        builder = tile;
        const row = addRow(road, section, cross, side, stations[k], tile, paved);
        if (previous !== null && row !== null && between) {
          addQuads(tile, previous.vertices, row.vertices, side, random);
          if (side === -1) rims.push(...previous.rim, ...row.rim);
          else rims.push(...row.rim, ...previous.rim);
        }
        previous = row;
      }
    }
  }
}

/** Vertices across a verge, from the pavement outwards, and the place of the last. */
interface VergeRow {
  readonly vertices: readonly number[];
  readonly rim: readonly [number, number, number];
}

/** The verge at station `s`; null where the edge borders on other pavement. */
function addRow(
  road: Road,
  section: LaneSection,
  cross: CrossSection,
  side: 1 | -1,
  s: number,
  builder: MeshBuilder,
  paved: PavedArea,
): VergeRow | null {
  const i = side === 1 ? 0 : cross.edges.length - 1;
  const edge = cross.edges[i];
  const t = sectionRow(road, section, cross, s).t[i];
  roadPoint(road, s, t + side * 0.25, point);
  if (paved.query(point.x, point.y, near, 2, point.z).distance < 0) return null;
  let z = 0;
  const vertices = PROFILE.map(([out, drop]) => {
    roadPoint(road, s, t + side * out, point);
    z = point.z + edge.height - drop;
    if (out > 0) {
      const { onGround, z: other } = paved.query(point.x, point.y, near, KEEP_OFF);
      if (onGround < 0) z = Math.min(z, other - UNDER);
      else if (onGround < KEEP_OFF && other < z - LOWER) z = Math.min(z, other - drop + onGround / 2);
    }
    return builder.vertex(point.x, point.y, z);
  });
  return { vertices, rim: [point.x, point.y, z] };
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
