/** Side of a cell [m]: who is in the cells around matters. */
const CELL = 3;
/** Buckets that cells are spread over. */
const BUCKETS = 1024;

/** Who is near whom: people by place, sorted into cells. Built anew for every decision; nothing is allocated. */
export class PersonCells {
  private readonly start = new Int32Array(BUCKETS + 1);
  private readonly fill = new Int32Array(BUCKETS);
  private readonly items: Int32Array;
  private readonly column: Int32Array;
  private readonly row: Int32Array;
  /** Result of the last `around`, the first `found` of it. */
  readonly near: Int32Array;

  constructor(count: number) {
    this.items = new Int32Array(count);
    this.column = new Int32Array(count);
    this.row = new Int32Array(count);
    this.near = new Int32Array(count);
  }

  build(x: Float64Array, y: Float64Array): void {
    const { start, fill, items, column, row } = this;
    start.fill(0);
    for (let i = 0; i < items.length; i++) {
      column[i] = Math.floor(x[i] / CELL);
      row[i] = Math.floor(y[i] / CELL);
      start[bucketOf(column[i], row[i]) + 1]++;
    }
    for (let b = 0; b < BUCKETS; b++) {
      start[b + 1] += start[b];
      fill[b] = start[b];
    }
    for (let i = 0; i < items.length; i++) items[fill[bucketOf(column[i], row[i])]++] = i;
  }

  /** Finds everybody in the cell of person `i` and the eight around, but itself, in an order that others don't change. */
  around(i: number): number {
    const { start, items, column, row, near } = this;
    let found = 0;
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        const c = column[i] + dx;
        const r = row[i] + dy;
        const bucket = bucketOf(c, r);
        for (let k = start[bucket]; k < start[bucket + 1]; k++) {
          const other = items[k];
          if (other !== i && column[other] === c && row[other] === r) near[found++] = other;
        }
      }
    }
    return found;
  }
}

function bucketOf(column: number, row: number): number {
  return (Math.imul(column, 73856093) ^ Math.imul(row, 19349663)) & (BUCKETS - 1);
}
