/** Points along lines of the map, index-aligned. */
export interface LinePoints {
  /** Map frame [m]. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Unit normal of the line: out of the carriageway for its edges, left of the road's direction for markings. */
  readonly nx: Float64Array;
  readonly ny: Float64Array;
}

/** Where a point lies relative to a line. */
export interface LinePlace {
  /** Distance from the line along its normal [m]. */
  offset: number;
  nx: number;
  ny: number;
}

/** Edge of a cell of the search grid [m]. */
const CELL = 2;
/** A point this far beyond a line's end, along the line, is not beside it [m]. */
const BESIDE = 0.5;

/** Finds the line of the map next to a point: sampled points in a square grid. */
export class LineMap {
  readonly points: LinePoints;
  private readonly xMin: number;
  private readonly yMin: number;
  private readonly columns: number;
  private readonly rows: number;
  /** Points of cell c are `order[start[c]]` to before `order[start[c + 1]]`. */
  private readonly start: Int32Array;
  private readonly order: Int32Array;

  constructor(points: LinePoints) {
    const { x, y } = points;
    this.points = points;
    let [xMin, yMin, xMax, yMax] = [0, 0, 0, 0];
    for (let i = 0; i < x.length; i++) {
      xMin = i === 0 ? x[i] : Math.min(xMin, x[i]);
      yMin = i === 0 ? y[i] : Math.min(yMin, y[i]);
      xMax = i === 0 ? x[i] : Math.max(xMax, x[i]);
      yMax = i === 0 ? y[i] : Math.max(yMax, y[i]);
    }
    this.xMin = xMin;
    this.yMin = yMin;
    this.columns = Math.floor((xMax - xMin) / CELL) + 1;
    this.rows = Math.floor((yMax - yMin) / CELL) + 1;
    this.start = new Int32Array(this.columns * this.rows + 1);
    for (let i = 0; i < x.length; i++) this.start[this.cellOf(x[i], y[i]) + 1]++;
    for (let c = 0; c + 1 < this.start.length; c++) this.start[c + 1] += this.start[c];
    const next = this.start.slice();
    this.order = new Int32Array(x.length);
    for (let i = 0; i < x.length; i++) this.order[next[this.cellOf(x[i], y[i])]++] = i;
  }

  /**
   * Writes the place of (x, y) relative to the nearest line point within `reach` (at most the cell's 2 m) whose normal
   * makes at least `agreement` as its dot product with (ux, uy); false where there is none beside it.
   */
  place(x: number, y: number, reach: number, ux: number, uy: number, agreement: number, out: LinePlace): boolean {
    const { points } = this;
    const column = Math.floor((x - this.xMin) / CELL);
    const row = Math.floor((y - this.yMin) / CELL);
    let best = -1;
    let bestSquare = reach * reach;
    for (let r = Math.max(0, row - 1); r <= Math.min(this.rows - 1, row + 1); r++) {
      for (let c = Math.max(0, column - 1); c <= Math.min(this.columns - 1, column + 1); c++) {
        const cell = r * this.columns + c;
        for (let k = this.start[cell]; k < this.start[cell + 1]; k++) {
          const i = this.order[k];
          const dx = x - points.x[i];
          const dy = y - points.y[i];
          const square = dx * dx + dy * dy;
          if (square >= bestSquare || points.nx[i] * ux + points.ny[i] * uy < agreement) continue;
          best = i;
          bestSquare = square;
        }
      }
    }
    if (best < 0) return false;
    out.nx = points.nx[best];
    out.ny = points.ny[best];
    out.offset = (x - points.x[best]) * out.nx + (y - points.y[best]) * out.ny;
    return bestSquare - out.offset * out.offset < BESIDE * BESIDE;
  }

  /**
   * Writes the points of the cells that a box touches into `out`, as far as there is room; returns how many there are.
   */
  within(xMin: number, yMin: number, xMax: number, yMax: number, out: Int32Array): number {
    const first = Math.max(0, Math.floor((xMin - this.xMin) / CELL));
    const last = Math.min(this.columns - 1, Math.floor((xMax - this.xMin) / CELL));
    const top = Math.min(this.rows - 1, Math.floor((yMax - this.yMin) / CELL));
    let count = 0;
    for (let row = Math.max(0, Math.floor((yMin - this.yMin) / CELL)); row <= top && first <= last; row++) {
      const end = this.start[row * this.columns + last + 1];
      for (let k = this.start[row * this.columns + first]; k < end; k++) {
        if (count < out.length) out[count] = this.order[k];
        count++;
      }
    }
    return count;
  }

  private cellOf(x: number, y: number): number {
    return Math.floor((y - this.yMin) / CELL) * this.columns + Math.floor((x - this.xMin) / CELL);
  }
}
