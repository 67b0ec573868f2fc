import { polygonDistance } from './convex-polygon.ts';

/** Side of a search cell [m]. */
const CELL = 6;

/** What covers more cells is no piece of a road but a broken file. */
const MOST_CELLS = 4096;

/** Patches of a cell from which on it takes no more that lie wholly in this many of the others, as high as they [m]. */
const CROWD = 200;
const ENOUGH = 3;
const LEVEL = 0.1;

/** Surfaces farther above or below than this are another storey [m]. */
const STOREY = 1;

/** Steepest slope of earth, as height over distance: steeper ones need walls or bridges. */
const STEEPEST = 1.2;

/** How near beside a road, as one sees it from above, another is still under it [m]. */
const BESIDE = 2.5;

/** Stretches of one road nearer than this along it are no storeys [m]. */
const ITSELF = 40;

/** Surfaces of one junction are not farther apart in height than this [m]. */
const NEARBY = 2.5;

/** Farthest that a lower road is looked for [m]. */
const FAR = 12;

/** A convex piece of a road's surface as seen from above; its corners lie at the start, twice, and at the end. */
export interface Patch {
  readonly road: number;
  /** Station of its middle [m]. */
  readonly s: number;
  readonly rank: number;
  readonly x: readonly [number, number, number, number];
  readonly y: readonly [number, number, number, number];
  /** Height of its middle and its slope along x and y. */
  readonly z: number;
  readonly slopeX: number;
  readonly slopeY: number;
  /** The box around it as seen from above. */
  readonly left: number;
  readonly right: number;
  readonly low: number;
  readonly high: number;
}

interface Cell {
  readonly patches: Patch[];
  /** Height of the lowest patch, be it left out or not [m]. */
  floor: number;
  /** The road whose patches alone are here, SEVERAL where there are others'. */
  road: number;
}

const SEVERAL = -1;

/** Where which road has its surfaces: tells what lies in another road's place. */
export class SurfaceCover {
  private readonly cells = new Map<number, Cell>();
  /** Height of the lowest patch of all [m]. */
  private floor = Number.POSITIVE_INFINITY;

  /** Adds a quadrilateral of a road's surface around station s: its corners in order, and a RANK. */
  add(road: number, s: number, rank: number, x: Patch['x'], y: Patch['y'], heights: Patch['x']): void {
    const left = Math.min(x[0], x[1], x[2], x[3]);
    const right = Math.max(x[0], x[1], x[2], x[3]);
    const low = Math.min(y[0], y[1], y[2], y[3]);
    const high = Math.max(y[0], y[1], y[2], y[3]);
    const patch = { road, s, rank, x, y, ...planeOf(x, y, heights), left, right, low, high };
    const [lastColumn, lastRow] = [Math.floor(right / CELL), Math.floor(high / CELL)];
    if (!((lastColumn - left / CELL + 1) * (lastRow - low / CELL + 1) < MOST_CELLS)) return;
    for (let row = Math.floor(low / CELL); row <= lastRow; row++) {
      for (let column = Math.floor(left / CELL); column <= lastColumn; column++) {
        const key = keyOf(column, row);
        const cell = this.cells.get(key);
        if (cell === undefined) {
          this.cells.set(key, { patches: [patch], floor: patch.z, road });
          continue;
        }
        if (cell.road !== road) cell.road = SEVERAL;
        if (cell.patches.length < CROWD || !isCovered(patch, cell.patches)) cell.patches.push(patch);
        cell.floor = Math.min(cell.floor, patch.z);
      }
    }
    this.floor = Math.min(this.floor, patch.z);
  }

  /** How deep a place lies inside surfaces of other roads of a lower rank at its height [m], 0 outside of them. */
  depthAt(px: number, py: number, pz: number, road: number, rank: number): number {
    let deepest = 0;
    for (const patch of this.patchesIn(px, py)) {
      if (px < patch.left || px > patch.right || py < patch.low || py > patch.high) continue;
      if (patch.road === road || patch.rank >= rank || Math.abs(patch.z - pz) > STOREY) continue;
      deepest = Math.max(deepest, depthIn(patch, px, py));
    }
    return deepest;
  }

  /** The patches of the storey of a height that may reach into the box around some places, none twice. */
  around(places: readonly (readonly [x: number, y: number, z: number])[], pz: number): Patch[] {
    const left = Math.min(...places.map(([x]) => x));
    const right = Math.max(...places.map(([x]) => x));
    const low = Math.min(...places.map(([, y]) => y));
    const high = Math.max(...places.map(([, y]) => y));
    const found = new Set<Patch>();
    for (let row = Math.floor(low / CELL); row <= Math.floor(high / CELL); row++) {
      for (let column = Math.floor(left / CELL); column <= Math.floor(right / CELL); column++) {
        for (const patch of this.cells.get(keyOf(column, row))?.patches ?? NONE) {
          if (Math.abs(patch.z - pz) > STOREY) continue;
          if (patch.left < right && patch.right > left && patch.low < high && patch.high > low) found.add(patch);
        }
      }
    }
    return [...found];
  }

  /** Whether all cells that a box reaches into have patches of one road alone, or none; false for a box that is too large to say. */
  isAlone(road: number, left: number, right: number, low: number, high: number): boolean {
    const lastColumn = Math.floor(right / CELL);
    const lastRow = Math.floor(high / CELL);
    if (!((lastColumn - left / CELL + 1) * (lastRow - low / CELL + 1) < MOST_CELLS)) return false;
    for (let row = Math.floor(low / CELL); row <= lastRow; row++) {
      for (let column = Math.floor(left / CELL); column <= lastColumn; column++) {
        const cell = this.cells.get(keyOf(column, row));
        if (cell !== undefined && cell.road !== road) return false;
      }
    }
    return true;
  }

  /** Lowest surface of any road at a place and near a height, by the planes of its pieces [m]; null for none. */
  lowestAt(px: number, py: number, pz: number): number | null {
    return this.extremeAt(px, py, pz, Math.min);
  }

  /** Highest surface of any road at a place and near a height [m]; null for none. */
  highestAt(px: number, py: number, pz: number): number | null {
    return this.extremeAt(px, py, pz, Math.max);
  }

  private extremeAt(px: number, py: number, pz: number, pick: (a: number, b: number) => number): number | null {
    let extreme: number | null = null;
    for (const patch of this.patchesIn(px, py)) {
      if (px < patch.left || px > patch.right || py < patch.low || py > patch.high) continue;
      if (Math.abs(patch.z - pz) > NEARBY || !holds(patch, px, py)) continue;
      const height = heightIn(patch, px, py);
      extreme = pick(extreme ?? height, height);
    }
    return extreme;
  }

  /** How many patches have to be looked at for a place. */
  patchesAt(px: number, py: number): number {
    return this.patchesIn(px, py).length;
  }

  private patchesIn(px: number, py: number): readonly Patch[] {
    return this.cells.get(keyOf(Math.floor(px / CELL), Math.floor(py / CELL)))?.patches ?? NONE;
  }

  /**
   * Whether a road's place at station `s` lies more than `gap` over another road, or over itself, that is beneath it or
   * too near beside for a slope of earth.
   */
  isOver(px: number, py: number, pz: number, road: number, s: number, gap: number): boolean {
    if (pz - this.floor < gap) return false;
    const left = Math.floor((px - FAR) / CELL);
    const right = Math.floor((px + FAR) / CELL);
    const high = Math.floor((py + FAR) / CELL);
    for (let row = Math.floor((py - FAR) / CELL); row <= high; row++) {
      for (let column = left; column <= right; column++) {
        const cell = this.cells.get(keyOf(column, row));
        if (cell === undefined || !(pz - cell.floor >= gap)) continue;
        for (const patch of cell.patches) {
          const drop = pz - patch.z;
          if (drop < gap || (patch.road === road && Math.abs(patch.s - s) < ITSELF)) continue;
          const reach = Math.min(FAR, Math.max(BESIDE, drop / STEEPEST));
          if (polygonDistance(patch.x, patch.y, 0, 4, px, py) < reach) return true;
        }
      }
    }
    return false;
  }
}

const NONE: readonly Patch[] = [];

function keyOf(column: number, row: number): number {
  return (row + 0x4000) * 0x8000 + column + 0x4000;
}

/** Whether enough patches of its rank and height hold the corners and the middle of one. */
function isCovered(patch: Patch, cell: readonly Patch[]): boolean {
  const { x, y } = patch;
  return isHeld(patch, cell, mean(x), mean(y)) && x.every((px, i) => isHeld(patch, cell, px, y[i]));
}

function isHeld({ rank, z }: Patch, cell: readonly Patch[], px: number, py: number): boolean {
  let count = 0;
  for (let i = 0; i < cell.length; i++) {
    const other = cell[i];
    if (px < other.left || px > other.right || py < other.low || py > other.high) continue;
    if (other.rank !== rank || Math.abs(other.z - z) >= LEVEL || !holds(other, px, py)) continue;
    if (++count === ENOUGH) return true;
  }
  return false;
}

/** Whether a place lies in a patch or on its border. */
function holds({ x, y }: Patch, px: number, py: number): boolean {
  let left = true;
  let right = true;
  for (let i = 0, k = 3; i < 4; k = i++) {
    const side = (x[i] - x[k]) * (py - y[k]) - (y[i] - y[k]) * (px - x[k]);
    if (side < 0) left = false;
    if (side > 0) right = false;
  }
  return left || right;
}

/** Height of a patch's plane over a place [m]. */
export function heightIn({ x, y, z, slopeX, slopeY }: Patch, px: number, py: number): number {
  return z + slopeX * (px - mean(x)) + slopeY * (py - mean(y));
}

/** The plane through the middle of a quadrilateral along its two diagonals. */
function planeOf(x: Patch['x'], y: Patch['y'], z: Patch['x']): { z: number; slopeX: number; slopeY: number } {
  const [ax, ay, az] = [x[2] - x[0], y[2] - y[0], z[2] - z[0]];
  const [bx, by, bz] = [x[3] - x[1], y[3] - y[1], z[3] - z[1]];
  const area = ax * by - ay * bx;
  if (Math.abs(area) < 1e-6) return { z: mean(z), slopeX: 0, slopeY: 0 };
  return { z: mean(z), slopeX: (az * by - bz * ay) / area, slopeY: (bz * ax - az * bx) / area };
}

function mean([a, b, c, d]: Patch['x']): number {
  return (a + b + c + d) / 4;
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
