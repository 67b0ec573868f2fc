import { SPEED_STEP, STATION_COUNT, STATION_STEP } from './lattice-grid.ts';
import { type ObstacleGrid, PREDICTIONS_PER_KNOT } from './obstacle-grid.ts';

/** Where a stretch, from one layer to the next, is on the obstacle grid at each of its predictions. */
export class StretchCells {
  private readonly obstacles: ObstacleGrid;
  /** Cells [t * STATION_COUNT + bin] of the stretch looked at, in order of time. */
  readonly cells = new Int32Array(PREDICTIONS_PER_KNOT);

  constructor(obstacles: ObstacleGrid) {
    this.obstacles = obstacles;
  }

  /**
   * Looks at a stretch from layer k on: s + v f + a f^2 / 2.
   * @param bin where it begins, between bins too @param speed [SPEED_STEP], likewise @param acceleration [m/s^2]
   */
  lookAt(k: number, bin: number, speed: number, acceleration: number): void {
    for (let i = 1; i <= PREDICTIONS_PER_KNOT; i++) {
      const f = i / PREDICTIONS_PER_KNOT;
      const way = (speed * SPEED_STEP + (acceleration * f) / 2) * f;
      this.cells[i - 1] = (k * PREDICTIONS_PER_KNOT + i) * STATION_COUNT + Math.round(bin + way / STATION_STEP);
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
