import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { bench, describe, expect } from 'vitest';
import type { RoadMap } from '../../src/map/road-map.ts';
import type { RoutePoint } from '../../src/planning/route/route-graph.ts';
import { MATERIAL } from '../conformance/material.ts';
import { firstTownText } from '../map-fixture.ts';
import { leastMilliseconds, tellCost } from './tell-benchmark.ts';

/** What `npm ci` has built, see math.bench.ts. */
const load = createRequire(import.meta.url);
const { loadRoadMap } = load('../../dist/map/load-road-map.js');
const { findRoute } = load('../../dist/planning/route/find-route.js');
const { RouteGraph } = load('../../dist/planning/route/route-graph.js');
const { MinHeap } = load('../../dist/planning/min-heap.js');
const { RandomStream } = load('../../dist/core/random.js');

const PAIRS = 200;
/** Each route is sought so often in a row, so that the clock's grain does not matter. */
const TIMES = 5;

const town05 = join(MATERIAL, 'xodr/carla/Town05.xodr');
const isThere = existsSync(town05);
const map: RoadMap = loadRoadMap(isThere ? readFileSync(town05, 'utf8') : firstTownText(), 'bench').map;
const drivable = map.lanes.filter(({ type }) => type === 'driving');
const random = new RandomStream(5, 'route-bench');

function anywhere(): RoutePoint {
  const lane = drivable[random.integer(drivable.length)];
  return { lane: lane.index, s: random.uniform() * lane.length };
}

const pairs: [RoutePoint, RoutePoint][] = Array.from({ length: PAIRS }, () => [anywhere(), anywhere()]);

/** Cost of the quickest way by the same heap over the same graph, without a heuristic (Dijkstra 1959). */
function plainCost(start: RoutePoint, goal: RoutePoint): number {
  const graph = new RouteGraph(map, start, goal);
  const cost = new Float64Array(graph.nodeCount).fill(Number.POSITIVE_INFINITY);
  const open = new MinHeap(256);
  const closed = new Uint8Array(graph.nodeCount);
  cost[graph.startNode] = 0;
  open.push(0, graph.startNode);
  while (open.size > 0) {
    const node = open.pop();
    if (node === graph.goalNode) break;
    if (closed[node] === 1) continue;
    closed[node] = 1;
    graph.forEachEdge(node, (to: number, edge: number) => {
      if (cost[node] + edge >= cost[to]) return;
      cost[to] = cost[node] + edge;
      open.push(cost[to], to);
    });
  }
  return cost[graph.goalNode];
}

let found = 0;
for (const [start, goal] of pairs) {
  const route = findRoute(map, start, goal);
  if (!route.valid) continue;
  found++;
  expect(route.cost).toBeCloseTo(plainCost(start, goal), 9);
}

const all = (seek: (start: RoutePoint, goal: RoutePoint) => unknown) => () => {
  for (const [start, goal] of pairs) seek(start, goal);
};
const mine = all((start, goal) => findRoute(map, start, goal));
const plain = all(plainCost);
mine();
plain();
const least = (work: () => void) => leastMilliseconds(TIMES, work) / PAIRS;
tellCost('route', least(mine), 'ms/route', 'Dijkstra over the same graph', least(plain));

/** The slowest of all pairs, each by its own best [ms]. */
const slowest = Math.max(
  ...pairs.map(([start, goal]) => {
    let best = Number.POSITIVE_INFINITY;
    for (let i = 0; i < TIMES; i++) {
      const before = performance.now();
      findRoute(map, start, goal);
      best = Math.min(best, performance.now() - before);
    }
    return best;
  }),
);
console.log(
  `${found} of ${PAIRS} routes exist among ${map.lanes.length} lanes; the slowest takes ${slowest.toPrecision(3)} ms`,
);

describe(`${PAIRS} routes over ${isThere ? 'CARLA Town05' : 'the first town'}`, () => {
  bench('A*', mine);
  bench('reference: Dijkstra', plain);
});
