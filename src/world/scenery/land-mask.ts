/** Larger maps have land along their roads only [cells]: 25 km^2. */
const WHOLE = 62_500;

/** Distance from pavement to which they have it [cells]: as far as a camera sees. */
const REACH = 22;

/** Which cells of the ground are built. */
export class LandMask {
  private readonly columns: number;
  private readonly cells: Uint8Array | null;

  /** `surface` holds x, y, z of places all over the pavement [m]; `x` and `y` are the first cell's corner. */
  constructor(surface: readonly number[], x: number, y: number, columns: number, rows: number, cell: number) {
    this.columns = columns;
    this.cells = columns * rows > WHOLE ? new Uint8Array(columns * rows) : null;
    if (this.cells === null) return;
    for (let i = 0; i < surface.length; i += 3) {
      const column = Math.floor((surface[i] - x) / cell);
      const row = Math.floor((surface[i + 1] - y) / cell);
      if (column >= 0 && row >= 0 && column < columns && row < rows) this.cells[row * columns + column] = 1;
    }
    for (let row = 0; row < rows; row++) widen(this.cells, row * columns, 1, columns);
    for (let column = 0; column < columns; column++) widen(this.cells, column, columns, rows);
  }

  has(column: number, row: number): boolean {
    return this.cells === null || this.cells[row * this.columns + column] === 1;
  }
}

/** Marks what is within REACH of a mark in one row or column. */
function widen(cells: Uint8Array, first: number, step: number, count: number): void {
  let since = Number.POSITIVE_INFINITY;
  const marks = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    since = cells[first + i * step] === 1 ? 0 : since + 1;
    if (since <= REACH) marks[i] = 1;
  }
  since = Number.POSITIVE_INFINITY;
  for (let i = count - 1; i >= 0; i--) {
    since = cells[first + i * step] === 1 ? 0 : since + 1;
    if (since <= REACH) marks[i] = 1;
  }
  for (let i = 0; i < count; i++) cells[first + i * step] = marks[i];
}
