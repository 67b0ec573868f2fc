/** Side of a search cell [m]. */
const CELL = 12;

/** Distance up to which heights of roads are felt [m]. */
export const PAVED_REACH = 48;

/** Where a place is with respect to everything that is paved. */
export interface PavedPoint {
  /** To the nearest paved edge [m], negative inside; PAVED_REACH where nothing is near. */
  distance: number;
  /** Lowest surface inside, or the nearest edge's height outside [m]. */
  z: number;
  /** Mean height of the roads around, the nearer the weightier [m]; smooth in x and y. */
  smoothZ: number;
}

interface Patch {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly z: number;
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
  private readonly cells = new Map<number, Patch[]>();

  /** Adds a convex polygon of mean height z [m], corners in order. */
  add(x: readonly number[], y: readonly number[], z: number): void {
    const patch = patchOf(x, y, z);
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

  /** Looks no farther than `reach` [m]; heights are those of what lies within. */
  query(px: number, py: number, out: PavedPoint, reach = PAVED_REACH): PavedPoint {
    let distance = PAVED_REACH;
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
          const d = patchDistance(patch, px, py);
          if (d >= reach) continue;
          const near = Math.max(d, 0) + 0.5;
          const weight = 1 / (near * near * near * near);
          weightedZ += weight * patch.z;
          weights += weight;
          if (d < 0) {
            z = inside ? Math.min(z, patch.z) : patch.z;
            inside = true;
          } else if (!inside && d < distance) z = patch.z;
          distance = Math.min(distance, d);
        }
      }
    }
    out.distance = distance;
    out.z = z;
    out.smoothZ = weights > 0 ? weightedZ / weights : 0;
    return out;
  }
}

export function createPavedPoint(): PavedPoint {
  return { distance: 0, z: 0, smoothZ: 0 };
}

function cellKey(column: number, row: number): number {
  return (row + 32768) * 65536 + column + 32768;
}

function patchOf(x: readonly number[], y: readonly number[], z: number): Patch {
  const centreX = (Math.min(...x) + Math.max(...x)) / 2;
  const centreY = (Math.min(...y) + Math.max(...y)) / 2;
  let square = 0;
  for (let i = 0; i < x.length; i++) {
    const dx = x[i] - centreX;
    const dy = y[i] - centreY;
    square = Math.max(square, dx * dx + dy * dy);
  }
  return { x, y, z, centreX, centreY, radius: Math.sqrt(square) };
}

/** Whether a patch is surely farther than `reach` [m]. */
function isBeyond({ centreX, centreY, radius }: Patch, px: number, py: number, reach: number): boolean {
  const dx = px - centreX;
  const dy = py - centreY;
  const most = reach + radius + 1e-6;
  return dx * dx + dy * dy > most * most;
}

/** Distance to a convex polygon [m]; inside, minus the distance to its nearest edge. */
function patchDistance({ x, y }: Patch, px: number, py: number): number {
  let nearest = Number.POSITIVE_INFINITY;
  let left = true;
  let right = true;
  for (let i = 0, k = x.length - 1; i < x.length; k = i++) {
    const ex = x[i] - x[k];
    const ey = y[i] - y[k];
    const wx = px - x[k];
    const wy = py - y[k];
    const side = ex * wy - ey * wx;
    if (side < 0) left = false;
    if (side > 0) right = false;
    const square = ex * ex + ey * ey;
    const t = square > 0 ? Math.max(0, Math.min(1, (wx * ex + wy * ey) / square)) : 0;
    const dx = wx - t * ex;
    const dy = wy - t * ey;
    nearest = Math.min(nearest, dx * dx + dy * dy);
  }
  return left || right ? -Math.sqrt(nearest) : Math.sqrt(nearest);
}
