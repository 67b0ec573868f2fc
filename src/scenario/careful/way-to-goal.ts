import { mayDrive } from '../../map/may-drive.ts';
import type { RoadMap } from '../../map/road-map.ts';
import { MinHeap } from '../../planning/min-heap.ts';
import { laneBurdens } from '../../planning/route/lane-burdens.ts';
import type { RoutePoint } from '../../planning/route/route-graph.ts';
import { QUICKEST, type RouteWish } from '../../planning/route/route-wish.ts';

/** What a lane change costs where no mark allows it [s]. */
const FORBIDDEN_CHANGE_COST = 120;
/** What a lane costs on which cars must not drive [s]. */
const NO_CARS_COST = 600;
/** A way on is as good as a lane change up to this [s]: lanes side by side in a curve differ in length. */
const TIE = 2;

/**
 * Time to the goal from the beginning of every lane, lane changes included (Dijkstra 1959, from the goal backwards). It is
 * worked out once: whoever finds himself on another lane than he wished knows at once how to go on.
 */
export class WayToGoal {
  private readonly map: RoadMap;
  private readonly goal: RoutePoint;
  private readonly wish: RouteWish;
  /** [s] */
  private readonly cost: Float64Array;

  constructor(map: RoadMap, goal: RoutePoint, wish: RouteWish = QUICKEST) {
    this.map = map;
    this.goal = goal;
    this.wish = wish;
    this.cost = this.search();
  }

  /** The successor on the quickest way; of equals the lower index, -1 where no way leads to the goal. */
  successor(lane: number): number {
    let best = -1;
    for (const next of this.map.lanes[lane].successors) {
      if (this.cost[next] < (best < 0 ? Number.POSITIVE_INFINITY : this.cost[best])) best = next;
    }
    return best;
  }

  /** To which side one must leave a lane before its end: +1 left, -1 right, 0 where the way goes on along it. */
  mustLeave(lane: number): number {
    if (lane === this.goal.lane) return 0;
    const { left, right } = this.map.lanes[lane];
    const along = this.along(lane);
    const viaLeft = left < 0 ? Number.POSITIVE_INFINITY : this.cost[left] + this.changeCost(lane, 'left');
    const viaRight = right < 0 ? Number.POSITIVE_INFINITY : this.cost[right] + this.changeCost(lane, 'right');
    if (along <= Math.min(viaLeft, viaRight) + TIE) return 0;
    return viaLeft < viaRight ? 1 : -1;
  }

  /** Time from the beginning of a lane to the goal [s]; Infinity where no way leads there. */
  timeFrom(lane: number): number {
    return this.cost[lane];
  }

  private along(lane: number): number {
    const next = this.successor(lane);
    return next < 0 ? Number.POSITIVE_INFINITY : this.passing(lane) + this.entry(lane, next) + this.cost[next];
  }

  private search(): Float64Array {
    const { map, goal } = this;
    const cost = new Float64Array(map.lanes.length).fill(Number.POSITIVE_INFINITY);
    const open = new MinHeap(256);
    const reach = (lane: number, time: number) => {
      if (time >= cost[lane] || (this.wish.closed !== null && this.wish.closed[lane] <= 0)) return;
      cost[lane] = time;
      open.push(time, lane);
    };
    reach(goal.lane, goal.s / map.lanes[goal.lane].speedLimit);
    while (open.size > 0) {
      const time = open.firstKey;
      const lane = open.pop();
      if (time > cost[lane]) continue;
      const { predecessors, left, right } = map.lanes[lane];
      for (const before of predecessors) reach(before, time + this.passing(before) + this.entry(before, lane));
      if (left >= 0) reach(left, time + this.changeCost(left, 'right'));
      if (right >= 0) reach(right, time + this.changeCost(right, 'left'));
    }
    return cost;
  }

  private passing(lane: number): number {
    const { length, speedLimit } = this.map.lanes[lane];
    const { costs, weights } = this.wish;
    const isForCars = mayDrive(this.map.access[lane], 0, 'passengerCar');
    const time = (length / speedLimit) * (weights === null ? 1 : weights[lane]);
    const beside = laneBurdens(this.map).oncoming[lane] * costs.oncoming * time;
    return time + beside + (isForCars ? 0 : NO_CARS_COST);
  }

  /** What coming into a junction costs. */
  private entry(from: number, to: number): number {
    const { junction } = this.map.lanes[to];
    if (junction < 0 || junction === this.map.lanes[from].junction) return 0;
    const { turns, across, unsignalled } = laneBurdens(this.map);
    const { costs } = this.wish;
    return turns[to] * costs.turn + across[to] * costs.across + unsignalled[to] * costs.unsignalled;
  }

  private changeCost(from: number, side: 'left' | 'right'): number {
    return this.map.laneChanges[from][side].length > 0 ? this.wish.costs.laneChange : FORBIDDEN_CHANGE_COST;
  }
}
