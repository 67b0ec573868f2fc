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

/** What is larger is no piece of a road but a broken file [m^2]. */
const LARGEST = 1e6;

/** Pavement farther above or below than this is of another storey [m]. */
const STOREY = 2.5;

/**
 * All that is paved, as convex patches in a grid of cells: for keeping things off the roads and for bringing the
 * ground to the roads' height. Numbers of all patches lie side by side: this is asked for every corner of the ground.
 */
export class PavedArea {
  /** Places all over its surface: x, y, z of each [m]. */
  readonly surface: number[] = [];
  private readonly cells = new Map<number, number[]>();
  /** Of each patch: where its corners begin in x and y, its height, whether it is part of a bridge, a circle around it. */
  private readonly first: number[] = [0];
  private readonly x: number[] = [];
  private readonly y: number[] = [];
  private readonly z: number[] = [];
  private readonly raised: boolean[] = [];
  private readonly centreX: number[] = [];
  private readonly centreY: number[] = [];
  private readonly radius: number[] = [];

  /** Adds a convex polygon of mean height z [m], corners in order. */
  add(x: readonly number[], y: readonly number[], z: number, raised = false): void {
    const extent = (Math.max(...x) - Math.min(...x)) * (Math.max(...y) - Math.min(...y));
    if (!(extent < LARGEST)) return;
    const patch = this.z.length;
    this.x.push(...x);
    this.y.push(...y);
    this.first.push(this.x.length);
    this.z.push(z);
    this.raised.push(raised);
    this.surround(x, y);
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
        const cell = this.cells.get(cellKey(column, row));
        if (cell === undefined) continue;
        for (let i = 0; i < cell.length; i++) {
          const patch = cell[i];
          if (this.isBeyond(patch, px, py, reach)) continue;
          const patchZ = this.z[patch];
          const d = polygonDistance(this.x, this.y, this.first[patch], this.first[patch + 1], px, py);
          if (d >= reach || (ofStorey && Math.abs(patchZ - pz) > STOREY)) continue;
          if (this.raised[patch] && !ofStorey) {
            distance = Math.min(distance, d);
            continue;
          }
          const near = Math.max(d, 0) + 0.5;
          const weight = 1 / (near * near * near * near);
          weightedZ += weight * patchZ;
          weights += weight;
          if (d < 0) {
            z = inside ? Math.min(z, patchZ) : patchZ;
            inside = true;
          } else if (!inside && d < onGround) z = patchZ;
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

  private surround(x: readonly number[], y: readonly number[]): void {
    const centreX = (Math.min(...x) + Math.max(...x)) / 2;
    const centreY = (Math.min(...y) + Math.max(...y)) / 2;
    let square = 0;
    for (let i = 0; i < x.length; i++) {
      const dx = x[i] - centreX;
      const dy = y[i] - centreY;
      square = Math.max(square, dx * dx + dy * dy);
    }
    this.centreX.push(centreX);
    this.centreY.push(centreY);
    this.radius.push(Math.sqrt(square));
  }

  /** Whether a patch is surely farther than `reach` [m]. */
  private isBeyond(patch: number, px: number, py: number, reach: number): boolean {
    const dx = px - this.centreX[patch];
    const dy = py - this.centreY[patch];
    const most = reach + this.radius[patch] + 1e-6;
    return dx * dx + dy * dy > most * most;
  }
}

export function createPavedPoint(): PavedPoint {
  return { distance: 0, onGround: 0, z: 0, smoothZ: 0 };
}

/** A small integer for cells within 196 km of the origin, which engines hash fast. */
function cellKey(column: number, row: number): number {
  return (row + 16384) * 32768 + column + 16384;
}
