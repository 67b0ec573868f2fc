import { SEMANTIC } from '../../core/semantic-class.ts';
import type { Road } from '../../map/opendrive/document.ts';
import type { LaneSection } from '../../map/opendrive/lane-records.ts';
import { LocalFrame } from './box-mesh.ts';
import { type CrossSection, crossSectionsOf, type SectionRules } from './cross-section.ts';
import type { GroundHeight } from './ground-height.ts';
import { MATERIAL } from './mesh.ts';
import type { Finish, MeshBuilder } from './mesh-builder.ts';
import { createPavedPoint } from './paved-area.ts';
import { addPost } from './post-mesh.ts';
import type { Span } from './raised-spans.ts';
import type { RoadSite } from './road-mesh.ts';
import { joinsAlong, outwards } from './road-rim.ts';
import { roadStations } from './road-stations.ts';
import { type SectionRow, sectionRow } from './section-rows.ts';

const CONCRETE: Finish = { color: [148, 146, 140], material: MATERIAL.concrete, semantic: SEMANTIC.wall };
const UNDERSIDE: Finish = { color: [112, 110, 106], material: MATERIAL.concrete, semantic: SEMANTIC.wall };

/** Thickness of the deck, height and thickness of the parapets [m] (EN 1317: at least 0.9 m). */
const DECK = 0.7;
const PARAPET = 0.95;
const STONE = 0.3;

/** Distance between rows of piers, radius of a pier, room around it, distance between piers of a row [m]. */
const BAY = 18;
const PIER = 0.6;
const ROOM = 1.4;
const ABREAST = 9;

/** Least height of what is worth a pier [m]. */
const LEAST_PIER = 1.5;

const near = createPavedPoint();

/** What holds a road up where it is on a bridge: deck, parapets, piers and abutments. */
export function buildBridges(road: Road, rules: SectionRules, site: RoadSite, ground: GroundHeight): void {
  for (const span of site.raised[road.index]) {
    for (const section of road.laneSections) {
      for (const cross of crossSectionsOf(section, rules)) buildDeck(road, section, cross, span, site, ground);
    }
  }
}

function buildDeck(
  road: Road,
  section: LaneSection,
  cross: CrossSection,
  span: Span,
  site: RoadSite,
  ground: GroundHeight,
): void {
  const from = Math.max(cross.from, span.from);
  const to = Math.min(cross.to, span.to);
  if (to <= from) return;
  const rowAt = (s: number) => sectionRow(road, section, cross, s);
  const rows = roadStations(road, section, [from, to]).map(rowAt);
  for (let k = 1; k < rows.length; k++) {
    const [before, row] = [rows[k - 1], rows[k]];
    const builder = site.chunks.at(row.x[0], row.y[0]);
    const last = row.x.length - 1;
    const corners = [before, row].flatMap(({ x, y, z }) =>
      [0, last].map((i) => builder.vertex(x[i], y[i], z[i] - DECK)),
    );
    builder.quad(corners[0], corners[2], corners[3], corners[1], UNDERSIDE);
    for (const side of [1, -1] as const) addParapet(cross, before, row, side, site, builder);
  }
  for (let bay = Math.ceil(from / BAY) * BAY; bay < to; bay += BAY) {
    if (bay > span.from + BAY / 3 && bay < span.to - BAY / 3) addPiers(rowAt(bay), site, ground);
  }
  if (from === span.from) addAbutment(rows[0], false, site, ground);
  if (to === span.to) addAbutment(rows[rows.length - 1], true, site, ground);
}

/** The deck's side, and a wall on it where no other road joins. */
function addParapet(
  cross: CrossSection,
  from: SectionRow,
  to: SectionRow,
  side: 1 | -1,
  { cover }: RoadSite,
  builder: MeshBuilder,
): void {
  const i = side === 1 ? 0 : cross.edges.length - 1;
  const rows = side === 1 ? [to, from] : [from, to];
  const joins = joinsAlong(from, to, i, STONE / 2, cover);
  const height = joins ? 0 : cross.edges[i].height + PARAPET;
  const profile: readonly (readonly [out: number, up: number])[] = joins
    ? [
        [0, 0],
        [0, -DECK],
      ]
    : [
        [0, -0.1],
        [0, height],
        [STONE, height],
        [STONE, -DECK],
        [0, -DECK],
      ];
  const lines = profile.map(([out, up]) =>
    rows.map((row) => {
      const [x, y, z] = outwards(row, i, out);
      return builder.vertex(x, y, z + up);
    }),
  );
  for (let k = 1; k < lines.length; k++)
    builder.quad(lines[k - 1][0], lines[k][0], lines[k][1], lines[k - 1][1], CONCRETE);
}

/** A row of piers, where there is room for them below. */
function addPiers({ x, y, z }: SectionRow, { chunks, paved }: RoadSite, ground: GroundHeight): void {
  const last = x.length - 1;
  const [dx, dy] = [x[last] - x[0], y[last] - y[0]];
  const count = Math.max(1, Math.round(Math.sqrt(dx * dx + dy * dy) / ABREAST));
  for (let k = 0; k < count; k++) {
    const share = (k + 0.5) / count;
    const [px, py] = [x[0] + share * dx, y[0] + share * dy];
    const top = z[0] + share * (z[last] - z[0]) - DECK;
    const foot = ground.at(px, py);
    if (top - foot < LEAST_PIER || paved.query(px, py, near, ROOM).onGround < ROOM) continue;
    const frame = new LocalFrame(px, py, foot, 0);
    addPost(chunks.at(px, py), frame, [0, 0], [-0.5, top - foot + 0.05], [PIER, PIER], 8, CONCRETE);
  }
}

/** The wall under the end of a deck, which holds the ground behind it. */
function addAbutment({ x, y, z }: SectionRow, atEnd: boolean, { chunks }: RoadSite, ground: GroundHeight): void {
  const builder = chunks.at(x[0], y[0]);
  const ends = atEnd ? [x.length - 1, 0] : [0, x.length - 1];
  const [a, b] = ends.map((i) => builder.vertex(x[i], y[i], z[i]));
  const [footA, footB] = ends.map((i) => builder.vertex(x[i], y[i], Math.min(ground.at(x[i], y[i]), z[i]) - 3));
  builder.quad(a, footA, footB, b, CONCRETE);
  builder.quad(b, footB, footA, a, CONCRETE);
}
