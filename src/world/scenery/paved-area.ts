import { polygonDistance } from './convex-polygon.ts';

/** Side of a search cell [m]. */
const CELL = 12;

/** Distance up to which heights of roads are felt [m]. */
export const PAVED_REACH = 48;

/** Where a place is with respect to everything that is paved. */
export interface PavedPoint {
  /** To the nearest paved edge [m], negative inside; PAVED_REACH where nothing is near. */
  distance: number;
  /** The same of pavement that lies on the ground: not of bridges. The heights are those of it too. */
  onGround: number;
  /** Lowest surface inside, or the nearest edge's height outside [m]. */
  z: number;
  /** Mean height of the roads around, the nearer the weightier [m]; smooth in x and y. */
  smoothZ: number;
}

/** Pavement farther above or below than this is of another storey [m]. */
const STOREY = 2.5;

interface Patch {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly z: number;
  /** Part of a bridge. */
  readonly raised: boolean;
  /** Circle around it. */
  readonly centreX: number;
  readonly centreY: number;
  readonly radius: number;
}

/**
 * All that is paved, as convex patches in a grid of cells: for keeping things off the roads and for bringing the
 * ground to the roads' height.
 */
export class PavedArea {
  /** Places all over its surface: x, y, z of each [m]. */
  readonly surface: number[] = [];
  private readonly cells = new Map<number, Patch[]>();

  /** Adds a convex polygon of mean height z [m], corners in order. */
  add(x: readonly number[], y: readonly number[], z: number, raised = false): void {
    const patch = patchOf(x, y, z, raised);
    const left = Math.floor(Math.min(...x) / CELL);
    const right = Math.floor(Math.max(...x) / CELL);
    const low = Math.floor(Math.min(...y) / CELL);
    const high = Math.floor(Math.max(...y) / CELL);
    for (let row = low; row <= high; row++) {
      for (let column = left; column <= right; column++) {
        const key = cellKey(column, row);
        const cell = this.cells.get(key);
        if (cell === undefined) this.cells.set(key, [patch]);
        else cell.push(patch);
      }
    }
  }

  /**
   * Looks no farther than `reach` [m]; heights are those of what lies within. With a height `pz`, only what is on that
   * storey counts, be it a bridge or not.
   */
  query(px: number, py: number, out: PavedPoint, reach = PAVED_REACH, pz = Number.NaN): PavedPoint {
    const ofStorey = !Number.isNaN(pz);
    let distance = PAVED_REACH;
    let onGround = PAVED_REACH;
    let inside = false;
    let z = 0;
    let weightedZ = 0;
    let weights = 0;
    const left = Math.floor((px - reach) / CELL);
    const right = Math.floor((px + reach) / CELL);
    const low = Math.floor((py - reach) / CELL);
    const high = Math.floor((py + reach) / CELL);
    for (let row = low; row <= high; row++) {
      for (let column = left; column <= right; column++) {
        for (const patch of this.cells.get(cellKey(column, row)) ?? []) {
          if (isBeyond(patch, px, py, reach)) continue;
          const d = polygonDistance(patch.x, patch.y, px, py);
          if (d >= reach || (ofStorey && Math.abs(patch.z - pz) > STOREY)) continue;
          if (patch.raised && !ofStorey) {
            distance = Math.min(distance, d);
            continue;
          }
          const near = Math.max(d, 0) + 0.5;
          const weight = 1 / (near * near * near * near);
          weightedZ += weight * patch.z;
          weights += weight;
          if (d < 0) {
            z = inside ? Math.min(z, patch.z) : patch.z;
            inside = true;
          } else if (!inside && d < onGround) z = patch.z;
          distance = Math.min(distance, d);
          onGround = Math.min(onGround, d);
        }
      }
    }
    out.distance = distance;
    out.onGround = onGround;
    out.z = z;
    out.smoothZ = weights > 0 ? weightedZ / weights : 0;
    return out;
  }
}

export function createPavedPoint(): PavedPoint {
  return { distance: 0, onGround: 0, z: 0, smoothZ: 0 };
}

function cellKey(column: number, row: number): number {
  return (row + 32768) * 65536 + column + 32768;
}

function patchOf(x: readonly number[], y: readonly number[], z: number, raised: boolean): Patch {
  const centreX = (Math.min(...x) + Math.max(...x)) / 2;
  const centreY = (Math.min(...y) + Math.max(...y)) / 2;
  let square = 0;
  for (let i = 0; i < x.length; i++) {
    const dx = x[i] - centreX;
    const dy = y[i] - centreY;
    square = Math.max(square, dx * dx + dy * dy);
  }
  return { x, y, z, raised, centreX, centreY, radius: Math.sqrt(square) };
}

/** Whether a patch is surely farther than `reach` [m]. */
function isBeyond({ centreX, centreY, radius }: Patch, px: number, py: number, reach: number): boolean {
  const dx = px - centreX;
  const dy = py - centreY;
  const most = reach + radius + 1e-6;
  return dx * dx + dy * dy > most * most;
}
