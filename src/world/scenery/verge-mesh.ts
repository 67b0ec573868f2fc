import type { RandomStream } from '../../core/random.ts';
import { SEMANTIC } from '../../core/semantic-class.ts';
import type { Road } from '../../map/opendrive/document.ts';
import type { LaneSection } from '../../map/opendrive/lane-records.ts';
import { roadPoint } from '../../map/road-geometry.ts';
import { type CrossSection, crossSectionsOf, type SectionRules } from './cross-section.ts';
import { MATERIAL } from './mesh.ts';
import type { MeshBuilder } from './mesh-builder.ts';
import { type Colour, varied } from './palette.ts';
import { createPavedPoint } from './paved-area.ts';
import { endsWithin, isWithin, type Span } from './raised-spans.ts';
import type { RoadSite } from './road-mesh.ts';
import { roadStations } from './road-stations.ts';
import { edgePlaces } from './section-rows.ts';
import type { SurfaceCover } from './surface-cover.ts';

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

/** Shortest piece of a verge that is cut because it would lie on a road [m]. */
const FINEST = 0.8;

/** Pavement so near beside the edge borders on it [m]: in junctions, and where roads part from each other. */
const BORDERS = 0.25;
const PARTS = 0.03;

const point = { x: 0, y: 0, z: 0, heading: 0 };
const near = createPavedPoint();

/** The outermost lines of verges as pieces x, y, z to x, y, z, outside to their right [m]: the ground has to reach them. */
export type VergeRims = number[];

/** Grass along both outer edges of a section, from the pavement's height down into the ground; none on bridges. */
export function buildVerges(
  road: Road,
  section: LaneSection,
  rules: SectionRules,
  site: RoadSite,
  rims: VergeRims,
): void {
  const spans = site.raised[road.index];
  for (const cross of crossSectionsOf(section, rules)) {
    const wanted = [cross.from, cross.to, ...endsWithin(spans, cross.from, cross.to)];
    const stations = roadStations(road, section, wanted);
    for (const side of [1, -1] as const) {
      const rowAt = (s: number) => vergeRow(road, section, cross, side, s, site);
      const rows = refined(stations.map(rowAt), rowAt, site.cover);
      layRows(road, side, rows, spans, site, rims);
    }
  }
}

function layRows(
  road: Road,
  side: 1 | -1,
  rows: readonly VergeRow[],
  spans: readonly Span[],
  { random, chunks, cover }: RoadSite,
  rims: VergeRims,
): void {
  let builder: MeshBuilder | null = null;
  let vertices: number[] = [];
  rows.forEach((row, k) => {
    const before = rows[k - 1];
    roadPoint(road, row.s, 0, point);
    const tile = chunks.at(point.x, point.y);
    const between = k > 0 && !isWithin(spans, (before.s + row.s) / 2);
    if (tile !== builder) vertices = between ? addVertices(before, tile) : [];
    builder = tile;
    const next = addVertices(row, tile);
    if (between && vertices.length > 0 && next.length > 0) {
      const hidden = PROFILE.map((_, i) => i > 0 && row.s - before.s < 2 * FINEST && isInTheWay(before, row, i, cover));
      addQuads(tile, vertices, next, side, hidden, random);
      const [a, b] = [before, row].map(({ places }) => places[places.length - 1]);
      if (side === -1) rims.push(...a, ...b);
      else rims.push(...b, ...a);
    }
    vertices = next;
  });
}

/** More rows where a verge between two of them would lie on a road, or where two roads part. */
function refined(rows: readonly VergeRow[], rowAt: (s: number) => VergeRow, cover: SurfaceCover): VergeRow[] {
  const result = [rows[0]];
  const add = (row: VergeRow) => {
    const last = result[result.length - 1];
    const conflict =
      row.s - last.s > FINEST &&
      (isPart(last, row) || PROFILE.some((_, i) => i > 0 && isInTheWay(last, row, i, cover)));
    if (conflict) add(rowAt((last.s + row.s) / 2));
    if (conflict && result[result.length - 1].s < row.s - FINEST / 4) add(row);
    else result.push(row);
  };
  for (const row of rows.slice(1)) add(row);
  return result;
}

/** Whether a verge begins or ends between two rows, beside a road that leaves this one. */
function isPart(from: VergeRow, to: VergeRow): boolean {
  return (from.places.length === 0) !== (to.places.length === 0) && (from.parts || to.parts);
}

/** Whether strip i of the verge between two rows lies over a road's surface. */
function isInTheWay(from: VergeRow, to: VergeRow, i: number, cover: SurfaceCover): boolean {
  if (from.places.length === 0 || to.places.length === 0) return false;
  return IN_BETWEEN.some(([along, across]) => {
    const at = (axis: 0 | 1 | 2) => {
      const near = from.places[i - 1][axis] + across * (from.places[i][axis] - from.places[i - 1][axis]);
      const far = to.places[i - 1][axis] + across * (to.places[i][axis] - to.places[i - 1][axis]);
      return near + along * (far - near);
    };
    const z = at(2);
    const surface = cover.lowestAt(at(0), at(1), z);
    return surface !== null && z > surface - 0.02;
  });
}

/** Places in a strip, as shares of the way along and across. */
const IN_BETWEEN = [0.1, 0.5, 0.9].flatMap((along) => [0.2, 0.5, 0.8].map((across) => [along, across] as const));

/** A verge at one station: its places from the pavement outwards; none where the edge borders on other pavement. */
interface VergeRow {
  readonly s: number;
  /** Whether another road that is no part of a junction lies close beside. */
  readonly parts: boolean;
  readonly places: readonly (readonly [x: number, y: number, z: number])[];
}

function vergeRow(
  road: Road,
  section: LaneSection,
  cross: CrossSection,
  side: 1 | -1,
  s: number,
  { paved, cover, inJunction }: RoadSite,
): VergeRow {
  const i = side === 1 ? 0 : cross.edges.length - 1;
  const edge = cross.edges[i];
  const t = edgePlaces(road, section, cross, s)[i];
  roadPoint(road, s, t + side * BORDERS, point);
  let parts = false;
  if (paved.isNearer(point.x, point.y, 0, point.z)) {
    const around = cover.around([[point.x, point.y, point.z]], point.z).filter((patch) => patch.road !== road.index);
    parts = !inJunction[road.index] && around.length > 0 && around.every((patch) => !inJunction[patch.road]);
    roadPoint(road, s, t + side * PARTS, point);
    if (!parts || paved.isNearer(point.x, point.y, 0, point.z)) return { s, parts, places: [] };
  }
  const places = PROFILE.map(([out, drop]) => {
    roadPoint(road, s, t + side * out, point);
    let z = point.z + edge.height - drop;
    if (out > 0) {
      const { onGround, z: other } = paved.query(point.x, point.y, near, KEEP_OFF);
      if (onGround < 0) z = Math.min(z, other - UNDER);
      else if (onGround < KEEP_OFF && other < z - LOWER) z = Math.min(z, other - drop + onGround / 2);
    }
    return [point.x, point.y, z] as const;
  });
  return { s, parts, places };
}

function addVertices({ places }: VergeRow, builder: MeshBuilder): number[] {
  return places.map(([x, y, z]) => builder.vertex(x, y, z));
}

function addQuads(
  builder: MeshBuilder,
  from: readonly number[],
  to: readonly number[],
  side: 1 | -1,
  hidden: readonly boolean[],
  random: RandomStream,
): void {
  for (let i = 1; i < from.length; i++) {
    if (hidden[i]) continue;
    const finish = { color: varied(GRASS, random, 0.05), material: MATERIAL.grass, semantic: SEMANTIC.terrain };
    if (side === -1) builder.quad(from[i - 1], from[i], to[i], to[i - 1], finish);
    else builder.quad(from[i], from[i - 1], to[i - 1], to[i], finish);
  }
}
