import type { RoadMap } from '../../map/road-map.ts';
import { RouteGraph, type RoutePoint } from './route-graph.ts';
import type { RouteWish } from './route-wish.ts';

/** What a way that is known costs by a wish, whatever it was found by [s]; Infinity where it is no way by it. */
export function costOfLanes(
  map: RoadMap,
  lanes: readonly number[],
  start: RoutePoint,
  goal: RoutePoint,
  wish: RouteWish,
): number {
  const graph = new RouteGraph(map, start, goal, wish);
  let cost = 0;
  let node = graph.startNode;
  for (let i = 1; i <= lanes.length; i++) {
    let least = Number.POSITIVE_INFINITY;
    let next = -1;
    graph.forEachEdge(node, (to, edge) => {
      const isNext =
        i === lanes.length ? to === graph.goalNode : to !== graph.goalNode && graph.laneOf(to) === lanes[i];
      if (!isNext || edge >= least) return;
      least = edge;
      next = to;
    });
    if (next < 0) return Number.POSITIVE_INFINITY;
    cost += least;
    node = next;
  }
  return cost;
}
