import { CellLists } from './cell-lists.ts';
import { polygonDistance } from './convex-polygon.ts';
import { HeightTable } from './height-table.ts';

/** Side of a search cell [m]. */
const CELL = 12;

/** Distance up to which heights of roads are felt [m]; a multiple of CELL. */
export const PAVED_REACH = 48;

const CELLS_NEAR = PAVED_REACH / CELL;

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

/** What is larger or longer is no piece of a road but a broken file [m^2, m]. */
const LARGEST = 1e6;
const LONGEST = 1e5;

/**
 * Patches of a cell from which on those that add nothing are left out: more than lie in the busiest junctions, but a road
 * that winds into itself lays thousands over each other. What lies in others of its height adds nothing [m].
 */
const CROWD = 240;
const LEVEL = 0.1;

/** Pavement farther above or below than this is of another storey [m]. */
const STOREY = 2.5;

/**
 * All that is paved, as convex patches in a grid of cells: for keeping things off the roads and for bringing the
 * ground to the roads' height. Numbers of all patches lie side by side: this is asked for every corner of the ground.
 */
export class PavedArea {
  /** Places all over its surface: x, y, z of each [m]. */
  readonly surface: number[] = [];
  private readonly cells = new CellLists();
  /** Squares of PAVED_REACH that have pavement in them or in one beside them: most of the land has none so near. */
  private readonly near = new HeightTable();
  /** Cells that take no more patches that add nothing. */
  private readonly crowded = new Set<readonly number[]>();
  /** Of each patch: where its corners begin in x and y, its height, whether it is part of a bridge, a circle around it. */
  private readonly first: number[] = [0];
  private readonly x: number[] = [];
  private readonly y: number[] = [];
  private readonly z: number[] = [];
  private readonly raised: boolean[] = [];
  private readonly centreX: number[] = [];
  private readonly centreY: number[] = [];
  private readonly radius: number[] = [];
  /** Number of the query that last met each patch, and how far it found that: a patch lies in several cells [m]. */
  private readonly met: number[] = [];
  private readonly metAt: number[] = [];
  private queries = 0;

  /** Adds a convex polygon of mean height z [m], corners in order. */
  add(x: readonly number[], y: readonly number[], z: number, raised = false): void {
    const [xMin, xMax] = [Math.min(...x), Math.max(...x)];
    const [yMin, yMax] = [Math.min(...y), Math.max(...y)];
    const [dx, dy] = [xMax - xMin, yMax - yMin];
    if (!(dx * dy < LARGEST && dx + dy < LONGEST)) return;
    const patch = this.z.length;
    this.x.push(...x);
    this.y.push(...y);
    this.first.push(this.x.length);
    this.z.push(z);
    this.raised.push(raised);
    this.met.push(0);
    this.metAt.push(0);
    this.surround(patch, (xMin + xMax) / 2, (yMin + yMax) / 2);
    const right = Math.floor(xMax / CELL);
    const high = Math.floor(yMax / CELL);
    for (let row = Math.floor(yMin / CELL); row <= high; row++) {
      for (let column = Math.floor(xMin / CELL); column <= right; column++) {
        const cell = this.cells.of(column, row);
        if (cell.length === 0) this.noteNear(Math.floor(column / CELLS_NEAR), Math.floor(row / CELLS_NEAR));
        if (cell.length === CROWD && !this.crowded.has(cell)) this.thin(cell, column, row);
        if (this.crowded.has(cell) && this.isCovered(patch, cell, column, row)) continue;
        cell.push(patch);
      }
    }
  }

  /**
   * Looks no farther than `reach` [m], PAVED_REACH at most; heights are those of what lies within. With a height `pz`, only what is on that
   * storey counts, be it a bridge or not.
   */
  query(px: number, py: number, out: PavedPoint, reach = PAVED_REACH, pz = Number.NaN): PavedPoint {
    if (Number.isNaN(this.near.at(Math.floor(px / PAVED_REACH), Math.floor(py / PAVED_REACH)))) return nothing(out);
    const ofStorey = !Number.isNaN(pz);
    const number = ++this.queries;
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
        const cell = this.cells.at(column, row);
        if (cell === undefined) continue;
        for (let i = 0; i < cell.length; i++) {
          const patch = cell[i];
          if (this.met[patch] !== number) {
            this.met[patch] = number;
            this.metAt[patch] = this.distanceTo(patch, px, py, reach);
          }
          const patchZ = this.z[patch];
          const d = this.metAt[patch];
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

  /** Whether any of it is nearer to a place than `distance` [m], 0 for what is inside; with a height, on that storey. */
  isNearer(px: number, py: number, distance: number, pz = Number.NaN): boolean {
    const ofStorey = !Number.isNaN(pz);
    const left = Math.floor((px - distance) / CELL);
    const right = Math.floor((px + distance) / CELL);
    const high = Math.floor((py + distance) / CELL);
    for (let row = Math.floor((py - distance) / CELL); row <= high; row++) {
      for (let column = left; column <= right; column++) {
        const cell = this.cells.at(column, row);
        if (cell === undefined) continue;
        for (let i = 0; i < cell.length; i++) {
          if (ofStorey && Math.abs(this.z[cell[i]] - pz) > STOREY) continue;
          if (this.distanceTo(cell[i], px, py, distance) < distance) return true;
        }
      }
    }
    return false;
  }

  /** How many patches have to be looked at for a place. */
  patchesAt(x: number, y: number): number {
    return this.cells.at(Math.floor(x / CELL), Math.floor(y / CELL))?.length ?? 0;
  }

  private noteNear(column: number, row: number): void {
    for (let j = row - 1; j <= row + 1; j++) {
      for (let i = column - 1; i <= column + 1; i++) this.near.set(i, j, 1);
    }
  }

  private surround(patch: number, x: number, y: number): void {
    let square = 0;
    for (let i = this.first[patch]; i < this.first[patch + 1]; i++) {
      const dx = this.x[i] - x;
      const dy = this.y[i] - y;
      square = Math.max(square, dx * dx + dy * dy);
    }
    this.centreX.push(x);
    this.centreY.push(y);
    this.radius.push(Math.sqrt(square));
  }

  /** Leaves out what others cover. */
  private thin(cell: number[], column: number, row: number): void {
    const kept: number[] = [];
    for (const patch of cell) if (!this.isCovered(patch, kept, column, row)) kept.push(patch);
    cell.length = 0;
    cell.push(...kept);
    this.crowded.add(cell);
  }

  /** Whether what is in a cell already covers a patch there: its corners and its middle, where they lie in the cell. */
  private isCovered(patch: number, cell: readonly number[], column: number, row: number): boolean {
    const isFree = (x: number, y: number) =>
      Math.floor(x / CELL) === column &&
      Math.floor(y / CELL) === row &&
      !cell.some((other) => this.holds(other, patch, x, y));
    if (isFree(this.centreX[patch], this.centreY[patch])) return false;
    for (let i = this.first[patch]; i < this.first[patch + 1]; i++) if (isFree(this.x[i], this.y[i])) return false;
    return true;
  }

  /** Whether a place of one patch lies in another one at its height. */
  private holds(other: number, patch: number, x: number, y: number): boolean {
    if (Math.abs(this.z[other] - this.z[patch]) > LEVEL || this.raised[other] !== this.raised[patch]) return false;
    return polygonDistance(this.x, this.y, this.first[other], this.first[other + 1], x, y) <= 0;
  }

  /** Infinity where a patch is surely farther than `reach` [m]. */
  private distanceTo(patch: number, px: number, py: number, reach: number): number {
    const dx = px - this.centreX[patch];
    const dy = py - this.centreY[patch];
    const most = reach + this.radius[patch] + 1e-6;
    if (dx * dx + dy * dy > most * most) return Number.POSITIVE_INFINITY;
    return polygonDistance(this.x, this.y, this.first[patch], this.first[patch + 1], px, py);
  }
}

function nothing(out: PavedPoint): PavedPoint {
  out.distance = out.onGround = PAVED_REACH;
  out.z = out.smoothZ = 0;
  return out;
}

export function createPavedPoint(): PavedPoint {
  return { distance: 0, onGround: 0, z: 0, smoothZ: 0 };
}
