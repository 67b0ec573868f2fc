import type { RoadMap } from '../../map/road-map.ts';
import { MinHeap } from '../min-heap.ts';
import { RouteGraph, type RoutePoint } from './route-graph.ts';
import { QUICKEST, type RouteWish } from './route-wish.ts';

/** Lanes in order from the start to the goal; a lane change shows as two neighbours in turn. */
export interface RouteFound {
  readonly valid: true;
  readonly lanes: readonly number[];
  /** Time at the speed limits and what RouteCosts adds to it [s]. */
  readonly cost: number;
  readonly expanded: number;
}

export interface RouteMissing {
  readonly valid: false;
  /** Why there is none, in words. */
  readonly reason: string;
}

/**
 * Cheapest way over the lane graph, the quickest unless something else is wished for, by A* (Hart, Nilsson and Raphael 1968);
 * see RouteGraph for nodes and costs. The heuristic is consistent, so the first time a node is taken its cost is final. Ties go
 * to the lower node.
 */
export function findRoute(
  map: RoadMap,
  start: RoutePoint,
  goal: RoutePoint,
  wish: RouteWish = QUICKEST,
): RouteFound | RouteMissing {
  const fault = RouteGraph.fault(map, start, goal);
  if (fault !== null) return { valid: false, reason: fault };
  const graph = new RouteGraph(map, start, goal, wish);
  const cost = new Float64Array(graph.nodeCount).fill(Number.POSITIVE_INFINITY);
  const parent = new Int32Array(graph.nodeCount).fill(-1);
  const closed = new Uint8Array(graph.nodeCount);
  const open = new MinHeap(256);
  let expanded = 0;
  let node = graph.startNode;
  const visit = (to: number, edgeCost: number) => {
    const reached = cost[node] + edgeCost;
    if (reached >= cost[to]) return;
    cost[to] = reached;
    parent[to] = node;
    open.push(reached + graph.heuristic(to), to);
  };
  cost[graph.startNode] = 0;
  open.push(graph.heuristic(graph.startNode), graph.startNode);
  while (open.size > 0) {
    node = open.pop();
    if (node === graph.goalNode) {
      return { valid: true, lanes: lanesTo(graph, parent), cost: cost[node], expanded };
    }
    if (closed[node] === 1) continue;
    closed[node] = 1;
    expanded++;
    graph.forEachEdge(node, visit);
  }
  const from = map.lanes[start.lane].key;
  return { valid: false, reason: `no way over the lanes from ${from} to ${map.lanes[goal.lane].key}` };
}

function lanesTo(graph: RouteGraph, parent: Int32Array): number[] {
  const lanes: number[] = [];
  for (let node = parent[graph.goalNode]; node >= 0; node = parent[node]) lanes.push(graph.laneOf(node));
  return lanes.reverse();
}
