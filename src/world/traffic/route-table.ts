import type { RoadMap } from '../../map/road-map.ts';

/** What a change of lanes counts for beside the way [m]: a shorter detour is driven instead. */
const CHANGE = 50;
/** Ways that differ by less are the same: lanes beside each other differ in curves [m]. */
const ALIKE = 25;
/** A change needs so much way on which the marks permit it [m]. */
const ROOM = 15;

/**
 * Ways to one destination: from every lane the length of the shortest drive there, from lane to successor or to a lane
 * beside it. Changes are made as early as they may be made.
 */
export class RouteTable {
  /** From the start of each lane to the start of a lane of the destination [m]; Infinity where there is no way. */
  readonly distance: Float64Array;
  /** Per lane: the side to which the way leads, 1 left, -1 right; 0 where it leads straight on. */
  readonly side: Int8Array;
  private readonly map: RoadMap;
  /** Per lane: side of the first change on the way up to the next junction, 0 for none. */
  private readonly later: Int8Array;

  /** @param destination lanes of which any will do */
  constructor(map: RoadMap, destination: readonly number[]) {
    this.map = map;
    this.distance = new Float64Array(map.lanes.length).fill(Number.POSITIVE_INFINITY);
    this.side = new Int8Array(map.lanes.length);
    this.later = new Int8Array(map.lanes.length);
    for (const lane of destination) this.distance[lane] = 0;
    const queue = [...destination];
    for (let i = 0; i < queue.length; i++) {
      const lane = map.lanes[queue[i]];
      for (const before of lane.predecessors)
        this.shorten(before, map.lanes[before].length + this.distance[lane.index], queue);
      for (const beside of [lane.left, lane.right]) {
        const isWay = beside >= 0 && [1, -1].some((side) => this.beside(beside, side) === lane.index);
        if (isWay) this.shorten(beside, CHANGE + this.distance[lane.index], queue);
      }
    }
    const reached = map.lanes.map(({ index }) => index).filter((lane) => Number.isFinite(this.distance[lane]));
    reached.sort((a, b) => this.distance[a] - this.distance[b] || a - b);
    for (const lane of reached) this.findSide(lane);
  }

  isDestination(lane: number): boolean {
    return this.distance[lane] === 0;
  }

  /** The lane to go on to without a change; at a tie the lower index, -1 where no way leads there. */
  next(lane: number): number {
    const { successors } = this.map.lanes[lane];
    let best = -1;
    for (let i = 0; i < successors.length; i++) {
      const distance = this.distance[successors[i]];
      if (distance < Number.POSITIVE_INFINITY && (best < 0 || distance < this.distance[best])) best = successors[i];
    }
    return best;
  }

  /** The next lane of the way with its changes; -1 where no way leads on. */
  step(lane: number): number {
    return this.side[lane] === 0 ? this.next(lane) : this.beside(lane, this.side[lane]);
  }

  /** The next lane after a choice, around in a circle, from which the destination can be reached; the same for none. */
  after(lane: number, choice: number): number {
    const { successors } = this.map.lanes[lane];
    const place = successors.indexOf(choice);
    for (let i = 1; i < successors.length; i++) {
      const other = successors[(place + i) % successors.length];
      if (this.distance[other] < Number.POSITIVE_INFINITY) return other;
    }
    return choice;
  }

  private shorten(lane: number, distance: number, queue: number[]): void {
    if (distance >= this.distance[lane]) return;
    this.distance[lane] = distance;
    queue.push(lane);
  }

  /** The lane to which one may change from another on a side, outside junctions; -1 for none. */
  private beside(lane: number, side: number): number {
    const { junction, left, right } = this.map.lanes[lane];
    const stretches = side > 0 ? this.map.laneChanges[lane].left : this.map.laneChanges[lane].right;
    let longest = 0;
    for (let i = 0; i + 1 < stretches.length; i += 2) longest = Math.max(longest, stretches[i + 1] - stretches[i]);
    return junction >= 0 || longest < ROOM ? -1 : side > 0 ? left : right;
  }

  /** Those from which the way is shorter have their sides already. */
  private findSide(lane: number): void {
    if (this.isDestination(lane)) return;
    const next = this.next(lane);
    const straight = next < 0 ? Number.POSITIVE_INFINITY : this.map.lanes[lane].length + this.distance[next];
    const later = next >= 0 && this.map.lanes[next].junction < 0 ? this.later[next] : 0;
    this.later[lane] = later;
    for (const side of [-1, 1]) {
      const beside = this.beside(lane, side);
      if (beside < 0) continue;
      const over = CHANGE + this.distance[beside];
      if (over >= straight && !(side === later && over < straight + ALIKE)) continue;
      this.side[lane] = side;
      this.later[lane] = side;
    }
  }
}
