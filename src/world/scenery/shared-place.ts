import { SEMANTIC } from '../../core/semantic-class.ts';
import type { Road } from '../../map/opendrive/document.ts';
import type { LaneSection } from '../../map/opendrive/lane-records.ts';
import { type CrossSection, KERB_STONE, type Strip } from './cross-section.ts';
import { between, type Corner, cutPolygon, insideSpan, type Outline, outlineOf, spansLeft } from './cut-polygon.ts';
import { MATERIAL } from './mesh.ts';
import type { Finish, MeshBuilder } from './mesh-builder.ts';
import { type SectionRow, sectionRow } from './section-rows.ts';
import type { StripColours } from './strip-colours.ts';
import { heightIn, type Patch, type SurfaceCover } from './surface-cover.ts';
import { RANK } from './surface-look.ts';

/** Step along the road when looking for, and building, what shares its place [m]. */
const STEP = 1;

/** Steps that are looked at together first, how far around them [m], and how much they may bend: as a tangent. */
const STRETCH = 8;
const AROUND = 4;
const MOST_BEND = 0.4;

/** Pieces of one strip from which on no more is cut out of it: such a file is broken. */
const MOST_PIECES = 64;

/** Borders may lie this deep in another road's surface, as they do where roads meet; paint a little deeper [m]. */
const TOUCH = 0.05;
const PAINT_TOUCH = 0.2;

/** How high paint lies [m]. */
const PAINT_LIFT = 0.008;

/** How far upright faces go under the surface at their foot, and from which height on there are any [m]. */
const ROOT = 0.05;
const STEP_UP = 0.005;

const STONE: Finish = { color: [148, 146, 141], material: MATERIAL.concrete, semantic: SEMANTIC.sidewalk };

/** Stations of a stretch around which its footways, verges or markings lie in another road's carriageway. */
export function sharedStations(road: Road, section: LaneSection, cross: CrossSection, cover: SurfaceCover): number[] {
  const stations: number[] = [];
  const count = Math.max(1, Math.ceil((cross.to - cross.from) / STEP));
  const step = (cross.to - cross.from) / count;
  // Roads that follow each other touch at their ends.
  const insideAt = (s: number) =>
    Math.min(Math.max(s, cross.from + TOUCH), Math.max(cross.to - TOUCH, cross.from + TOUCH));
  let alone = -1;
  for (let k = 0; k <= count; k++) {
    const s = cross.from + k * step;
    const inside = insideAt(s);
    if (k % STRETCH === 0) {
      const end = Math.min(count, k + STRETCH);
      if (isAlone(road, section, cross, inside, insideAt(cross.from + end * step), cover)) alone = end;
    }
    if (k < alone || (k === alone && k === count)) continue;
    if (!isShared(road, cross, sectionRow(road, section, cross, inside), cover)) continue;
    for (const near of [s - step, s, s + step]) stations.push(Math.max(cross.from, Math.min(cross.to, near)));
  }
  return stations;
}

/** Whether no other road is anywhere near a piece of a stretch, as is seen from its ends; not known of tight bends. */
function isAlone(
  road: Road,
  section: LaneSection,
  cross: CrossSection,
  from: number,
  to: number,
  cover: SurfaceCover,
): boolean {
  const [a, b] = [sectionRow(road, section, cross, from), sectionRow(road, section, cross, to)];
  const last = a.x.length - 1;
  const along = (a.x[0] - a.x[last]) * (b.x[0] - b.x[last]) + (a.y[0] - a.y[last]) * (b.y[0] - b.y[last]);
  const across = (a.x[0] - a.x[last]) * (b.y[0] - b.y[last]) - (a.y[0] - a.y[last]) * (b.x[0] - b.x[last]);
  if (Math.abs(across) > MOST_BEND * along) return false;
  const left = Math.min(a.x[0], a.x[last], b.x[0], b.x[last]) - AROUND;
  const right = Math.max(a.x[0], a.x[last], b.x[0], b.x[last]) + AROUND;
  const low = Math.min(a.y[0], a.y[last], b.y[0], b.y[last]) - AROUND;
  const high = Math.max(a.y[0], a.y[last], b.y[0], b.y[last]) + AROUND;
  return cover.isAlone(road.index, left, right, low, high);
}

function isShared(road: Road, cross: CrossSection, row: SectionRow, cover: SurfaceCover): boolean {
  return cross.strips.some((strip, i) => {
    const rank = rankOf(strip);
    if (rank === RANK.carriageway) return false;
    return [0.1, 0.5, 0.9].some((share) => {
      const at = (values: readonly number[]) => values[i] + share * (values[i + 1] - values[i]);
      return cover.depthAt(at(row.x), at(row.y), at(row.z), road.index, rank) > TOUCH;
    });
  });
}

/** What goes before a strip at its place. */
interface CutOut {
  readonly patch: Patch;
  readonly outline: Outline;
  /** The same with a kerb's stone along its sides; null where that has none. */
  readonly withStone: Outline | null;
  /** Without what may touch. */
  readonly core: Outline | null;
}

/** Builds strips of a stretch where other roads go before it: what lies in theirs is cut out, and paint ends there. */
export class SharedPlace {
  private readonly road: Road;
  private readonly cross: CrossSection;
  private readonly cover: SurfaceCover;
  private readonly colours: StripColours;

  constructor(road: Road, cross: CrossSection, cover: SurfaceCover, colours: StripColours) {
    this.road = road;
    this.cross = cross;
    this.cover = cover;
    this.colours = colours;
  }

  /**
   * Builds strip i between two rows as far as it is not to be built as anywhere else; gives the finish for that, or null
   * where all is done.
   */
  add(builder: MeshBuilder, strip: Strip, i: number, from: SectionRow, to: SectionRow, finish: Finish): Finish | null {
    const painted = strip.kind === 'mark' && finish.semantic === SEMANTIC.laneMark;
    if (painted && !this.isPaintHidden(i, from, to)) {
      const corners = [corner(from, i), corner(from, i + 1), corner(to, i + 1), corner(to, i)];
      const lift = this.cross.edges[i].height + PAINT_LIFT;
      const [a, b, c, d] = corners.map(([x, y, z]) => builder.vertex(x, y, z + lift));
      builder.quad(a, b, c, d, finish);
    }
    const own = painted ? this.colours.bare(strip.border.look) : finish;
    const rank = strip.kind === 'mark' ? strip.border.look.rank : rankOf(strip);
    if (rank === RANK.carriageway) return own;
    const { edges } = this.cross;
    const at = (row: SectionRow, k: number): Corner => [row.x[k], row.y[k], row.z[k] + edges[k].height];
    const corners = [at(from, i), at(from, i + 1), at(to, i + 1), at(to, i)];
    const isRaised = strip.kind === 'lane' && rank === RANK.footway && edges[i].height > 0 && edges[i + 1].height > 0;
    const cuts = this.cutOuts(corners, (from.z[i] + to.z[i + 1]) / 2, rank, isRaised);
    if (cuts.length === 0) return own;
    if (from.t[i] === from.t[i + 1] && to.t[i] === to.t[i + 1]) cutUpright(builder, corners, cuts, own);
    else {
      const [a, b, c, d] = corners;
      for (const triangle of [
        [a, b, c],
        [a, c, d],
      ]) {
        cutFlat(builder, triangle, cuts, own);
        addFaces(builder, triangle, cuts, rank === RANK.footway ? STONE : own);
      }
    }
    return null;
  }

  private isPaintHidden(i: number, from: SectionRow, to: SectionRow): boolean {
    const at = (a: readonly number[], b: readonly number[]) => (a[i] + a[i + 1] + b[i] + b[i + 1]) / 4;
    const [x, y, z] = [at(from.x, to.x), at(from.y, to.y), at(from.z, to.z)];
    return this.cover.depthAt(x, y, z, this.road.index, RANK.roadside) > PAINT_TOUCH;
  }

  /** What goes before a strip: lower ranks, and of its own rank the road that is built earlier. */
  private cutOuts(corners: readonly Corner[], z: number, rank: number, isRaised: boolean): CutOut[] {
    const cuts: CutOut[] = [];
    for (const patch of this.cover.around(corners, z)) {
      const isBefore = patch.rank < rank || (patch.rank === rank && patch.road < this.road.index);
      if (!isBefore || patch.road === this.road.index) continue;
      // The ends of a piece are no border: the next one goes on there.
      const grown = (by: number) => outlineOf(patch.x, patch.y, (side) => (side % 2 === 1 ? by : 0));
      const outline = grown(0);
      if (outline === null) continue;
      const withStone = isRaised && patch.rank < RANK.footway ? grown(KERB_STONE) : null;
      cuts.push({ patch, outline, withStone, core: grown(-TOUCH) });
    }
    return cuts.filter(({ core }) => core !== null);
  }
}

/** A triangle of a strip without what goes before it; along that there is a kerb's stone where it has one. */
function cutFlat(builder: MeshBuilder, triangle: readonly Corner[], cuts: readonly CutOut[], finish: Finish): void {
  const touched = cuts.filter(({ core }) => cutPolygon(triangle, core!).inside !== null);
  let rest: (readonly Corner[])[] = [triangle];
  let stones: (readonly Corner[])[] = [];
  for (const { outline, withStone } of touched) {
    if (rest.length > MOST_PIECES) break;
    const pieces = rest.map((polygon) => cutPolygon(polygon, withStone ?? outline));
    rest = pieces.flatMap(({ outside }) => outside);
    if (withStone !== null) for (const { inside } of pieces) if (inside !== null) stones.push(inside);
  }
  for (const { outline } of touched) {
    if (stones.length > MOST_PIECES) break;
    stones = stones.flatMap((polygon) => cutPolygon(polygon, outline).outside);
  }
  for (const polygon of rest) addPolygon(builder, polygon, finish);
  for (const polygon of stones) addPolygon(builder, polygon, STONE);
}

/** The upright faces where a triangle of a strip ends at the sides of what goes before it, if it lies higher. */
function addFaces(builder: MeshBuilder, triangle: readonly Corner[], cuts: readonly CutOut[], finish: Finish): void {
  const own = outlineOf(
    triangle.map(([x]) => x),
    triangle.map(([, y]) => y),
  );
  if (own === null) return;
  const zAt = heightOver(triangle);
  for (const { patch, core } of cuts) {
    if (cutPolygon(triangle, core!).inside === null) continue;
    for (const k of [1, 3]) {
      const next = (k + 1) % 4;
      const along = (share: number): Corner => {
        const x = patch.x[k] + share * (patch.x[next] - patch.x[k]);
        const y = patch.y[k] + share * (patch.y[next] - patch.y[k]);
        return [x, y, zAt(x, y)];
      };
      const span = insideSpan(along(0), along(1), own);
      if (span === null) continue;
      const covered = cuts.flatMap((other) => {
        const inside = other.patch === patch ? null : insideSpan(along(0), along(1), other.outline);
        return inside === null ? [] : [inside];
      });
      for (const [start, end] of spansLeft(span[0], span[1], covered)) {
        addFace(builder, patch, along(start), along(end), finish);
      }
    }
  }
}

/** Seen from the patch, whose side a to b is. */
function addFace(builder: MeshBuilder, patch: Patch, a: Corner, b: Corner, finish: Finish): void {
  const [footA, footB] = [a, b].map(([x, y]) => heightIn(patch, x, y));
  if (Math.max(a[2] - footA, b[2] - footB) < STEP_UP) return;
  const middleX = (patch.x[0] + patch.x[2]) / 2;
  const middleY = (patch.y[0] + patch.y[2]) / 2;
  const isLeft = (b[0] - a[0]) * (middleY - a[1]) - (b[1] - a[1]) * (middleX - a[0]) > 0;
  const [p, q, footP, footQ] = isLeft ? [a, b, footA, footB] : [b, a, footB, footA];
  builder.quad(
    builder.vertex(q[0], q[1], Math.min(q[2], footQ) - ROOT),
    builder.vertex(p[0], p[1], Math.min(p[2], footP) - ROOT),
    builder.vertex(...p),
    builder.vertex(...q),
    finish,
  );
}

/** An upright strip without what lies in others. */
function cutUpright(
  builder: MeshBuilder,
  [a, b, c, d]: readonly Corner[],
  cuts: readonly CutOut[],
  finish: Finish,
): void {
  const covered = cuts.flatMap(({ core, outline }) => {
    const inside = insideSpan(a, d, core!) === null ? null : insideSpan(a, d, outline);
    return inside === null ? [] : [inside];
  });
  for (const [start, end] of spansLeft(0, 1, covered)) {
    addPolygon(builder, [between(a, d, start), between(b, c, start), between(b, c, end), between(a, d, end)], finish);
  }
}

function addPolygon(builder: MeshBuilder, polygon: readonly Corner[], finish: Finish): void {
  const vertices = polygon.map((place) => builder.vertex(...place));
  for (let k = 2; k < vertices.length; k++) builder.triangle(vertices[0], vertices[k - 1], vertices[k], finish);
}

/** Height over a place in the plane of a triangle. */
function heightOver([a, b, c]: readonly Corner[]): (x: number, y: number) => number {
  const area = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]);
  return (x, y) => {
    const shareB = ((x - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (y - a[1])) / area;
    const shareC = ((b[0] - a[0]) * (y - a[1]) - (x - a[0]) * (b[1] - a[1])) / area;
    return a[2] + shareB * (b[2] - a[2]) + shareC * (c[2] - a[2]);
  };
}

function corner({ x, y, z }: SectionRow, i: number): Corner {
  return [x[i], y[i], z[i]];
}

/** Paint comes after carriageways only. */
function rankOf(strip: Strip): number {
  if (strip.kind === 'lane') return strip.look.rank;
  return strip.kind === 'kerb' ? RANK.footway : RANK.roadside;
}
