import { createRequire } from 'node:module';
import { bench, describe } from 'vitest';
import type { Planner } from '../../src/planning/planner.ts';
import type { PlanningProblem } from '../../src/planning/planning-problem.ts';
import type { CoarseTrajectory } from '../../src/planning/trajectory-search.ts';
import { leastAllocated } from '../allocated.ts';
import { gridSearch } from './grid-search.ts';
import { leastMilliseconds, tellBenchmark, tellSpeed } from './tell-benchmark.ts';

/** What `npm ci` has built, see math.bench.ts. */
const load = createRequire(import.meta.url);
const { loadScene } = load('../../dist/scenario/load-scene.js');
const { assembleRun } = load('../../dist/scenario/assemble.js');
const { diskFiles } = load('../../dist/cli/disk-files.js');
const { Planner: BuiltPlanner } = load('../../dist/planning/planner.js');
const { LatticeSearch } = load('../../dist/planning/lattice/lattice-search.js');
const { LatticeCosts } = load('../../dist/planning/lattice/lattice-costs.js');
const { Precedence } = load('../../dist/scenario/careful/precedence.js');
const { missionOfScene } = load('../../dist/scenario/way/mission-of-scene.js');
const { RandomStream } = load('../../dist/core/random.js');

/** Crossings with lights and signs, and the traffic that is about. */
const SCENE = 'scenes/city-crossing.json';
/** Ticks that are driven, plans a tick, times that it is driven; of each cycle the fastest counts. */
const TICKS = 4000;
const PLAN_TICKS = 10;
const TIMES = 4;
/** Searches of all problems until V8 has compiled them. */
const WARM_UP = 20;
/** What an expansion may put on the heap [bytes]: two numbers, since what ends a search is counted to its few expansions. */
const MOST_BYTES = 32;
/** Bounds of issue "planning and control" [ms]: the median and the 99th percentile of a cycle. */
const WANTED = [1.5, 8] as const;
const { loaded, problems: wrong } = await loadScene(SCENE, {
  ...diskFiles,
  text: async (path: string) => {
    const text = await diskFiles.text(path);
    return path === SCENE ? JSON.stringify({ ...JSON.parse(text), rig: 'planning', perception: 'oracle' }) : text;
  },
});
if (loaded === null) throw new Error(JSON.stringify(wrong));

/** A problem as the planner posed it in traffic, and what was found. */
interface Posed {
  readonly problem: PlanningProblem;
  readonly cost: number;
  readonly expanded: number;
}

const searcher = new LatticeSearch();

/** Drives with all rules that the driver has. @returns time of each plan cycle [ms], and the hash */
function drive(posed: Posed[] | null): { times: number[]; hash: string } {
  const { map, vehicle, goal, goalPose } = loaded;
  const planner: Planner = new BuiltPlanner({
    map,
    vehicle,
    goal,
    goalPose,
    mission: missionOfScene(loaded),
    rights: new Precedence(map),
    passes: true,
    search: {
      search(problem: PlanningProblem): CoarseTrajectory {
        const coarse = searcher.search(problem);
        posed?.push({ problem: structuredClone(problem), cost: coarse.cost, expanded: coarse.expanded });
        return coarse;
      },
    },
  });
  const times: number[] = [];
  const step = planner.step.bind(planner);
  planner.step = (tick, inbox, outbox) => {
    const before = performance.now();
    step(tick, inbox, outbox);
    if (tick % PLAN_TICKS === 0) times.push(performance.now() - before);
  };
  const driver = () => ({ module: planner, fault: () => null, notes: () => [] });
  const { run } = assembleRun(loaded, { seed: 1, perception: 'oracle', segmenter: null, driver });
  while (run.ending === null && run.ticks < TICKS) run.step();
  return { times, hash: run.hash };
}

const posed: Posed[] = [];
const first = drive(posed);
const drives = Array.from({ length: TIMES }, () => drive(null));
if (drives.some(({ hash }) => hash !== first.hash)) throw new Error('the same drive gave other hashes');
const cycles = first.times.map((_, i) => Math.min(...drives.map(({ times }) => times[i]))).sort((a, b) => a - b);
const [median, slow] = [0.5, 0.99].map((share) => cycles[Math.floor(share * (cycles.length - 1))]);
for (const [k, value] of [median, slow].entries())
  tellBenchmark({
    name: k === 0 ? 'plan-cycle-median' : 'plan-cycle-p99',
    value,
    unit: 'ms',
    reference: 'wanted at most',
    referenceValue: WANTED[k],
    ratio: WANTED[k] / value,
  });

/** Searches all problems once more; nodes expanded. Finds what was found on the way. */
function searchAll(): number {
  let expanded = 0;
  for (const { problem, cost, expanded: before } of posed) {
    const again = searcher.search(problem);
    if (again.cost !== cost || again.expanded !== before) throw new Error(`found ${again.cost}, before ${cost}`);
    expanded += again.expanded;
  }
  return expanded;
}

/** The same without the last plans, which changes nothing in what is found. */
function searchAllAnew(): void {
  for (const { problem, cost, expanded } of posed) {
    const again = searcher.search({ ...problem, last: null });
    if (again.cost !== cost || again.expanded !== expanded) throw new Error(`found ${again.cost}, warm ${cost}`);
  }
}

const searchGrid = gridSearch(new RandomStream(9, 'plan-traffic'));
const [nodes, gridNodes] = [searchAll(), searchGrid()];
searchGrid();
const perSecond = (expanded: number, work: () => number) =>
  expanded / leastMilliseconds(TIMES, () => void work()) / 1000;
tellSpeed(
  'plan-traffic',
  perSecond(nodes, searchAll),
  'million expansions/s',
  'plain A* over a grid, binary heap',
  perSecond(gridNodes, searchGrid),
);

const costs = new LatticeCosts();

/** Only what prepares the searches: obstacles drawn, wished speeds by station. */
function prepareAll(): void {
  for (const { problem } of posed) costs.prepare(problem);
}

for (let i = 0; i < WARM_UP; i++) {
  searchAll();
  prepareAll();
}
const searching = leastAllocated(() => void searchAll());
const preparing = leastAllocated(prepareAll);
const each = (searching.bytes - preparing.bytes) / nodes;
if (each > MOST_BYTES) throw new Error(`${each} bytes on the heap for an expansion: ${searching.most.join('; ')}`);
const microseconds = (work: () => void) => (1000 * leastMilliseconds(TIMES, work)) / posed.length;
console.log(
  [
    `${posed.length} searches, ${(nodes / posed.length).toPrecision(3)} nodes expanded in each`,
    `begun without the last plan one takes ${microseconds(searchAllAnew).toFixed(0)} us`,
    `preparing one takes ${microseconds(prepareAll).toFixed(0)} of ${microseconds(() => void searchAll()).toFixed(0)} us`,
    `and puts ${(preparing.bytes / posed.length).toFixed(0)} bytes on the heap, an expansion ${each.toFixed(1)}`,
  ].join(', '),
);

describe(`${first.times.length} cycles among the traffic of a city`, () => {
  bench('a drive', () => void drive(null));
  bench('A* over the lattice', () => void searchAll());
  bench('A* over the lattice, without warm start', searchAllAnew);
  bench('reference: A* over a grid', () => void searchGrid());
});
