import { createRequire } from 'node:module';
import { bench, describe } from 'vitest';
import type { Planner } from '../../src/planning/planner.ts';
import type { PlanningProblem } from '../../src/planning/planning-problem.ts';
import { firstTownText } from '../map-fixture.ts';
import { gridSearch } from './grid-search.ts';
import { leastMilliseconds, tellSpeed } from './tell-benchmark.ts';

/** What `npm ci` has built, see math.bench.ts. */
const load = createRequire(import.meta.url);
const { loadRoadMap } = load('../../dist/map/load-road-map.js');
const { lanePointAt } = load('../../dist/map/lane-point.js');
const { Planner: BuiltPlanner } = load('../../dist/planning/planner.js');
const { LatticeSearch } = load('../../dist/planning/lattice/lattice-search.js');
const { compactHatchback } = load('../../dist/world/vehicles/compact-hatchback.js');
const { RandomStream } = load('../../dist/core/random.js');

/** Beliefs planned for, how often each is planned again, and ticks between two plans. */
const CYCLES = 300;
const TIMES = 5;
const PLAN_TICKS = 10;

const { map } = loadRoadMap(firstTownText(), 'first-town');
const lane = (key: string): number => map.lanes.findIndex((candidate: { key: string }) => candidate.key === key);
const [from, goal] = [lane('7/0/-1'), { lane: lane('1/0/1'), s: 60 }];
const random = new RandomStream(9, 'plan-cycle');

/** The ego anywhere on the first 40 m of a lane, among up to seven cars that stand, drive along or come towards it. */
function belief() {
  const place = (s: number, d: number) => {
    const point = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
    lanePointAt(map.lanes[from], s, point);
    const { x, y, heading } = point;
    return { x: x - d * Math.sin(heading), y: y + d * Math.cos(heading), yaw: heading };
  };
  const s = random.between(5, 40);
  const tracks = Array.from({ length: random.integer(8) }, (_, id) => {
    const at = place(s + random.between(9, 60), random.between(-4, 4));
    const speed = random.uniform() < 0.4 ? 0 : random.between(1, 12);
    return { id: id + 2, kind: 0, ...at, speed, length: 4.5, width: 1.8, confidence: 1 };
  });
  const noise = { acceleration: 0, yawRate: 0, lateralSigma: 0.1, longitudinalSigma: 0.1, yawSigma: 0.01 };
  const localisation = { valid: true, ...place(s, 0), z: 0, speed: random.between(0, 13), ...noise };
  const state = new Uint8Array(map.signals.length).fill(3);
  return {
    localisation: { tick: 0, message: localisation },
    tracks: { tick: 0, message: { source: 'oracle', tracks } },
    signals: { tick: 0, message: { source: 'truth', state } },
  } as Record<string, unknown>;
}

const beliefs = Array.from({ length: CYCLES }, belief);
const discard = { publish: () => {} };
const searcher = new LatticeSearch();
const problems: PlanningProblem[] = [];
let keeps = true;
const planner: Planner = new BuiltPlanner({
  map,
  vehicle: compactHatchback,
  goal,
  search: {
    search(problem: PlanningProblem) {
      if (keeps) problems.push(structuredClone(problem));
      return searcher.search(problem);
    },
  },
});

let tick = 0;
/** Time of each cycle of one round over all beliefs [ms]. */
function round(): number[] {
  return beliefs.map((messages) => {
    const before = performance.now();
    planner.step(tick, { latest: (topic: string) => messages[topic] ?? null } as never, discard);
    tick += PLAN_TICKS;
    return performance.now() - before;
  });
}

round();
keeps = false;
const rounds = Array.from({ length: TIMES }, round);
const cycles = beliefs.map((_, i) => Math.min(...rounds.map((times) => times[i]))).sort((a, b) => a - b);
const share = (of: number) => cycles[Math.floor(of * (CYCLES - 1))].toPrecision(3);
console.log(`a plan cycle takes ${share(0.5)} ms in the median, ${share(0.99)} ms at the 99th percentile`);

/** Searches all problems that the planner posed; nodes expanded. */
function searchAll(): number {
  return problems.reduce((sum, problem) => sum + searcher.search(problem).expanded, 0);
}

const searchGrid = gridSearch(random);

const [nodes, gridNodes] = [searchAll(), searchGrid()];
searchGrid();
const perSecond = (expanded: number, work: () => number) =>
  expanded / leastMilliseconds(TIMES, () => void work()) / 1000;
tellSpeed(
  'plan-search',
  perSecond(nodes, searchAll),
  'million expansions/s',
  'plain A* over a grid, binary heap',
  perSecond(gridNodes, searchGrid),
);
console.log(`${problems.length} problems, ${(nodes / problems.length).toPrecision(3)} nodes expanded in each`);

describe(`${CYCLES} beliefs in the first town`, () => {
  bench('plan cycles', () => void round());
  bench('A* over the lattice', () => void searchAll());
  bench('reference: A* over a grid', () => void searchGrid());
});
