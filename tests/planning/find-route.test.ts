import { expect, test } from 'vitest';
import { RandomStream } from '../../src/core/random.ts';
import type { RoadMap } from '../../src/map/road-map.ts';
import { findRoute } from '../../src/planning/route/find-route.ts';
import { RouteGraph, type RoutePoint } from '../../src/planning/route/route-graph.ts';
import { firstTown } from '../map-fixture.ts';
import { randomMap, randomPoint } from './random-map.ts';
import { syntheticMap } from './synthetic-map.ts';

/** Costs of all nodes by relaxing every edge until nothing changes (Bellman 1958, Ford 1956): no heuristic, no heap. */
function bellmanFord(graph: RouteGraph): Float64Array {
  const cost = new Float64Array(graph.nodeCount).fill(Number.POSITIVE_INFINITY);
  cost[graph.startNode] = 0;
  for (let changed = true; changed; ) {
    changed = false;
    for (let node = 0; node < graph.nodeCount; node++) {
      if (cost[node] === Number.POSITIVE_INFINITY) continue;
      graph.forEachEdge(node, (to, edge) => {
        if (cost[node] + edge >= cost[to]) return;
        cost[to] = cost[node] + edge;
        changed = true;
      });
    }
  }
  return cost;
}

/** Adds the edges of a route up from scratch: lanes must be linked or neighbours. */
function costOfLanes(map: RoadMap, lanes: readonly number[], start: RoutePoint, goal: RoutePoint): number {
  let cost = 0;
  let share = start.s / map.lanes[start.lane].length;
  for (let i = 0; i < lanes.length - 1; i++) {
    const lane = map.lanes[lanes[i]];
    if (lane.successors.includes(lanes[i + 1])) {
      cost += ((1 - share) * lane.length) / lane.speedLimit;
      share = 0;
    } else {
      expect([lane.left, lane.right]).toContain(lanes[i + 1]);
      cost += 5;
    }
  }
  const last = map.lanes[lanes[lanes.length - 1]];
  expect(last.index).toBe(goal.lane);
  return cost + (goal.s - share * last.length) / last.speedLimit;
}

test('costs as much as the least over all ways, on 100 random maps', () => {
  const random = new RandomStream(7, 'maps');
  let found = 0;
  for (let i = 0; i < 100; i++) {
    const map = randomMap(random);
    const start = randomPoint(map, random);
    const goal = randomPoint(map, random);
    const graph = new RouteGraph(map, start, goal);
    const least = bellmanFord(graph)[graph.goalNode];
    const route = findRoute(map, start, goal);
    expect(route.valid).toBe(least < Number.POSITIVE_INFINITY);
    if (!route.valid) continue;
    found++;
    expect(route.cost).toBeCloseTo(least, 9);
    expect(costOfLanes(map, route.lanes, start, goal)).toBeCloseTo(least, 9);
  }
  expect(found).toBeGreaterThan(30);
});

test('the heuristic never exceeds the true rest, at any node of the town', () => {
  const map = firstTown();
  const random = new RandomStream(3, 'goals');
  for (let i = 0; i < 6; i++) {
    const goal = randomPoint(map, random);
    for (const lane of map.lanes) {
      const start = { lane: lane.index, s: 0 };
      const route = findRoute(map, start, goal);
      const graph = new RouteGraph(map, start, goal);
      if (route.valid) expect(graph.heuristic(graph.startNode)).toBeLessThanOrEqual(route.cost);
    }
  }
});

test('looks at fewer nodes than the map has lanes when the goal is straight ahead', () => {
  const map = firstTown();
  const lane = map.lanes.find(({ junction, length }) => junction < 0 && length > 50)!;
  const route = findRoute(map, { lane: lane.index, s: 10 }, { lane: lane.index, s: 40 });
  expect(route).toMatchObject({ valid: true, lanes: [lane.index] });
  expect(route.valid && route.expanded).toBeLessThan(5);
});

test('a goal behind the start on the same lane is reached by going round, or not at all', () => {
  const loop = syntheticMap([
    { x: 0, y: 0, heading: 0, pieces: [[100, 0]], successors: [1] },
    {
      x: 100,
      y: 0,
      heading: 0,
      pieces: [
        [Math.PI * 20, 1 / 20],
        [100, 0],
        [Math.PI * 20, 1 / 20],
      ],
      successors: [0],
    },
  ]);
  const route = findRoute(loop, { lane: 0, s: 60 }, { lane: 0, s: 20 });
  expect(route.valid && route.lanes).toEqual([0, 1, 0]);
  const street = syntheticMap([{ x: 0, y: 0, heading: 0, pieces: [[100, 0]] }]);
  expect(findRoute(street, { lane: 0, s: 60 }, { lane: 0, s: 20 })).toEqual({
    valid: false,
    reason: 'no way over the lanes from lane-0 to lane-0',
  });
});

test('ends that are not on the map are told with what was found and expected', () => {
  const map = syntheticMap([{ x: 0, y: 0, heading: 0, pieces: [[100, 0]] }]);
  const goal = { lane: 0, s: 50 };
  expect(findRoute(map, { lane: 4, s: 0 }, goal)).toMatchObject({ reason: 'start: found lane 4, expected 0 to 0' });
  expect(findRoute(map, goal, { lane: 0, s: 101 })).toMatchObject({
    reason: 'goal: found s 101 on lane lane-0, expected 0 to 100.00',
  });
});
