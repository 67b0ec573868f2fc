import { RandomStream } from '../../core/random.ts';
import { HeightTable } from './height-table.ts';
import { createPavedPoint, PAVED_REACH, type PavedArea } from './paved-area.ts';
import type { RegionalHeight } from './regional-height.ts';

/** How far under the road's edge the ground lies beside it and under it [m]; the verge covers the difference. */
const BESIDE = 0.16;
const UNDERNEATH = 0.55;

/** Where the ground begins to leave the road's height, and where it is wholly on its own [m]. */
const FLAT = 14;

/** Side of a cell of the hills' random heights, and half their range [m]. */
const HILL_CELL = 70;
const HILL_HEIGHT = 2.6;

/** Side of the terrain's finest cells, at whose corners the ground is pressed down, and room under a road's surface [m]. */
export const GROUND_CELL = 5;
const ROOM = 0.06;

const paved = createPavedPoint();

/** Height of the grass: follows the roads near them, rolls gently elsewhere. */
export class GroundHeight {
  private readonly area: PavedArea;
  private readonly region: RegionalHeight;
  private readonly seed: number;
  private readonly knots = new HeightTable();
  /** How far the ground is pressed down at corners of the lattice [m]. */
  private readonly pressed = new HeightTable();
  /** Height at corners of the lattice before that [m]. */
  private readonly unpressed = new HeightTable();

  constructor(area: PavedArea, region: RegionalHeight, seed: number) {
    this.area = area;
    this.region = region;
    this.seed = seed;
  }

  at(x: number, y: number): number {
    const height =
      isCorner(x) && isCorner(y) ? this.unpressedAt(x / GROUND_CELL, y / GROUND_CELL) : this.naturalAt(x, y);
    return this.pressed.isEmpty ? height : height - this.pressAt(x, y);
  }

  /** Makes the ground stay below a place of a road's surface: lowers the corners of the triangle of terrain there. */
  pressUnder(x: number, y: number, z: number): void {
    const column = Math.floor(x / GROUND_CELL);
    const row = Math.floor(y / GROUND_CELL);
    const u = x / GROUND_CELL - column;
    const v = y / GROUND_CELL - row;
    // Cells are cut from their first corner to the opposite one.
    const [i, j, shareAside] = u > v ? [1, 0, u - v] : [0, 1, v - u];
    const height =
      (1 - Math.max(u, v)) * this.cornerAt(column, row) +
      shareAside * this.cornerAt(column + i, row + j) +
      Math.min(u, v) * this.cornerAt(column + 1, row + 1);
    const excess = height - (z - ROOM);
    if (!(excess > 0)) return;
    this.press(column, row, excess);
    this.press(column + i, row + j, excess);
    this.press(column + 1, row + 1, excess);
  }

  private press(column: number, row: number, by: number): void {
    this.pressed.set(column, row, this.pressedAt(column, row) + by);
  }

  private pressedAt(column: number, row: number): number {
    const by = this.pressed.at(column, row);
    return Number.isNaN(by) ? 0 : by;
  }

  private pressAt(x: number, y: number): number {
    const column = Math.floor(x / GROUND_CELL);
    const row = Math.floor(y / GROUND_CELL);
    const u = x / GROUND_CELL - column;
    const v = y / GROUND_CELL - row;
    const low = mix(this.pressedAt(column, row), this.pressedAt(column + 1, row), u);
    const high = mix(this.pressedAt(column, row + 1), this.pressedAt(column + 1, row + 1), u);
    return mix(low, high, v);
  }

  private cornerAt(column: number, row: number): number {
    return this.unpressedAt(column, row) - this.pressedAt(column, row);
  }

  private unpressedAt(column: number, row: number): number {
    let height = this.unpressed.at(column, row);
    if (Number.isNaN(height)) {
      height = this.naturalAt(column * GROUND_CELL, row * GROUND_CELL);
      this.unpressed.set(column, row, height);
    }
    return height;
  }

  private naturalAt(x: number, y: number): number {
    // Inside of pavement nothing counts but what is there; most of what lies around is not even looked at then.
    this.area.query(x, y, paved, 0);
    if (paved.onGround < 0) return paved.z - Math.min(UNDERNEATH, BESIDE - paved.onGround);
    this.area.query(x, y, paved);
    const { onGround: distance, smoothZ } = paved;
    const hill = this.hillAt(x, y);
    if (distance >= PAVED_REACH) return hill;
    const away = smooth((distance - FLAT) / (PAVED_REACH - FLAT));
    return smoothZ - BESIDE + away * (hill - smoothZ + BESIDE);
  }

  /** Smooth noise on a grid, without a direction of its own. */
  private hillAt(x: number, y: number): number {
    const column = Math.floor(x / HILL_CELL);
    const row = Math.floor(y / HILL_CELL);
    const u = smooth(x / HILL_CELL - column);
    const v = smooth(y / HILL_CELL - row);
    const low = mix(this.knot(column, row), this.knot(column + 1, row), u);
    const high = mix(this.knot(column, row + 1), this.knot(column + 1, row + 1), u);
    return HILL_HEIGHT * mix(low, high, v) + this.region.at(x, y);
  }

  private knot(column: number, row: number): number {
    let height = this.knots.at(column, row);
    if (Number.isNaN(height)) {
      height = new RandomStream(this.seed, `hill ${column} ${row}`).between(-1, 1);
      this.knots.set(column, row, height);
    }
    return height;
  }
}

function isCorner(x: number): boolean {
  return x / GROUND_CELL === Math.floor(x / GROUND_CELL);
}

function mix(a: number, b: number, t: number): number {
  return a + t * (b - a);
}

function smooth(t: number): number {
  const c = Math.max(0, Math.min(1, t));
  return c * c * (3 - 2 * c);
}
