import { hypot } from '../../core/math/hypot.ts';
import type { Lane, RoadMap } from '../../map/road-map.ts';
import { centreAt } from './centre-at.ts';
import { type LaneBeginnings, laneBeginnings } from './lane-beginnings.ts';

/** A place on a lane's centre: lane index and station in the direction of travel [m]. */
export interface RoutePoint {
  readonly lane: number;
  readonly s: number;
}

/** What one lane change costs beside the way [s]: the time a driver would give up to spare it. */
const LANE_CHANGE_COST = 5;

/** Least length of lane left for a lane change [m]. */
const LANE_CHANGE_ROOM = 25;

/** Share of the straight-line time used as the heuristic: keeps it admissible over millimetre gaps at lane ends. */
const HEURISTIC_SHARE = 0.999;

/**
 * The lane graph as a search sees it; costs are times [s]. Nodes of a map with n lanes:
 * - i in [0, n): at the beginning of lane i;
 * - n + i: on lane i beside the start, for the start's lane and its neighbours of the same direction;
 * - 2n: at the goal.
 * Edges: to the beginning of a successor (the rest of the lane at its speed limit), to a neighbour at the same station
 * (LANE_CHANGE_COST), and from the goal's lane to the goal.
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

  constructor(map: RoadMap, start: RoutePoint, goal: RoutePoint) {
    this.lanes = map.lanes;
    this.goal = goal;
    this.nodeCount = 2 * map.lanes.length + 1;
    this.goalNode = 2 * map.lanes.length;
    this.startNode = map.lanes.length + start.lane;
    this.startShare = start.s / map.lanes[start.lane].length;
    [this.goalX, this.goalY] = centreAt(map.lanes[goal.lane], goal.s);
    this.beginnings = laneBeginnings(map);
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
    const rest = lane.length - s;
    for (const successor of lane.successors) visit(successor, rest / lane.speedLimit);
    if (rest >= LANE_CHANGE_ROOM) {
      const offset = besideStart ? n : 0;
      if (lane.left >= 0) visit(lane.left + offset, LANE_CHANGE_COST);
      if (lane.right >= 0) visit(lane.right + offset, LANE_CHANGE_COST);
    }
    if (lane.index === this.goal.lane && s <= this.goal.s) visit(this.goalNode, (this.goal.s - s) / lane.speedLimit);
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
