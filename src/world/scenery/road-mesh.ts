import type { RandomStream } from '../../core/random.ts';
import { SEMANTIC } from '../../core/semantic-class.ts';
import type { LaneSection, Road } from '../../map/opendrive/document.ts';
import { roadPoint } from '../../map/road-geometry.ts';
import type { LaneType } from '../../map/road-map.ts';
import type { ChunkGrid } from './chunk-grid.ts';
import { type CrossSection, crossSectionOf, edgeT, type Strip } from './cross-section.ts';
import { MATERIAL } from './mesh.ts';
import type { Finish, MeshBuilder } from './mesh-builder.ts';
import { type Colour, shaded, varied } from './palette.ts';
import type { PavedArea } from './paved-area.ts';
import { addMarkingStations, isPaintedAt } from './road-marking.ts';
import { roadStations } from './road-stations.ts';
import type { StopBand } from './stop-bands.ts';

/** sRGB of asphalt before its road's own tint, of paving, kerbs and paint. */
const ASPHALT: Colour = [101, 100, 98];
const PAVING: Colour = [133, 129, 123];
const KERB: Colour = [148, 146, 141];
const WHITE_PAINT: Colour = [206, 206, 200];
const YELLOW_PAINT: Colour = [200, 164, 78];
const GRASS: Colour = [98, 110, 62];

const point = { x: 0, y: 0, z: 0, heading: 0 };

/** The asphalt of a road: its age shows in its grey. */
export function asphaltTint(random: RandomStream): Colour {
  return varied(shaded(ASPHALT, random.between(0.82, 1.16)), random, 0.05);
}

/** Builds the surfaces of one lane section, with its markings and kerbs, and notes what they cover. */
export function buildSection(
  road: Road,
  section: LaneSection,
  bands: readonly StopBand[],
  asphalt: Colour,
  random: RandomStream,
  chunks: ChunkGrid,
  paved: PavedArea,
): void {
  const cross = crossSectionOf(section);
  if (cross.strips.length === 0) return;
  const stations = roadStations(road, wantedStations(section, cross, bands));
  const colours = new StripColours(cross, asphalt, random, road.junction < 0);
  let builder: MeshBuilder | null = null;
  let previous: number[] = [];
  for (let k = 1; k < stations.length; k++) {
    const from = stations[k - 1];
    const to = stations[k];
    roadPoint(road, (from + to) / 2, 0, point);
    const tile = chunks.at(point.x, point.y);
    if (tile !== builder) {
      builder = tile;
      previous = addRow(road, section, cross, from, builder);
    }
    const row = addRow(road, section, cross, to, builder);
    const middle = (from + to) / 2;
    cross.strips.forEach((strip, i) => {
      const finish = colours.at(i, strip, middle, bands);
      tile.quad(previous[i], previous[i + 1], row[i + 1], row[i], finish);
    });
    previous = row;
    notePaved(road, section, cross, from, to, paved);
  }
}

function wantedStations(section: LaneSection, cross: CrossSection, bands: readonly StopBand[]): number[] {
  const stations = [section.s, section.sEnd];
  for (const strip of cross.strips) {
    if (strip.kind === 'mark') addMarkingStations(strip.marks, section.s, section.sEnd, stations);
  }
  for (const { from, to } of bands) stations.push(Math.max(section.s, from), Math.min(section.sEnd, to));
  return stations;
}

/** One vertex per edge at station `s`. */
function addRow(road: Road, section: LaneSection, cross: CrossSection, s: number, builder: MeshBuilder): number[] {
  return cross.edges.map((edge) => {
    roadPoint(road, s, edgeT(road, section, edge, s), point);
    return builder.vertex(point.x, point.y, point.z + edge.height);
  });
}

function notePaved(
  road: Road,
  section: LaneSection,
  cross: CrossSection,
  from: number,
  to: number,
  paved: PavedArea,
): void {
  const x: number[] = [];
  const y: number[] = [];
  let z = 0;
  const left = cross.edges[0];
  const right = cross.edges[cross.edges.length - 1];
  for (const [s, edge] of [
    [from, left],
    [from, right],
    [to, right],
    [to, left],
  ] as const) {
    roadPoint(road, s, edgeT(road, section, edge, s), point);
    x.push(point.x);
    y.push(point.y);
    z += point.z / 4;
  }
  paved.add(x, y, z);
}

/** Colours of a section's strips as one goes along them: repairs, slabs and worn paint. */
class StripColours {
  private readonly asphalt: Colour;
  private readonly random: RandomStream;
  /** Present tint of each strip, and the station up to which it holds. */
  private readonly tint: number[];
  private readonly until: number[];

  /** Without repairs all is of one tint, as it must be where lanes of a junction lie in each other's place. */
  private readonly repairs: boolean;

  constructor(cross: CrossSection, asphalt: Colour, random: RandomStream, repairs: boolean) {
    this.asphalt = asphalt;
    this.random = random;
    this.repairs = repairs;
    this.tint = cross.strips.map(() => 1);
    this.until = cross.strips.map(() => Number.NEGATIVE_INFINITY);
  }

  at(i: number, strip: Strip, s: number, bands: readonly StopBand[]): Finish {
    if (strip.kind === 'kerb') return finish(this.varied(KERB, 0.05), MATERIAL.concrete, SEMANTIC.sidewalk);
    if (strip.kind === 'mark') return this.mark(strip, s);
    const band = bands.some(({ lane, from, to }) => lane === strip.lane && s > from && s < to);
    if (band) return finish(this.varied(WHITE_PAINT, 0.04), MATERIAL.paint, SEMANTIC.laneMark);
    return this.lane(i, strip.type, s);
  }

  private mark(strip: Strip & { kind: 'mark' }, s: number): Finish {
    if (!isPaintedAt(strip.marks, strip.line, s)) return finish(this.asphalt, MATERIAL.asphalt, SEMANTIC.road);
    const yellow = strip.marks[0].color === 'yellow';
    const paint = shaded(yellow ? YELLOW_PAINT : WHITE_PAINT, this.random.between(0.84, 1.02));
    return finish(paint, MATERIAL.paint, SEMANTIC.laneMark);
  }

  private lane(i: number, type: LaneType, s: number): Finish {
    switch (type) {
      case 'sidewalk':
        return finish(this.varied(PAVING, 0.045), MATERIAL.concrete, SEMANTIC.sidewalk);
      case 'border':
        return finish(this.varied(shaded(this.asphalt, 1.12), 0.03), MATERIAL.concrete, SEMANTIC.road);
      case 'median':
      case 'none':
        return finish(this.varied(GRASS, 0.05), MATERIAL.grass, SEMANTIC.terrain);
      case 'parking':
        return finish(this.varied(shaded(PAVING, 0.8), 0.06), MATERIAL.concrete, SEMANTIC.road);
      default:
        return finish(shaded(this.asphalt, this.tintAt(i, s)), MATERIAL.asphalt, SEMANTIC.road);
    }
  }

  /** Every 8 to 25 m the asphalt is of another age; some of it is a dark repair. */
  private tintAt(i: number, s: number): number {
    if (this.repairs && s > this.until[i]) {
      this.until[i] = s + this.random.between(8, 25);
      this.tint[i] = this.random.uniform() < 0.12 ? this.random.between(0.78, 0.88) : this.random.between(0.95, 1.04);
    }
    return this.tint[i];
  }

  private varied(colour: Colour, amount: number): Colour {
    return varied(colour, this.random, amount);
  }
}

function finish(color: Colour, material: number, semantic: number): Finish {
  return { color, material, semantic };
}
