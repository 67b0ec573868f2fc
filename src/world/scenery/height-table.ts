/** Places along a side of a block, as a power of two. */
const BITS = 4;
const MASK = (1 << BITS) - 1;

/** Blocks in a row of keys. */
const ROW = 32_768;

/** Numbers at places of a sparse lattice, by column and row; NaN where none is set. Maps of single numbers are slow when large. */
export class HeightTable {
  private readonly blocks = new Map<number, Float64Array>();
  private lastKey = Number.NaN;
  private last: Float64Array | undefined;

  get isEmpty(): boolean {
    return this.blocks.size === 0;
  }

  at(column: number, row: number): number {
    const key = blockKey(column, row);
    if (key !== this.lastKey) {
      this.lastKey = key;
      this.last = this.blocks.get(key);
    }
    return this.last === undefined ? Number.NaN : this.last[((row & MASK) << BITS) | (column & MASK)];
  }

  set(column: number, row: number, value: number): void {
    const key = blockKey(column, row);
    let block = this.blocks.get(key);
    if (block === undefined) {
      block = new Float64Array((MASK + 1) * (MASK + 1)).fill(Number.NaN);
      this.blocks.set(key, block);
    }
    this.lastKey = key;
    this.last = block;
    block[((row & MASK) << BITS) | (column & MASK)] = value;
  }
}

function blockKey(column: number, row: number): number {
  return ((row >> BITS) + ROW / 2) * ROW + (column >> BITS) + ROW / 2;
}
