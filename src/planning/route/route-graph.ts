import { hypot } from '../../core/math/hypot.ts';
import type { Lane, RoadMap } from '../../map/road-map.ts';
import { centreAt } from './centre-at.ts';
import { type LaneBeginnings, laneBeginnings } from './lane-beginnings.ts';
import { type LaneBurdens, laneBurdens } from './lane-burdens.ts';
import { QUICKEST, type RouteWish } from './route-wish.ts';

/** A place on a lane's centre: lane index and station in the direction of travel [m]. */
export interface RoutePoint {
  readonly lane: number;
  readonly s: number;
}

/** Least length of lane left for a lane change [m]. */
export const LANE_CHANGE_ROOM = 25;

/** Share of the straight-line time used as the heuristic: keeps it admissible over millimetre gaps at lane ends. */
const HEURISTIC_SHARE = 0.999;

/**
 * The lane graph as a search sees it; costs are times [s], and what RouteCosts adds to them. Nodes of a map with n lanes:
 * - i in [0, n): at the beginning of lane i;
 * - n + i: on lane i beside the start, for the start's lane and its neighbours of the same direction;
 * - 2n: at the goal.
 * Edges: to the beginning of a successor (the rest of the lane at its speed limit, and what is there in its junction), to a
 * neighbour at the same station (a lane change), and from the goal's lane to the goal. None leads into or past what is closed.
 */
export class RouteGraph {
  readonly nodeCount: number;
  readonly startNode: number;
  readonly goalNode: number;
  private readonly lanes: readonly Lane[];
  private readonly goal: RoutePoint;
  /** Station of the start as a share of its lane's length; neighbours are parallel and take the same share. */
  private readonly startShare: number;
  private readonly goalX: number;
  private readonly goalY: number;
  private readonly beginnings: LaneBeginnings;
  private readonly burdens: LaneBurdens;
  private readonly wish: RouteWish;

  constructor(map: RoadMap, start: RoutePoint, goal: RoutePoint, wish: RouteWish = QUICKEST) {
    this.lanes = map.lanes;
    this.goal = goal;
    this.nodeCount = 2 * map.lanes.length + 1;
    this.goalNode = 2 * map.lanes.length;
    this.startNode = map.lanes.length + start.lane;
    this.startShare = start.s / map.lanes[start.lane].length;
    [this.goalX, this.goalY] = centreAt(map.lanes[goal.lane], goal.s);
    this.beginnings = laneBeginnings(map);
    this.burdens = laneBurdens(map);
    this.wish = wish;
  }

  /** Lane of a node; the goal's lane for the goal. */
  laneOf(node: number): number {
    if (node === this.goalNode) return this.goal.lane;
    return node % this.lanes.length;
  }

  /** Calls `visit` for every edge out of a node, in the order of successors, left, right, goal. */
  forEachEdge(node: number, visit: (to: number, cost: number) => void): void {
    if (node === this.goalNode) return;
    const n = this.lanes.length;
    const lane = this.lanes[node % n];
    const besideStart = node >= n;
    const s = besideStart ? this.startShare * lane.length : 0;
    const { laneChange } = this.wish.costs;
    const closedAt = this.closedAt(lane.index, s);
    if (closedAt === Number.POSITIVE_INFINITY) {
      const way = this.wayCost(lane, lane.length - s);
      for (const successor of lane.successors) {
        if (this.isOpen(successor)) visit(successor, way + this.entryCost(lane, successor));
      }
    }
    if (Math.min(lane.length, closedAt) - s >= LANE_CHANGE_ROOM) {
      const offset = besideStart ? n : 0;
      if (lane.left >= 0 && this.isOpen(lane.left)) visit(lane.left + offset, laneChange);
      if (lane.right >= 0 && this.isOpen(lane.right)) visit(lane.right + offset, laneChange);
    }
    const { goal } = this;
    if (lane.index === goal.lane && s <= goal.s && goal.s <= closedAt) {
      visit(this.goalNode, this.wayCost(lane, goal.s - s));
    }
  }

  /** Lower bound of the cost to the goal: the straight distance at the map's greatest speed limit [s]. */
  heuristic(node: number): number {
    if (node === this.goalNode) return 0;
    const { x, y, maxSpeed } = this.beginnings;
    const n = this.lanes.length;
    if (node < n) return (HEURISTIC_SHARE * hypot(this.goalX - x[node], this.goalY - y[node])) / maxSpeed;
    const lane = this.lanes[node % n];
    const [besideX, besideY] = centreAt(lane, this.startShare * lane.length);
    return (HEURISTIC_SHARE * hypot(this.goalX - besideX, this.goalY - besideY)) / maxSpeed;
  }

  /** What driving so far [m] on a lane costs. */
  private wayCost({ index, speedLimit }: Lane, way: number): number {
    const { costs, weights } = this.wish;
    const time = (way / speedLimit) * (weights === null ? 1 : weights[index]);
    return this.burdens.oncoming[index] === 0 ? time : time * (1 + costs.oncoming);
  }

  /** What coming from a lane into the next costs: a junction is paid for once, where it begins. */
  private entryCost(from: Lane, to: number): number {
    const { junction } = this.lanes[to];
    if (junction < 0 || junction === from.junction) return 0;
    const { costs } = this.wish;
    const { turns, across, unsignalled } = this.burdens;
    return turns[to] * costs.turn + across[to] * costs.across + unsignalled[to] * costs.unsignalled;
  }

  private isOpen(lane: number): boolean {
    const { closed } = this.wish;
    return closed === null || closed[lane] > 0;
  }

  /** Station at which a lane is closed to who is at s [m]; Infinity where it is not, or one is past it. */
  private closedAt(lane: number, s: number): number {
    const at = this.wish.closed?.[lane] ?? Number.POSITIVE_INFINITY;
    return at > s ? at : Number.POSITIVE_INFINITY;
  }

  /** Whether both ends of the search lie on their lanes; what is wrong with them otherwise. */
  static fault(map: RoadMap, start: RoutePoint, goal: RoutePoint): string | null {
    return pointFault(map, 'start', start) ?? pointFault(map, 'goal', goal);
  }
}

function pointFault(map: RoadMap, name: string, { lane, s }: RoutePoint): string | null {
  if (!Number.isInteger(lane) || lane < 0 || lane >= map.lanes.length) {
    return `${name}: found lane ${lane}, expected 0 to ${map.lanes.length - 1}`;
  }
  const { key, length } = map.lanes[lane];
  if (!(s >= 0 && s <= length)) return `${name}: found s ${s} on lane ${key}, expected 0 to ${length.toFixed(2)}`;
  return null;
}
