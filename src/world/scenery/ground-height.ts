import { RandomStream } from '../../core/random.ts';
import { createPavedPoint, PAVED_REACH, type PavedArea } from './paved-area.ts';

/** How far under the road's edge the ground lies beside it and under it [m]; the verge covers the difference. */
const BESIDE = 0.16;
const UNDERNEATH = 0.55;

/** Where the ground begins to leave the road's height, and where it is wholly on its own [m]. */
const FLAT = 14;

/** Side of a cell of the hills' random heights, and half their range [m]. */
const HILL_CELL = 70;
const HILL_HEIGHT = 2.6;

const paved = createPavedPoint();

/** Height of the grass: follows the roads near them, rolls gently elsewhere. */
export class GroundHeight {
  private readonly area: PavedArea;
  private readonly seed: number;
  private readonly knots = new Map<string, number>();

  constructor(area: PavedArea, seed: number) {
    this.area = area;
    this.seed = seed;
  }

  at(x: number, y: number): number {
    this.area.query(x, y, paved);
    const { distance, z, smoothZ } = paved;
    if (distance < 0) return z - Math.min(UNDERNEATH, BESIDE - distance);
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
    return HILL_HEIGHT * mix(low, high, v);
  }

  private knot(column: number, row: number): number {
    const name = `hill ${column} ${row}`;
    let height = this.knots.get(name);
    if (height === undefined) {
      height = new RandomStream(this.seed, name).between(-1, 1);
      this.knots.set(name, height);
    }
    return height;
  }
}

function mix(a: number, b: number, t: number): number {
  return a + t * (b - a);
}

function smooth(t: number): number {
  const c = Math.max(0, Math.min(1, t));
  return c * c * (3 - 2 * c);
}
