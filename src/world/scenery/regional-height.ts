import type { Road } from '../../map/opendrive/document.ts';
import { createReferencePoint, referencePoint } from '../../map/road-geometry.ts';

/** Step between the heights taken along roads, at least so that there are no more than so many, and distance within which they are all alike [m]. */
const STEP = 20;
const MOST_SAMPLES = 20_000;
const NEAR = 60;

/** Roads this far above or below zero leave the land at zero [m]: slopes beside them make up for it. */
const ALIKE = 5;

/** Side of a cell of the lattice on which the land's height is worked out [m], and most cells along one side. */
const CELL = 80;
const MOST_CELLS = 48;

const point = createReferencePoint();

/** Height of the land at large: that of the roads around, so that a map in the mountains has its meadows there too. */
export class RegionalHeight {
  private readonly samples: number[] = [];
  private readonly nodes = new Map<number, number>();
  private readonly cell: number;
  private readonly flat: boolean;

  constructor(roads: readonly Road[]) {
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    let most = 0;
    const total = roads.reduce((sum, { length }) => sum + length, 0);
    const step = Math.max(STEP, total / MOST_SAMPLES);
    for (const road of roads) {
      const count = Math.max(1, Math.ceil(road.length / step));
      for (let k = 0; k <= count; k++) {
        referencePoint(road, (road.length * k) / count, point);
        this.samples.push(point.x, point.y, point.z);
        low = Math.min(low, point.x, point.y);
        high = Math.max(high, point.x, point.y);
        most = Math.max(most, Math.abs(point.z));
      }
    }
    this.cell = Math.max(CELL, (high - low) / MOST_CELLS);
    this.flat = !(most > ALIKE);
  }

  at(x: number, y: number): number {
    if (this.flat) return 0;
    const column = Math.floor(x / this.cell);
    const row = Math.floor(y / this.cell);
    const u = x / this.cell - column;
    const v = y / this.cell - row;
    const low = this.node(column, row) * (1 - u) + this.node(column + 1, row) * u;
    const high = this.node(column, row + 1) * (1 - u) + this.node(column + 1, row + 1) * u;
    const height = low * (1 - v) + high * v;
    return height > 0 ? Math.max(0, height - ALIKE) : Math.min(0, height + ALIKE);
  }

  /** Mean of all roads' heights, the nearer the weightier. */
  private node(column: number, row: number): number {
    const key = row * 65536 + column;
    const known = this.nodes.get(key);
    if (known !== undefined) return known;
    let sum = 0;
    let weights = 0;
    for (let i = 0; i < this.samples.length; i += 3) {
      const dx = this.samples[i] - column * this.cell;
      const dy = this.samples[i + 1] - row * this.cell;
      const square = dx * dx + dy * dy + NEAR * NEAR;
      const weight = 1 / (square * square);
      sum += weight * this.samples[i + 2];
      weights += weight;
    }
    const height = weights > 0 ? sum / weights : 0;
    this.nodes.set(key, height);
    return height;
  }
}
