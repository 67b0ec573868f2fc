/** Cells along a side of a block, as a power of two. */
const BITS = 4;
const MASK = (1 << BITS) - 1;

/** Blocks in a row of keys: keys of all within 16,384 blocks of the origin are small integers, which engines hash fast. */
const ROW = 32_768;

type Block = (number[] | undefined)[];

/**
 * A sparse grid of cells that hold lists of numbers. Cells lie in blocks: who walks over neighbours row by row asks the
 * map of blocks seldom.
 */
export class CellLists {
  private readonly blocks = new Map<number, Block>();
  private lastKey = Number.NaN;
  private last: Block | undefined;

  /** The list of a cell; undefined for an empty one. */
  at(column: number, row: number): number[] | undefined {
    const key = blockKey(column, row);
    if (key !== this.lastKey) {
      this.lastKey = key;
      this.last = this.blocks.get(key);
    }
    return this.last?.[((row & MASK) << BITS) | (column & MASK)];
  }

  /** The list of a cell, to add to. */
  of(column: number, row: number): number[] {
    const key = blockKey(column, row);
    let block = this.blocks.get(key);
    if (block === undefined) {
      block = Array<number[] | undefined>((MASK + 1) * (MASK + 1)).fill(undefined);
      this.blocks.set(key, block);
      this.lastKey = Number.NaN;
    }
    const i = ((row & MASK) << BITS) | (column & MASK);
    block[i] ??= [];
    return block[i];
  }
}

function blockKey(column: number, row: number): number {
  return ((row >> BITS) + ROW / 2) * ROW + (column >> BITS) + ROW / 2;
}
