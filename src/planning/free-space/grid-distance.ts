import { MinHeap } from '../min-heap.ts';
import type { FreeSpace } from './free-space.ts';

/** Cells at whose middles is asked whether one gets by [m]. */
const CELL = 0.5;
const DIAGONAL = Math.SQRT2;

/** An upright rectangle, map frame [m]. */
export interface Region {
  readonly xMin: number;
  readonly yMin: number;
  readonly xMax: number;
  readonly yMax: number;
}

/**
 * Shortest way of a disc to a goal around all that stands there, by cell (Dijkstra 1959): what a car has to drive at
 * least, up to the width of a cell.
 */
export class GridDistance {
  private readonly region: Region;
  private readonly columns: number;
  private readonly rows: number;
  private readonly distance: Float64Array;

  constructor(space: FreeSpace, region: Region, goal: { readonly x: number; readonly y: number }) {
    this.region = region;
    this.columns = Math.ceil((region.xMax - region.xMin) / CELL) + 1;
    this.rows = Math.ceil((region.yMax - region.yMin) / CELL) + 1;
    this.distance = new Float64Array(this.columns * this.rows).fill(Number.POSITIVE_INFINITY);
    this.fill(space, this.cellAt(goal.x, goal.y));
  }

  /** At least so far to the goal [m]; Infinity where no way leads there. */
  from(x: number, y: number): number {
    const cell = this.cellAt(x, y);
    return cell < 0 ? Number.POSITIVE_INFINITY : Math.max(0, this.distance[cell] - 2 * CELL);
  }

  private cellAt(x: number, y: number): number {
    const column = Math.round((x - this.region.xMin) / CELL);
    const row = Math.round((y - this.region.yMin) / CELL);
    if (column < 0 || row < 0 || column >= this.columns || row >= this.rows) return -1;
    return row * this.columns + column;
  }

  private fill(space: FreeSpace, goal: number): void {
    const { distance, columns, rows, region } = this;
    const open = new MinHeap(1024);
    distance[goal] = 0;
    open.push(0, goal);
    while (open.size > 0) {
      const key = open.firstKey;
      const cell = open.pop();
      if (key > distance[cell]) continue;
      const column = cell % columns;
      const row = (cell - column) / columns;
      for (let dy = -1; dy <= 1; dy++) {
        for (let dx = -1; dx <= 1; dx++) {
          const x = column + dx;
          const y = row + dy;
          if ((dx === 0 && dy === 0) || x < 0 || y < 0 || x >= columns || y >= rows) continue;
          const next = y * columns + x;
          const way = key + CELL * (dx !== 0 && dy !== 0 ? DIAGONAL : 1);
          if (way >= distance[next]) continue;
          if (!space.isPassable(region.xMin + x * CELL, region.yMin + y * CELL)) continue;
          distance[next] = way;
          open.push(way, next);
        }
      }
    }
  }
}
