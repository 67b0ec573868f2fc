import { SEMANTIC } from '../../core/semantic-class.ts';
import type { Road } from '../../map/opendrive/document.ts';
import type { LaneSection } from '../../map/opendrive/lane-records.ts';
import type { CrossSection, Strip } from './cross-section.ts';
import type { Finish, MeshBuilder } from './mesh-builder.ts';
import { type SectionRow, sectionRow } from './section-rows.ts';
import type { StripColours } from './strip-colours.ts';
import type { SurfaceCover } from './surface-cover.ts';
import { RANK } from './surface-look.ts';

/** Step along the road when looking for, and building, what shares its place, and width of such pieces [m]. */
const STEP = 1;

/** Most pieces of one strip across. */
const MOST_PARTS = 64;

/** Borders may lie this deep in another road's surface, as they do where roads meet; paint a little deeper [m]. */
const TOUCH = 0.05;
const PAINT_TOUCH = 0.2;

/** How far a surface dives below one that goes before it, for each rank between them, and how high paint lies [m]. */
const DIVE = 0.05;
const PAINT_LIFT = 0.008;

/** How far under the road's surface footways lie that are about to dive [m]. */
const FLUSH = 0.01;

/** Stations of a stretch around which its footways, verges or markings lie in another road's carriageway. */
export function sharedStations(road: Road, section: LaneSection, cross: CrossSection, cover: SurfaceCover): number[] {
  const stations: number[] = [];
  const count = Math.max(1, Math.ceil((cross.to - cross.from) / STEP));
  const step = (cross.to - cross.from) / count;
  for (let k = 0; k <= count; k++) {
    const s = cross.from + k * step;
    // Roads that follow each other touch at their ends.
    const inside = Math.min(Math.max(s, cross.from + TOUCH), Math.max(cross.to - TOUCH, cross.from + TOUCH));
    if (!isShared(road, cross, sectionRow(road, section, cross, inside), cover)) continue;
    for (const near of [s - step, s, s + step]) stations.push(Math.max(cross.from, Math.min(cross.to, near)));
  }
  return stations;
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

/** Builds strips of a stretch where other roads go before it: they dive below them, and paint ends there. */
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
    this.dive(builder, i, rank, from, to, own);
    return null;
  }

  private isPaintHidden(i: number, from: SectionRow, to: SectionRow): boolean {
    const at = (a: readonly number[], b: readonly number[]) => (a[i] + a[i + 1] + b[i] + b[i + 1]) / 4;
    const [x, y, z] = [at(from.x, to.x), at(from.y, to.y), at(from.z, to.z)];
    return this.cover.depthAt(x, y, z, this.road.index, RANK.roadside) > PAINT_TOUCH;
  }

  private coverAt(x: number, y: number, z: number, rank: number): number | null {
    return this.cover.coverAt(x, y, z, this.road.index, rank, TOUCH);
  }

  /** Surfaces come down before they dive, lest their last piece hang over the carriageway: the lowest of those around. */
  private coverBeside(x: number, y: number, z: number, rank: number): number {
    let lowest = Number.POSITIVE_INFINITY;
    for (const [dx, dy] of AROUND) lowest = Math.min(lowest, this.coverAt(x + dx, y + dy, z, rank) ?? lowest);
    return lowest;
  }

  /** The strip in pieces; corners inside what goes before it lie below that, pieces wholly inside are left out. */
  private dive(builder: MeshBuilder, i: number, rank: number, from: SectionRow, to: SectionRow, finish: Finish): void {
    const { edges } = this.cross;
    const parts = Math.max(1, Math.min(MOST_PARTS, Math.ceil((from.t[i] - from.t[i + 1]) / STEP)));
    const place = (row: SectionRow, k: number): [vertex: number, hidden: boolean] => {
      const share = k / parts;
      const at = (values: readonly number[]) => values[i] + share * (values[i + 1] - values[i]);
      const [x, y, z] = [at(row.x), at(row.y), at(row.z)];
      const height = edges[i].height + share * (edges[i + 1].height - edges[i].height);
      const cover = this.coverAt(x, y, z, rank);
      if (cover !== null) return [builder.vertex(x, y, Math.min(z, cover) - DIVE * rank), true];
      return [builder.vertex(x, y, Math.min(z + height, this.coverBeside(x, y, z, rank) - FLUSH)), false];
    };
    let before = [place(from, 0), place(to, 0)];
    for (let k = 1; k <= parts; k++) {
      const next = [place(from, k), place(to, k)];
      if (![...before, ...next].every(([, hidden]) => hidden)) {
        builder.quad(before[0][0], next[0][0], next[1][0], before[1][0], finish);
      }
      before = next;
    }
  }
}

/** Places around one, a piece away. */
const AROUND = [-1, 0, 1].flatMap((i) => [-1, 0, 1].map((k) => [i * STEP, k * STEP] as const));

function corner({ x, y, z }: SectionRow, i: number): readonly [number, number, number] {
  return [x[i], y[i], z[i]];
}

/** Paint comes after carriageways only. */
function rankOf(strip: Strip): number {
  if (strip.kind === 'lane') return strip.look.rank;
  return strip.kind === 'kerb' ? RANK.footway : RANK.roadside;
}
