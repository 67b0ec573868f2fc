import { polygonDistance } from './convex-polygon.ts';

/** Side of a search cell [m]. */
const CELL = 6;

/** Surfaces farther above or below than this are another storey [m]. */
const STOREY = 1;

/** Steepest slope of earth, as height over distance: steeper ones need walls or bridges. */
const STEEPEST = 1.2;

/** How near beside a road, as one sees it from above, another is still under it [m]. */
const BESIDE = 2.5;

/** Stretches of one road nearer than this along it are no storeys [m]. */
const ITSELF = 40;

/** Farthest that a lower road is looked for [m]. */
const FAR = 12;

interface Patch {
  readonly road: number;
  /** Station of its middle [m]. */
  readonly s: number;
  readonly rank: number;
  readonly x: readonly [number, number, number, number];
  readonly y: readonly [number, number, number, number];
  readonly z: number;
}

/** Where which road has its surfaces: tells what lies in another road's place. */
export class SurfaceCover {
  private readonly cells = new Map<number, Patch[]>();

  /** Adds a quadrilateral of a road's surface, corners in order, of mean height z [m] and a RANK. */
  add(road: number, s: number, rank: number, x: Patch['x'], y: Patch['y'], z: number): void {
    const patch = { road, s, rank, x, y, z };
    const right = Math.floor(Math.max(...x) / CELL);
    const high = Math.floor(Math.max(...y) / CELL);
    for (let row = Math.floor(Math.min(...y) / CELL); row <= high; row++) {
      for (let column = Math.floor(Math.min(...x) / CELL); column <= right; column++) {
        const key = (row + 0x100000) * 0x200000 + column + 0x100000;
        const cell = this.cells.get(key);
        if (cell === undefined) this.cells.set(key, [patch]);
        else cell.push(patch);
      }
    }
  }

  /** How deep a place lies inside surfaces of other roads of a lower rank at its height [m], 0 outside of them. */
  depthAt(px: number, py: number, pz: number, road: number, rank: number): number {
    const key = (Math.floor(py / CELL) + 0x100000) * 0x200000 + Math.floor(px / CELL) + 0x100000;
    let deepest = 0;
    for (const patch of this.cells.get(key) ?? []) {
      if (patch.road === road || patch.rank >= rank || Math.abs(patch.z - pz) > STOREY) continue;
      deepest = Math.max(deepest, depthIn(patch, px, py));
    }
    return deepest;
  }

  /**
   * Whether a road's place at station `s` lies more than `gap` over another road, or over itself, that is beneath it or
   * too near beside for a slope of earth.
   */
  isOver(px: number, py: number, pz: number, road: number, s: number, gap: number): boolean {
    const left = Math.floor((px - FAR) / CELL);
    const right = Math.floor((px + FAR) / CELL);
    const high = Math.floor((py + FAR) / CELL);
    for (let row = Math.floor((py - FAR) / CELL); row <= high; row++) {
      for (let column = left; column <= right; column++) {
        for (const patch of this.cells.get((row + 0x100000) * 0x200000 + column + 0x100000) ?? []) {
          const drop = pz - patch.z;
          if (drop < gap || (patch.road === road && Math.abs(patch.s - s) < ITSELF)) continue;
          const reach = Math.min(FAR, Math.max(BESIDE, drop / STEEPEST));
          if (polygonDistance(patch.x, patch.y, px, py) < reach) return true;
        }
      }
    }
    return false;
  }
}

/** Distance to the nearest side from inside [m], 0 outside. */
function depthIn({ x, y }: Patch, px: number, py: number): number {
  let least = Number.POSITIVE_INFINITY;
  let turn = 0;
  for (let i = 0, k = 3; i < 4; k = i++) {
    const ex = x[i] - x[k];
    const ey = y[i] - y[k];
    const length = Math.sqrt(ex * ex + ey * ey);
    if (length < 1e-6) continue;
    const side = (ex * (py - y[k]) - ey * (px - x[k])) / length;
    if (side * turn < 0) return 0;
    if (side !== 0) turn = side;
    // The ends of a piece are no border: the next one goes on there.
    if (k % 2 === 1) least = Math.min(least, Math.abs(side));
  }
  return least === Number.POSITIVE_INFINITY ? 0 : least;
}
