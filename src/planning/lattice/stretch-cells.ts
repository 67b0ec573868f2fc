import { STATION_COUNT, STATION_STEP } from './lattice-grid.ts';
import { type ObstacleGrid, PREDICTIONS_PER_KNOT } from './obstacle-grid.ts';

/** Where a stretch, from one layer to the next, is on the obstacle grid at each of its predictions. */
export class StretchCells {
  private readonly obstacles: ObstacleGrid;
  /** Cells [t * STATION_COUNT + bin] of the stretch looked at, in order of time. */
  readonly cells = new Int32Array(PREDICTIONS_PER_KNOT);

  /** How it begins: bin, between bins too, speed [m/s] and acceleration [m/s^2]. NaN tells V8 that they are no integers. */
  bin = Number.NaN;
  speed = Number.NaN;
  acceleration = Number.NaN;

  constructor(obstacles: ObstacleGrid) {
    this.obstacles = obstacles;
  }

  /** Looks at the stretch that begins so, from layer k on: s + v f + a f^2 / 2. */
  lookAt(k: number): void {
    const { bin, speed, acceleration, cells } = this;
    for (let i = 1; i <= PREDICTIONS_PER_KNOT; i++) {
      const f = i / PREDICTIONS_PER_KNOT;
      const way = (speed + (acceleration * f) / 2) * f;
      cells[i - 1] = (k * PREDICTIONS_PER_KNOT + i) * STATION_COUNT + Math.round(bin + way / STATION_STEP);
    }
  }

  /** Whether an obstacle is in the way at any of the offsets whose bits are given. */
  isBlocked(bits: number): boolean {
    const { cells } = this;
    const { blocked } = this.obstacles;
    for (let i = 0; i < PREDICTIONS_PER_KNOT; i++) if ((blocked[cells[i]] & bits) !== 0) return true;
    return false;
  }

  /** Whether obstacles are in the way at all of them at once. */
  isWhollyBlocked(bits: number): boolean {
    const { cells } = this;
    const { blocked } = this.obstacles;
    for (let i = 0; i < PREDICTIONS_PER_KNOT; i++) if ((blocked[cells[i]] & bits) === bits) return true;
    return false;
  }
}
