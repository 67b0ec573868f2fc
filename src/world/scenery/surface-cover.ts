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

interface Patch {
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
}

/** Where which road has its surfaces: tells what lies in another road's place. */
export class SurfaceCover {
  private readonly cells = new Map<number, Patch[]>();
  /** Height of the lowest patch that is in each cell [m], and of all. */
  private readonly floors = new Map<number, number>();
  private floor = Number.POSITIVE_INFINITY;

  /** Adds a quadrilateral of a road's surface around station s: its corners in order, and a RANK. */
  add(road: number, s: number, rank: number, x: Patch['x'], y: Patch['y'], heights: Patch['x']): void {
    const patch = { road, s, rank, x, y, ...planeOf(x, y, heights) };
    const right = Math.floor(Math.max(...x) / CELL);
    const high = Math.floor(Math.max(...y) / CELL);
    const extent = (right - Math.min(...x) / CELL + 1) * (high - Math.min(...y) / CELL + 1);
    if (!(extent < MOST_CELLS)) return;
    for (let row = Math.floor(Math.min(...y) / CELL); row <= high; row++) {
      for (let column = Math.floor(Math.min(...x) / CELL); column <= right; column++) {
        const key = (row + 0x4000) * 0x8000 + column + 0x4000;
        const cell = this.cells.get(key);
        if (cell === undefined) this.cells.set(key, [patch]);
        else if (cell.length < CROWD || !isCovered(patch, cell)) cell.push(patch);
        this.floors.set(key, Math.min(this.floors.get(key) ?? patch.z, patch.z));
      }
    }
    this.floor = Math.min(this.floor, patch.z);
  }

  /** How deep a place lies inside surfaces of other roads of a lower rank at its height [m], 0 outside of them. */
  depthAt(px: number, py: number, pz: number, road: number, rank: number): number {
    const key = (Math.floor(py / CELL) + 0x4000) * 0x8000 + Math.floor(px / CELL) + 0x4000;
    let deepest = 0;
    for (const patch of this.cells.get(key) ?? []) {
      if (patch.road === road || patch.rank >= rank || Math.abs(patch.z - pz) > STOREY) continue;
      deepest = Math.max(deepest, depthIn(patch, px, py));
    }
    return deepest;
  }

  /**
   * Height of the lowest surface of a lower rank of another road that a place lies inside of by more than `touch` [m];
   * null for none.
   */
  coverAt(px: number, py: number, pz: number, road: number, rank: number, touch: number): number | null {
    const key = (Math.floor(py / CELL) + 0x4000) * 0x8000 + Math.floor(px / CELL) + 0x4000;
    let lowest: number | null = null;
    for (const patch of this.cells.get(key) ?? []) {
      if (patch.road === road || patch.rank >= rank || Math.abs(patch.z - pz) > STOREY) continue;
      if (!(depthIn(patch, px, py) > touch)) continue;
      const height = heightIn(patch, px, py);
      lowest = Math.min(lowest ?? height, height);
    }
    return lowest;
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
    const key = (Math.floor(py / CELL) + 0x4000) * 0x8000 + Math.floor(px / CELL) + 0x4000;
    let extreme: number | null = null;
    for (const patch of this.cells.get(key) ?? []) {
      if (Math.abs(patch.z - pz) > NEARBY || !holds(patch, px, py)) continue;
      const height = heightIn(patch, px, py);
      extreme = pick(extreme ?? height, height);
    }
    return extreme;
  }

  /** How many patches have to be looked at for a place. */
  patchesAt(px: number, py: number): number {
    return this.cells.get((Math.floor(py / CELL) + 0x4000) * 0x8000 + Math.floor(px / CELL) + 0x4000)?.length ?? 0;
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
        const key = (row + 0x4000) * 0x8000 + column + 0x4000;
        if (!(pz - (this.floors.get(key) ?? pz) >= gap)) continue;
        for (const patch of this.cells.get(key)!) {
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

/** Whether enough patches of its rank and height hold the corners and the middle of one. */
function isCovered({ rank, x, y, z }: Patch, cell: readonly Patch[]): boolean {
  const like = cell.filter((other) => other.rank === rank && Math.abs(other.z - z) < LEVEL);
  const isHeld = (px: number, py: number) => {
    let count = 0;
    for (const other of like) if (holds(other, px, py) && ++count === ENOUGH) return true;
    return false;
  };
  return isHeld(mean(x), mean(y)) && x.every((px, i) => isHeld(px, y[i]));
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

function heightIn({ x, y, z, slopeX, slopeY }: Patch, px: number, py: number): number {
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
