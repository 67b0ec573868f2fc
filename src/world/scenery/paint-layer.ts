import { MARK_KIND } from '../../core/mark-kind.ts';
import type { RandomStream } from '../../core/random.ts';
import { SEMANTIC } from '../../core/semantic-class.ts';
import type { RoadMark } from '../../map/opendrive/mark-records.ts';
import type { ChunkGrid } from './chunk-grid.ts';
import { MATERIAL } from './mesh.ts';
import { markOf, PAINT } from './paint-colours.ts';
import { shaded } from './palette.ts';
import type { SurfaceCover } from './surface-cover.ts';
import { doubleArea, triangulate } from './triangulate.ts';

/** A place on the ground, map frame [m]. */
export type Place = readonly [x: number, y: number];

/** How high paint lies over the surface that it is on [m]: more than chords of the road rise above its curve. */
const LIFT = 0.02;

/** Longest piece of paint [m]: longer ones are cut so that they follow the road. */
const PIECE = 2;

/** Most pieces of one area. */
const MOST = 100;

/** Puts painted areas on the roads. */
export class PaintLayer {
  private readonly cover: SurfaceCover;
  private readonly chunks: ChunkGrid;
  private readonly random: RandomStream;

  constructor(cover: SurfaceCover, chunks: ChunkGrid, random: RandomStream) {
    this.cover = cover;
    this.chunks = chunks;
    this.random = random;
  }

  /** Paints a polygon, convex or not, on what is near height `z` [m]. */
  polygon(corners: readonly Place[], z: number, color: RoadMark['color'], kind: number = MARK_KIND.other): void {
    if (corners.length < 3) return;
    const [x, y] = corners[0];
    const builder = this.chunks.at(x, y);
    const finish = {
      color: shaded(PAINT[color], this.random.between(0.86, 1.02)),
      material: MATERIAL.paint,
      semantic: SEMANTIC.laneMark,
      mark: markOf(kind, color),
    };
    const vertices = corners.map(([px, py]) => builder.vertex(px, py, (this.cover.highestAt(px, py, z) ?? z) + LIFT));
    const order = triangulate(corners);
    for (let i = 0; i < order.length; i += 3) {
      builder.triangle(vertices[order[i]], vertices[order[i + 1]], vertices[order[i + 2]], finish);
    }
  }

  /** Paints a convex polygon in pieces along the direction (dx, dy), a unit vector. */
  cutPolygon(
    corners: readonly Place[],
    z: number,
    color: RoadMark['color'],
    dx: number,
    dy: number,
    kind?: number,
  ): void {
    const along = corners.map(([x, y]) => x * dx + y * dy);
    const [low, high] = [Math.min(...along), Math.max(...along)];
    const count = Math.max(1, Math.min(MOST, Math.ceil((high - low) / PIECE)));
    for (let k = 0; k < count; k++) {
      const from = low + ((high - low) * k) / count;
      const to = low + ((high - low) * (k + 1)) / count;
      this.polygon(clipBand(corners, dx, dy, from, to), z, color, kind);
    }
  }

  /** Paints a line of a width from place to place [m]. */
  line([ax, ay]: Place, [bx, by]: Place, width: number, z: number, color: RoadMark['color'], kind?: number): void {
    const length = Math.sqrt((bx - ax) * (bx - ax) + (by - ay) * (by - ay));
    if (length < 1e-3) return;
    const [dx, dy] = [(bx - ax) / length, (by - ay) / length];
    const [nx, ny] = [(-dy * width) / 2, (dx * width) / 2];
    const corners: Place[] = [
      [ax - nx, ay - ny],
      [bx - nx, by - ny],
      [bx + nx, by + ny],
      [ax + nx, ay + ny],
    ];
    if (length >= width) this.cutPolygon(corners, z, color, dx, dy, kind);
    else this.cutPolygon(corners, z, color, -dy, dx, kind);
  }
}

/** The part of a polygon between two lines across (dx, dy), at `from` and `to` along it. */
export function clipBand(corners: readonly Place[], dx: number, dy: number, from: number, to: number): Place[] {
  return clipHalf(clipHalf(corners, dx, dy, from), -dx, -dy, -to);
}

/** What lies at least `from` along (dx, dy) (Sutherland and Hodgman 1974). */
function clipHalf(corners: readonly Place[], dx: number, dy: number, from: number): Place[] {
  const kept: Place[] = [];
  corners.forEach(([x, y], i) => {
    const [px, py] = corners[(i + corners.length - 1) % corners.length];
    const now = x * dx + y * dy - from;
    const before = px * dx + py * dy - from;
    if (now >= 0 !== before >= 0) {
      const share = before / (before - now);
      kept.push([px + share * (x - px), py + share * (y - py)]);
    }
    if (now >= 0) kept.push([x, y]);
  });
  return Math.abs(doubleArea(kept)) < 1e-4 ? [] : kept;
}
