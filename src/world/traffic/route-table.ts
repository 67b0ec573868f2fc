import type { RoadMap } from '../../map/road-map.ts';

/** Ways to one destination: from every lane the length of the shortest drive there, from lane to successor. */
export class RouteTable {
  /** From the start of each lane to the start of a lane of the destination [m]; Infinity where there is no way. */
  readonly distance: Float64Array;
  private readonly map: RoadMap;

  /** @param destination lanes of which any will do */
  constructor(map: RoadMap, destination: readonly number[]) {
    this.map = map;
    this.distance = new Float64Array(map.lanes.length).fill(Number.POSITIVE_INFINITY);
    for (const lane of destination) this.distance[lane] = 0;
    const queue = [...destination];
    for (let i = 0; i < queue.length; i++) {
      for (const before of map.lanes[queue[i]].predecessors) {
        const distance = map.lanes[before].length + this.distance[queue[i]];
        if (distance >= this.distance[before]) continue;
        this.distance[before] = distance;
        queue.push(before);
      }
    }
  }

  isDestination(lane: number): boolean {
    return this.distance[lane] === 0;
  }

  /** The lane to go on to; at a tie the lower index, -1 where no way leads there. */
  next(lane: number): number {
    const { successors } = this.map.lanes[lane];
    let best = -1;
    for (let i = 0; i < successors.length; i++) {
      const distance = this.distance[successors[i]];
      if (distance < Number.POSITIVE_INFINITY && (best < 0 || distance < this.distance[best])) best = successors[i];
    }
    return best;
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
}
