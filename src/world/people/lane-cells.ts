import type { RoadMap } from '../../map/road-map.ts';

/** Side of a cell [m]. */
const CELL = 4;
/** Half of the greatest distance of two samples of a lane [m]: so much may a place beside a sample lie beside the lane. */
const BETWEEN = 0.5;
/** Greatest margin beside a lane that may be asked for [m]. */
const WIDEST_MARGIN = 0.5;

/** Driving lanes by place, in cells: which of them are near, and whether a place lies on one. */
export class LaneCells {
  private readonly map: RoadMap;
  /** Lane and sample, in turn, of each cell that the lane's area reaches into with the widest margin. */
  private readonly cells = new Map<number, number[]>();

  constructor(map: RoadMap) {
    this.map = map;
    for (const { index, centre } of map.lanes) {
      for (let i = 0; i < centre.count; i++) {
        const reach = centre.width[i] / 2 + 2 * BETWEEN + WIDEST_MARGIN;
        const [x, y] = [centre.x[i], centre.y[i]];
        for (let column = cellOf(x - reach); column <= cellOf(x + reach); column++) {
          for (let row = cellOf(y - reach); row <= cellOf(y + reach); row++)
            this.cellToFill(column, row).push(index, i);
        }
      }
    }
  }

  /** Whether (x, y) is on a driving lane or within `margin` of one [m]. */
  isOnLane(x: number, y: number, margin: number): boolean {
    const items = this.cells.get(keyOf(cellOf(x), cellOf(y)));
    for (let at = 0; items !== undefined && at < items.length; at += 2) {
      const { centre } = this.map.lanes[items[at]];
      const sample = items[at + 1];
      const dx = x - centre.x[sample];
      const dy = y - centre.y[sample];
      const along = dx * centre.tx[sample] + dy * centre.ty[sample];
      const aside = dy * centre.tx[sample] - dx * centre.ty[sample];
      if (Math.abs(along) <= BETWEEN + margin && Math.abs(aside) < centre.width[sample] / 2 + margin) return true;
    }
    return false;
  }

  /**
   * Writes the lanes on which something at (x, y) is in the way of vehicles, that is within `margin` of their area [m],
   * and its station on each; returns how many, at most as many as the arrays are long. Allocates nothing.
   */
  lanesAt(x: number, y: number, margin: number, lanes: Int32Array, stations: Float64Array): number {
    const items = this.cells.get(keyOf(cellOf(x), cellOf(y)));
    let count = 0;
    for (let at = 0; items !== undefined && at < items.length; at += 2) {
      const lane = items[at];
      const { centre } = this.map.lanes[lane];
      const sample = items[at + 1];
      const dx = x - centre.x[sample];
      const dy = y - centre.y[sample];
      const along = dx * centre.tx[sample] + dy * centre.ty[sample];
      const aside = dy * centre.tx[sample] - dx * centre.ty[sample];
      if (Math.abs(along) > 2 * BETWEEN || Math.abs(aside) > centre.width[sample] / 2 + margin) continue;
      if (isKnown(lanes, count, lane) || count === lanes.length) continue;
      lanes[count] = lane;
      stations[count++] = centre.s[sample] + along;
    }
    return count;
  }

  private cellToFill(column: number, row: number): number[] {
    const key = keyOf(column, row);
    const known = this.cells.get(key);
    if (known !== undefined) return known;
    const fresh: number[] = [];
    this.cells.set(key, fresh);
    return fresh;
  }
}

function isKnown(lanes: Int32Array, count: number, lane: number): boolean {
  for (let i = 0; i < count; i++) if (lanes[i] === lane) return true;
  return false;
}

function cellOf(coordinate: number): number {
  return Math.floor(coordinate / CELL);
}

/** Both cell numbers in one that a double holds exactly; a map's coordinates are within half a million cells of its origin. */
function keyOf(column: number, row: number): number {
  return column * 0x100000 + row;
}
