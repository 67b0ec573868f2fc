import { footprintsTouch } from './footprint.ts';
import type { Solid } from './mesh.ts';

/** Side of a cell [m]: the size of a house with its garden. */
const CELL = 24;

/** What is longer or broader is in no cell [m]. */
const LARGEST = 200;

/** Finds what stands near a place; follows a list of solids that grows. */
export class SolidGrid {
  private readonly solids: readonly Solid[];
  private readonly cells = new Map<string, Solid[]>();
  private readonly large: Solid[] = [];
  /** How many of the list are in the cells. */
  private known = 0;

  constructor(solids: readonly Solid[]) {
    this.solids = solids;
  }

  /** Whether a box is nearer than `margin` to one of the list. */
  touches(solid: Solid, margin: number): boolean {
    for (; this.known < this.solids.length; this.known++) {
      const own = this.solids[this.known];
      if (!(Math.max(own.length, own.width) < LARGEST)) {
        this.large.push(own);
        continue;
      }
      for (const key of cellsOf(own, 0)) {
        const cell = this.cells.get(key);
        if (cell === undefined) this.cells.set(key, [own]);
        else cell.push(own);
      }
    }
    if (this.large.some((other) => footprintsTouch(solid, other, margin))) return true;
    for (const key of cellsOf(solid, margin)) {
      if (this.cells.get(key)?.some((other) => footprintsTouch(solid, other, margin))) return true;
    }
    return false;
  }
}

/** Cells that the square around a box, wider by a rounded `margin` on every side, lies in. */
function cellsOf({ x, y, length, width }: Solid, margin: number): string[] {
  const reach = Math.sqrt(length * length + width * width) / 2 + 2 * margin;
  const keys: string[] = [];
  for (let row = Math.floor((y - reach) / CELL); row <= Math.floor((y + reach) / CELL); row++) {
    for (let column = Math.floor((x - reach) / CELL); column <= Math.floor((x + reach) / CELL); column++) {
      keys.push(`${column} ${row}`);
    }
  }
  return keys;
}
