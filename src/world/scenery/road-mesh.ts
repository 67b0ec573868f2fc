import type { RandomStream } from '../../core/random.ts';
import { SEMANTIC } from '../../core/semantic-class.ts';
import { hasCrossHeight } from '../../map/cross-height.ts';
import type { Road } from '../../map/opendrive/document.ts';
import type { LaneSection } from '../../map/opendrive/lane-records.ts';
import { roadPoint } from '../../map/road-geometry.ts';
import { addArched } from './arched-strip.ts';
import type { ChunkGrid } from './chunk-grid.ts';
import { type CrossSection, crossSectionsOf, type SectionRules } from './cross-section.ts';
import { FarStretch } from './far-stretch.ts';
import { addFootwayEnd } from './footway-end.ts';
import { addDashStations } from './mark-lines.ts';
import { MATERIAL } from './mesh.ts';
import type { Finish, MeshBuilder } from './mesh-builder.ts';
import type { PavedNotes } from './note-paved.ts';
import { type Colour, shaded, varied } from './palette.ts';
import type { PavedArea } from './paved-area.ts';
import { endsWithin, isWithin, type Span } from './raised-spans.ts';
import { roadStations } from './road-stations.ts';
import { type SectionRow, sectionRow } from './section-rows.ts';
import { SharedPlace, sharedStations } from './shared-place.ts';
import type { StopBand } from './stop-bands.ts';
import { StripColours } from './strip-colours.ts';
import type { SurfaceCover } from './surface-cover.ts';
import { RANK } from './surface-look.ts';

const point = { x: 0, y: 0, z: 0, heading: 0 };

/** sRGB of asphalt before its road's own tint. */
const ASPHALT: Colour = [101, 100, 98];

const BRIDGE_ISLAND: Finish = { color: [136, 133, 127], material: MATERIAL.concrete, semantic: SEMANTIC.sidewalk };

/** What the surfaces of all roads are built with. */
export interface RoadSite {
  readonly random: RandomStream;
  readonly chunks: ChunkGrid;
  readonly paved: PavedArea;
  readonly cover: SurfaceCover;
  /** Stretches of each road that are on bridges, by its index. */
  readonly raised: readonly (readonly Span[])[];
  /** Whether each road is part of a junction. */
  readonly inJunction: readonly boolean[];
}

/** The asphalt of a road: its age shows in its grey. */
export function asphaltTint(random: RandomStream): Colour {
  return varied(shaded(ASPHALT, random.between(0.82, 1.16)), random, 0.05);
}

/** Builds the surfaces of one lane section, with its markings and kerbs, and notes what they cover. */
export function buildSection(
  road: Road,
  section: LaneSection,
  rules: SectionRules,
  bands: readonly StopBand[],
  asphalt: Colour,
  notes: PavedNotes,
  site: RoadSite,
): void {
  for (const cross of crossSectionsOf(section, rules)) {
    buildStretch(road, section, cross, bands, asphalt, notes, site);
    if (rules.kerbHeight === 0) continue;
    if (cross.from === 0) addFootwayEnd(cross, sectionRow(road, section, cross, 0), false, site);
    if (cross.to === road.length) addFootwayEnd(cross, sectionRow(road, section, cross, cross.to), true, site);
  }
}

function buildStretch(
  road: Road,
  section: LaneSection,
  cross: CrossSection,
  bands: readonly StopBand[],
  asphalt: Colour,
  notes: PavedNotes,
  site: RoadSite,
): void {
  const { random, chunks, cover } = site;
  const raised = site.raised[road.index];
  const shared = sharedStations(road, section, cross, cover);
  const stations = roadStations(road, section, [
    ...wantedStations(cross, bands),
    ...shared,
    ...endsWithin(raised, cross.from, cross.to),
  ]);
  const colours = new StripColours(cross, asphalt, random, road.junction < 0);
  const place = shared.length === 0 ? null : new SharedPlace(road, cross, cover, colours);
  const arched = hasCrossHeight(road);
  let builder: MeshBuilder | null = null;
  let previous: number[] = [];
  let before: SectionRow = sectionRow(road, section, cross, stations[0]);
  // What dives under other roads or is arched is the same from afar.
  const afar = place === null && !arched ? new FarStretch(cross, colours, chunks) : null;
  for (let k = 1; k < stations.length; k++) {
    const row = sectionRow(road, section, cross, stations[k]);
    const middle = (before.s + row.s) / 2;
    const onBridge = isWithin(raised, middle);
    roadPoint(road, middle, 0, point);
    const tile = chunks.at(point.x, point.y);
    if (tile !== builder) previous = addRow(before, cross, tile);
    builder = tile;
    const next = addRow(row, cross, tile);
    tile.nearOnly = afar !== null;
    const finishes: Finish[] = [];
    for (let i = 0; i < cross.strips.length; i++) {
      const strip = cross.strips[i];
      let finish: Finish | null = colours.at(i, strip, middle, bands);
      // No grass grows on bridges.
      if (onBridge && strip.kind === 'lane' && strip.look.rank === RANK.ground) finish = BRIDGE_ISLAND;
      finishes.push(finish);
      if (place !== null) finish = place.add(tile, strip, i, before, row, finish);
      if (finish === null) continue;
      if (arched && strip.kind === 'lane') addArched(road, cross, i, before, row, tile, finish);
      else tile.quad(previous[i], previous[i + 1], next[i + 1], next[i], finish);
    }
    tile.nearOnly = false;
    afar?.add(before, finishes);
    notes.add(before, row, onBridge);
    previous = next;
    before = row;
  }
  afar?.add(before, []);
  afar?.finish();
}

function wantedStations(cross: CrossSection, bands: readonly StopBand[]): number[] {
  const { from, to } = cross;
  const stations = [from, to];
  for (const strip of cross.strips) {
    if (strip.kind !== 'mark') continue;
    const { marks, lines } = strip.border;
    marks.forEach((mark, k) => {
      if (mark.s > from && mark.s < to) stations.push(mark.s);
      const line = lines[k][strip.line];
      if (line === undefined) return;
      addDashStations(line, Math.max(from, mark.s), Math.min(to, marks[k + 1]?.s ?? to), stations);
    });
  }
  for (const band of bands)
    stations.push(Math.max(from, Math.min(to, band.from)), Math.max(from, Math.min(to, band.to)));
  return stations;
}

/** One vertex per edge. */
function addRow({ x, y, z }: SectionRow, { edges }: CrossSection, builder: MeshBuilder): number[] {
  return edges.map(({ height }, i) => builder.vertex(x[i], y[i], z[i] + height));
}
