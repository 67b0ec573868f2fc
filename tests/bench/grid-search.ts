import { createRequire } from 'node:module';
import type { RandomStream } from '../../src/core/random.ts';

/** What `npm ci` has built, see math.bench.ts. */
const { MinHeap } = createRequire(import.meta.url)('../../dist/planning/min-heap.js');

/** Side of the grid [cells], and the share of it that is blocked. */
const SIDE = 300;
const BLOCKED = 0.25;

/**
 * The reference of searches: A* with a binary heap from one corner of a random grid to the other over the four sides of cells,
 * made anew as a plain one is. Each call gives the number of cells expanded.
 */
export function gridSearch(random: RandomStream): () => number {
  const last = SIDE * SIDE - 1;
  const cells = Uint8Array.from({ length: SIDE * SIDE }, () => (random.uniform() < BLOCKED ? 1 : 0));
  const search = () => {
    const cost = new Float64Array(SIDE * SIDE).fill(Number.POSITIVE_INFINITY);
    const closed = new Uint8Array(SIDE * SIDE);
    const open = new MinHeap(1024);
    let expanded = 0;
    let isReached = false;
    cost[0] = 0;
    open.push(0, 0);
    while (open.size > 0) {
      const cell = open.pop();
      if (cell === last) {
        isReached = true;
        break;
      }
      if (closed[cell] === 1) continue;
      closed[cell] = 1;
      expanded++;
      const [x, y] = [cell % SIDE, Math.floor(cell / SIDE)];
      const reach = (toX: number, toY: number) => {
        if (toX < 0 || toY < 0 || toX >= SIDE || toY >= SIDE) return;
        const to = toY * SIDE + toX;
        if (cells[to] === 1 || cost[cell] + 1 >= cost[to]) return;
        cost[to] = cost[cell] + 1;
        open.push(cost[to] + 2 * (SIDE - 1) - toX - toY, to);
      };
      reach(x + 1, y);
      reach(x - 1, y);
      reach(x, y + 1);
      reach(x, y - 1);
    }
    return isReached ? expanded : 0;
  };
  // A corner that is walled off asks for no search: another grid.
  return search() > 0 ? search : gridSearch(random);
}
