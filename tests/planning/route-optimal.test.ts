import { expect, test } from 'vitest';
import { RandomStream } from '../../src/core/random.ts';
import { costOfLanes } from '../../src/planning/route/cost-of-lanes.ts';
import { findRoute } from '../../src/planning/route/find-route.ts';
import { ROUTE_COSTS, ROUTE_PREFERENCES } from '../../src/planning/route/route-costs.ts';
import { RouteGraph } from '../../src/planning/route/route-graph.ts';
import type { RouteWish } from '../../src/planning/route/route-wish.ts';
import { contractedCost, dijkstra, plainGraph } from './plain-graph.ts';
import { randomMap, randomPoint } from './random-map.ts';

/** Small, so that lane changes and short lanes matter as much as the way [m]. */
const REACH = 60;

test('A* costs what Dijkstra and, on every tenth, a contraction hierarchy cost, on 1,000 random graphs', () => {
  const random = new RandomStream(21, 'graphs');
  let found = 0;
  for (let i = 0; i < 1000; i++) {
    const map = randomMap(random, REACH);
    const [start, goal] = [randomPoint(map, random), randomPoint(map, random)];
    const graph = new RouteGraph(map, start, goal);
    const plain = plainGraph(graph);
    const least = dijkstra(plain, graph.startNode)[graph.goalNode];
    const route = findRoute(map, start, goal);
    expect(route.valid).toBe(least < Number.POSITIVE_INFINITY);
    if (i % 10 === 0) {
      const contracted = contractedCost(plain, graph.startNode, graph.goalNode);
      if (route.valid) expect(contracted).toBeCloseTo(least, 9);
      else expect(contracted).toBe(Number.POSITIVE_INFINITY);
    }
    if (!route.valid) continue;
    found++;
    expect(route.cost).toBeCloseTo(least, 9);
  }
  expect(found).toBeGreaterThan(400);
});

test.each(ROUTE_PREFERENCES)(
  'A* costs what Dijkstra costs by the costs of %s, with closed lanes, on 1,000 random graphs',
  (prefer) => {
    const random = new RandomStream(23, prefer);
    let found = 0;
    for (let i = 0; i < 1000; i++) {
      const map = randomMap(random, REACH);
      const [start, goal] = [randomPoint(map, random), randomPoint(map, random)];
      const wish: RouteWish = {
        costs: ROUTE_COSTS[prefer],
        weights: Float64Array.from(map.lanes, () => 1 + random.integer(3) / 2),
        closed: Float64Array.from(map.lanes, () =>
          random.uniform() < 0.1 ? random.uniform() * 40 : Number.POSITIVE_INFINITY,
        ),
      };
      const graph = new RouteGraph(map, start, goal, wish);
      const least = dijkstra(plainGraph(graph), graph.startNode)[graph.goalNode];
      const route = findRoute(map, start, goal, wish);
      expect(route.valid).toBe(least < Number.POSITIVE_INFINITY);
      if (!route.valid) continue;
      found++;
      expect(route.cost).toBeCloseTo(least, 9);
      expect(costOfLanes(map, route.lanes, start, goal, wish)).toBeCloseTo(least, 9);
    }
    expect(found).toBeGreaterThan(300);
  },
);

test('the heuristic is consistent: it falls by no more than an edge costs, on 50 random graphs', () => {
  const random = new RandomStream(22, 'graphs');
  for (let i = 0; i < 50; i++) {
    const map = randomMap(random, REACH);
    const wish: RouteWish = { costs: ROUTE_COSTS[ROUTE_PREFERENCES[i % 3]], weights: null, closed: null };
    const graph = new RouteGraph(map, randomPoint(map, random), randomPoint(map, random), wish);
    expect(graph.heuristic(graph.goalNode)).toBe(0);
    plainGraph(graph).forEach((edges, from) => {
      for (const [to, cost] of edges) {
        expect(graph.heuristic(from)).toBeLessThanOrEqual(cost + graph.heuristic(to) + 1e-9);
      }
    });
  }
});
