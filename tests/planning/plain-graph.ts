import type { RouteGraph } from '../../src/planning/route/route-graph.ts';

/** Edges out of every node: least cost by the node they lead to. */
export type PlainGraph = Map<number, number>[];

/** All edges of a route's graph; of several between two nodes the cheapest. */
export function plainGraph(graph: RouteGraph): PlainGraph {
  return Array.from({ length: graph.nodeCount }, (_, node) => {
    const edges = new Map<number, number>();
    graph.forEachEdge(node, (to, cost) => edges.set(to, Math.min(cost, edges.get(to) ?? Number.POSITIVE_INFINITY)));
    return edges;
  });
}

/** Costs of all nodes from `start` (Dijkstra 1959), by looking for the nearest open node: no heap, no heuristic. */
export function dijkstra(graph: PlainGraph, start: number, within: (node: number) => boolean = () => true): number[] {
  const cost = graph.map(() => Number.POSITIVE_INFINITY);
  const open = new Set([start]);
  cost[start] = 0;
  while (open.size > 0) {
    let nearest = -1;
    for (const node of open) if (nearest < 0 || cost[node] < cost[nearest]) nearest = node;
    open.delete(nearest);
    for (const [to, edge] of graph[nearest]) {
      if (cost[nearest] + edge >= cost[to] || !within(to)) continue;
      cost[to] = cost[nearest] + edge;
      open.add(to);
    }
  }
  return cost;
}

/**
 * Least cost between two nodes by a contraction hierarchy (Geisberger et al. 2008) in the order of node numbers: each
 * node is taken out, with a shortcut for every way through it that no way around is as cheap as; then one search
 * upwards from each end.
 */
export function contractedCost(graph: PlainGraph, start: number, goal: number): number {
  const all = graph.map((edges) => new Map(edges));
  const back: PlainGraph = graph.map(() => new Map());
  all.forEach((edges, from) => {
    for (const [to, cost] of edges) back[to].set(from, cost);
  });
  for (let node = 0; node < all.length; node++) {
    for (const [from, first] of back[node]) {
      if (from <= node) continue;
      const around = dijkstra(all, from, (other) => other > node);
      for (const [to, second] of all[node]) {
        if (to <= node || to === from || around[to] <= first + second) continue;
        all[from].set(to, first + second);
        back[to].set(from, first + second);
      }
    }
  }
  const upwards = (edges: PlainGraph) => edges.map((of, from) => new Map([...of].filter(([to]) => to > from)));
  const [there, home] = [dijkstra(upwards(all), start), dijkstra(upwards(back), goal)];
  return Math.min(...there.map((cost, node) => cost + home[node]));
}
