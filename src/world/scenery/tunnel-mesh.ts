import { SEMANTIC } from '../../core/semantic-class.ts';
import type { Road } from '../../map/opendrive/document.ts';
import type { LaneSection } from '../../map/opendrive/lane-records.ts';
import { type CrossSection, crossSectionsOf, type SectionRules } from './cross-section.ts';
import { MATERIAL } from './mesh.ts';
import type { Finish, MeshBuilder } from './mesh-builder.ts';
import { type Span, spansOf } from './raised-spans.ts';
import type { RoadSite } from './road-mesh.ts';
import { joinsAlong, outwards } from './road-rim.ts';
import { roadStations } from './road-stations.ts';
import { type SectionRow, sectionRow } from './section-rows.ts';

const LINING: Finish = { color: [142, 140, 134], material: MATERIAL.concrete, semantic: SEMANTIC.wall };
const OUTSIDE: Finish = { color: [118, 116, 110], material: MATERIAL.concrete, semantic: SEMANTIC.wall };

/** Clear height over the road (RAA: 4.5 m and room for lamps and signs), distance of walls from it, thickness [m]. */
const CLEAR = 5.2;
const ASIDE = 0.3;
const THICK = 0.6;

/** Nothing is built or planted this near beside the road [m]. */
const ROOM = 4;

/** Longest piece [m]: walls follow the road. */
const PIECE = 10;

/** Walls and roof of a road's tunnels [13.11], as a gallery that stands on the ground: the land itself is not dug. */
export function buildTunnels(road: Road, rules: SectionRules, site: RoadSite): void {
  for (const span of spansOf(road, road.tunnels)) {
    for (const section of road.laneSections) {
      for (const cross of crossSectionsOf(section, rules)) buildPart(road, section, cross, span, site);
    }
  }
}

function buildPart(road: Road, section: LaneSection, cross: CrossSection, span: Span, site: RoadSite): void {
  const from = Math.max(cross.from, span.from);
  const to = Math.min(cross.to, span.to);
  if (to <= from) return;
  const count = Math.ceil((to - from) / PIECE);
  const wanted = Array.from({ length: count + 1 }, (_, k) => from + ((to - from) * k) / count);
  const rows = roadStations(road, section, wanted).map((s) => sectionRow(road, section, cross, s));
  for (let k = 1; k < rows.length; k++) {
    const builder = site.chunks.at(rows[k].x[0], rows[k].y[0]);
    addPiece(rows[k - 1], rows[k], site, builder);
  }
  if (from === span.from) addPortal(rows[0], false, site.chunks.at(rows[0].x[0], rows[0].y[0]));
  const last = rows[rows.length - 1];
  if (to === span.to) addPortal(last, true, site.chunks.at(last.x[0], last.y[0]));
}

/** Both walls, where no other road joins, and the roof, each with its inner and outer face. */
function addPiece(from: SectionRow, to: SectionRow, { cover, paved }: RoadSite, builder: MeshBuilder): void {
  const right = from.x.length - 1;
  const room = [outwards(from, 0, ROOM), outwards(from, right, ROOM), outwards(to, right, ROOM), outwards(to, 0, ROOM)];
  paved.add(
    room.map(([x]) => x),
    room.map(([, y]) => y),
    from.z[0],
    true,
  );
  const wall = (i: number, out: number, low: number, high: number) =>
    [from, to].flatMap((row) => [low, high].map((up) => raisedVertex(builder, row, i, out, up)));
  for (const i of [0, right]) {
    if (joinsAlong(from, to, i, ASIDE + THICK / 2, cover)) continue;
    for (const [out, finish, flipped] of [
      [ASIDE, LINING, i === 0],
      [ASIDE + THICK, OUTSIDE, i !== 0],
    ] as const) {
      const [a, b, c, d] = wall(i, out, -1, out === ASIDE ? CLEAR : CLEAR + THICK);
      if (flipped) builder.quad(a, c, d, b, finish);
      else builder.quad(c, a, b, d, finish);
    }
  }
  const slab = (out: number, up: number) =>
    [from, to].flatMap((row) => [0, right].map((i) => raisedVertex(builder, row, i, out, up)));
  const [a, b, c, d] = slab(ASIDE, CLEAR);
  builder.quad(a, c, d, b, LINING);
  const [e, f, g, h] = slab(ASIDE + THICK, CLEAR + THICK);
  builder.quad(e, f, h, g, OUTSIDE);
}

/** The frame around the mouth of a tunnel. */
function addPortal(row: SectionRow, atEnd: boolean, builder: MeshBuilder): void {
  const right = row.x.length - 1;
  const line = (out: number, top: number) => [
    raisedVertex(builder, row, 0, out, -1),
    raisedVertex(builder, row, 0, out, top),
    raisedVertex(builder, row, right, out, top),
    raisedVertex(builder, row, right, out, -1),
  ];
  const inner = line(ASIDE, CLEAR);
  const outer = line(ASIDE + THICK, CLEAR + THICK);
  for (let k = 0; k < 3; k++) {
    if (atEnd) builder.quad(inner[k], inner[k + 1], outer[k + 1], outer[k], OUTSIDE);
    else builder.quad(inner[k + 1], inner[k], outer[k], outer[k + 1], OUTSIDE);
  }
}

function raisedVertex(builder: MeshBuilder, row: SectionRow, i: number, out: number, up: number): number {
  const [x, y, z] = outwards(row, i, out);
  return builder.vertex(x, y, z + up);
}
