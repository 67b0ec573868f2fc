import { projectOntoLane } from '../../map/project-onto-lane.ts';
import type { LanePosition, RoadMap } from '../../map/road-map.ts';

/** Ways ahead are followed so far [m]. */
const HORIZON = 1000;

/** Finds how far ahead along the lanes a place is, whatever way it takes to get there. */
export class LaneAhead {
  private readonly map: RoadMap;
  /** Per lane: way from the start of the search to its beginning [m]. */
  private readonly reached: Float64Array;
  private readonly isWaiting: Uint8Array;
  private readonly touched: Int32Array;
  private readonly queue: Int32Array;
  private readonly foot: LanePosition = { lane: -1, s: 0.5, d: 0.5 };

  constructor(map: RoadMap) {
    this.map = map;
    this.reached = new Float64Array(map.lanes.length).fill(Number.POSITIVE_INFINITY);
    this.isWaiting = new Uint8Array(map.lanes.length);
    this.touched = new Int32Array(map.lanes.length);
    this.queue = new Int32Array(map.lanes.length + 1);
  }

  /**
   * Way along lane centres from a place on a lane to (x, y), which is `to` on a lane, by the shortest way of lanes that
   * follow each other; a place beside one of them, on a lane of the same direction, counts as on it. NaN where it is
   * behind, or farther than 1000 m. Allocates nothing.
   */
  distance(from: Readonly<LanePosition>, to: Readonly<LanePosition>, x: number, y: number): number {
    const { map, reached, isWaiting, touched, queue } = this;
    const target = map.lanes[to.lane];
    let best = Number.POSITIVE_INFINITY;
    let count = 0;
    let head = 0;
    let tail = 0;
    reached[from.lane] = -from.s;
    isWaiting[from.lane] = 1;
    touched[count++] = from.lane;
    queue[tail++] = from.lane;
    while (head !== tail) {
      const index = queue[head];
      head = (head + 1) % queue.length;
      isWaiting[index] = 0;
      const lane = map.lanes[index];
      if (lane.road === target.road && lane.section === target.section && lane.direction === target.direction) {
        if (index !== to.lane) projectOntoLane(lane, x, y, to.s, this.foot);
        const way = reached[index] + (index === to.lane ? to.s : this.foot.s);
        if (way >= 0 && way < best) best = way;
      }
      const end = reached[index] + lane.length;
      if (end > HORIZON || end >= best) continue;
      for (const next of lane.successors) {
        if (reached[next] <= end) continue;
        if (reached[next] === Number.POSITIVE_INFINITY) touched[count++] = next;
        reached[next] = end;
        if (isWaiting[next] === 1) continue;
        isWaiting[next] = 1;
        queue[tail] = next;
        tail = (tail + 1) % queue.length;
      }
    }
    for (let i = 0; i < count; i++) reached[touched[i]] = Number.POSITIVE_INFINITY;
    return best <= HORIZON ? best : Number.NaN;
  }
}
