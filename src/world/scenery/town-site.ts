import { atan2 } from '../../core/math/atan.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import type { ChunkGrid } from './chunk-grid.ts';
import { cornersOf } from './footprint.ts';
import type { GroundHeight } from './ground-height.ts';
import type { LampPlace, Solid } from './mesh.ts';
import type { PavedArea } from './paved-area.ts';
import { SolidGrid } from './solid-grid.ts';
import type { SurfaceCover } from './surface-cover.ts';
import { RANK } from './surface-look.ts';

/** Places around a tree that are looked at, on each of two circles. */
const AROUND = 12;

/** Ground that is built on: knows what is paved and what stands already. */
export class TownSite {
  readonly chunks: ChunkGrid;
  readonly ground: GroundHeight;
  /** Everything that a car can hit, in the order of its building. */
  readonly solids: Solid[] = [];
  /** Lights of street lamps. */
  readonly lamps: LampPlace[] = [];
  private readonly area: PavedArea;
  private readonly cover: SurfaceCover;
  private readonly standing = new SolidGrid(this.solids);

  constructor(area: PavedArea, cover: SurfaceCover, ground: GroundHeight, chunks: ChunkGrid) {
    this.area = area;
    this.cover = cover;
    this.ground = ground;
    this.chunks = chunks;
  }

  /** Whether a place is at least `distance` from all pavement [m]. */
  isClear(x: number, y: number, distance: number): boolean {
    return !this.area.isNearer(x, y, distance);
  }

  /** Whether a carriageway or its shoulder is within a distance of a place [m]. */
  isBesideTraffic(x: number, y: number, distance: number): boolean {
    const z = this.ground.at(x, y);
    for (let k = 0; k < 2 * AROUND; k++) {
      const angle = (2 * Math.PI * k) / AROUND;
      const out = k < AROUND ? distance : distance / 2;
      if (this.cover.depthAt(x + out * cos(angle), y + out * sin(angle), z, -1, RANK.footway) > 0) return true;
    }
    return false;
  }

  /** Whether a box is at least `fromRoad` from all pavement and `fromOthers` from what stands [m]. */
  isFree(solid: Solid, fromRoad: number, fromOthers: number): boolean {
    const corners = cornersOf(solid);
    for (let i = 0; i < 4; i++) {
      const [ax, ay] = corners[i];
      const [bx, by] = corners[(i + 1) % 4];
      const steps = Math.max(1, Math.ceil((i % 2 === 0 ? solid.length : solid.width) / 2));
      for (let k = 0; k < steps; k++) {
        const t = k / steps;
        if (!this.isClear(ax + t * (bx - ax), ay + t * (by - ay), fromRoad)) return false;
      }
    }
    if (!this.isClear(solid.x, solid.y, fromRoad)) return false;
    return !this.standing.touches(solid, fromOthers);
  }

  /** The upright box around the line from a to b, `width` wide, its foot at height z [m]. */
  between(ax: number, ay: number, bx: number, by: number, width: number, z: number): Solid {
    const [dx, dy] = [bx - ax, by - ay];
    return { x: (ax + bx) / 2, y: (ay + by) / 2, yaw: atan2(dy, dx), length: Math.sqrt(dx * dx + dy * dy), width, z };
  }

  /** Lowest and highest ground at a box's corners [m]. */
  heights(solid: Solid): [low: number, high: number] {
    const z = cornersOf(solid).map(([x, y]) => this.ground.at(x, y));
    return [Math.min(...z), Math.max(...z)];
  }
}
