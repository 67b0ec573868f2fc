import type { RoadMap } from '../../map/road-map.ts';

/** Side of a cell [m]. */
const CELL = 8;
/** Half of the greatest distance of two samples of a lane [m]: so much may a place beside a sample lie beside the lane. */
const BETWEEN = 0.5;

/** Driving lanes by place, in cells: which of them are near, and whether a place lies on one. */
export class LaneCells {
  private readonly map: RoadMap;
  /** Lane and sample, in turn, of each cell. */
  private readonly cells = new Map<number, number[]>();

  constructor(map: RoadMap) {
    this.map = map;
    for (const { index, centre } of map.lanes) {
      for (let i = 0; i < centre.count; i++) this.cellToFill(centre.x[i], centre.y[i]).push(index, i);
    }
  }

  /** Whether (x, y) is on a driving lane or within `margin` of one [m]. */
  isOnLane(x: number, y: number, margin: number): boolean {
    for (let i = -1; i <= 1; i++) {
      for (let k = -1; k <= 1; k++) {
        const items = this.cells.get(keyOf(x + i * CELL, y + k * CELL));
        for (let at = 0; items !== undefined && at < items.length; at += 2) {
          const { centre } = this.map.lanes[items[at]];
          const sample = items[at + 1];
          const dx = x - centre.x[sample];
          const dy = y - centre.y[sample];
          const along = dx * centre.tx[sample] + dy * centre.ty[sample];
          const aside = dy * centre.tx[sample] - dx * centre.ty[sample];
          if (Math.abs(along) <= BETWEEN + margin && Math.abs(aside) < centre.width[sample] / 2 + margin) return true;
        }
      }
    }
    return false;
  }

  /**
   * Writes the lanes on which something at (x, y) is in the way of vehicles, that is within `margin` of their area [m],
   * and its station on each; returns how many, at most as many as the arrays are long. Allocates nothing.
   */
  lanesAt(x: number, y: number, margin: number, lanes: Int32Array, stations: Float64Array): number {
    let count = 0;
    for (let i = -1; i <= 1; i++) {
      for (let k = -1; k <= 1; k++) {
        const items = this.cells.get(keyOf(x + i * CELL, y + k * CELL));
        if (items === undefined) continue;
        for (let at = 0; at < items.length; at += 2) {
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
      }
    }
    return count;
  }

  private cellToFill(x: number, y: number): number[] {
    const key = keyOf(x, y);
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

/** Both cell numbers in one that a double holds exactly; RoadMap's coordinates are within 1e5 cells of its origin. */
function keyOf(x: number, y: number): number {
  return Math.floor(x / CELL) * 0x100000 + Math.floor(y / CELL);
}
