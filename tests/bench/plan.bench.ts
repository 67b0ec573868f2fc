import { createRequire } from 'node:module';
import { bench, describe } from 'vitest';
import type { Planner } from '../../src/planning/planner.ts';
import type { PlanningProblem } from '../../src/planning/planning-problem.ts';
import { firstTownText } from '../map-fixture.ts';

/** What `npm ci` has built, see math.bench.ts. */
const load = createRequire(import.meta.url);
const { loadRoadMap } = load('../../dist/map/load-road-map.js');
const { Planner: BuiltPlanner } = load('../../dist/planning/planner.js');
const { LatticeSearch } = load('../../dist/planning/lattice/lattice-search.js');
const { findRoute } = load('../../dist/planning/route/find-route.js');
const { compactHatchback } = load('../../dist/world/vehicles/compact-hatchback.js');

const { map } = loadRoadMap(firstTownText(), 'first-town');
const lane = (key: string): number => map.lanes.findIndex((candidate: { key: string }) => candidate.key === key);
const start = { lane: lane('7/0/-1'), s: 10 };
const goal = { lane: lane('1/0/1'), s: 60 };

/** A message a topic, as the bus would give it at a tick. */
type Belief = Record<string, { tick: number; message: unknown } | null>;
const discard = { publish: () => {} };

/** The planner's view of the ego on the first lane, with cars around it. */
function belief(speed: number, cars: readonly (readonly [number, number, number])[]): Belief {
  const { centre } = map.lanes[start.lane];
  const at = (s: number) => Math.min(centre.count - 1, Math.round(s / (centre.s[1] - centre.s[0])));
  const ego = at(start.s);
  const tracks = cars.map(([s, d, carSpeed], index) => {
    const i = at(s);
    const yaw = centre.heading[i];
    const [x, y] = [centre.x[i] - d * Math.sin(yaw), centre.y[i] + d * Math.cos(yaw)];
    return { id: index + 2, kind: 0, x, y, yaw, speed: carSpeed, length: 4.5, width: 1.8, confidence: 1 };
  });
  const localisation = { valid: true, x: centre.x[ego], y: centre.y[ego], z: 0, yaw: centre.heading[ego], speed };
  const noise = { acceleration: 0, yawRate: 0, lateralSigma: 0.1, longitudinalSigma: 0.1, yawSigma: 0.01 };
  return {
    localisation: { tick: 0, message: { ...localisation, ...noise } },
    tracks: { tick: 0, message: { source: 'oracle', tracks } },
    signals: { tick: 0, message: { source: 'truth', state: new Uint8Array(map.signals.length).fill(3) } },
  };
}

const SCENES: readonly (readonly [string, Belief])[] = [
  ['free road', belief(12, [])],
  ['a leader', belief(10, [[40, 0, 7]])],
  ['something to swerve around', belief(12, [[55, -2.05, 0]])],
  [
    'leader, parked cars, oncoming cars',
    belief(10, [
      [45, 0, 6],
      [50, -2.1, 0],
      [60, 3.5, 0],
      [80, 3.5, 0],
      [70, -2.1, 0],
    ]),
  ],
];

/** One plan: belief to trajectory; and the A* of it alone. */
describe.each(SCENES)('%s', (_name, messages) => {
  const inbox = { latest: (topic: string) => messages[topic] };
  let problem: PlanningProblem | null = null;
  const searcher = new LatticeSearch();
  const planner: Planner = new BuiltPlanner({
    map,
    vehicle: compactHatchback,
    goal,
    search: {
      search(posed: PlanningProblem) {
        problem = posed;
        return searcher.search(posed);
      },
    },
  });
  let tick = 0;
  bench('whole plan', () => {
    planner.step(tick, inbox as never, discard);
    tick += 10;
  });
  bench('A* over the lattice', () => {
    searcher.search(problem);
  });
});

describe('route', () => {
  bench('A* over the lane graph', () => {
    findRoute(map, start, goal);
  });
});
