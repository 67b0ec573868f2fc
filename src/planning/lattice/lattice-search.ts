import { MinHeap } from '../min-heap.ts';
import type { PlanningProblem } from '../planning-problem.ts';
import { SAMPLE_COUNT } from '../planning-problem.ts';
import { type CoarseTrajectory, KNOT_COUNT, type TrajectorySearch } from '../trajectory-search.ts';
import { fillCeiling } from './fill-ceiling.ts';
import { Incumbent } from './incumbent.ts';
import { LatticeCosts } from './lattice-costs.ts';
import { OFFSET_COUNT, OFFSETS, SPEED_COUNT, SPEED_STEP, STATION_COUNT, STATIONS_BEFORE_BASE } from './lattice-grid.ts';
import { RelaxedCost } from './relaxed-cost.ts';

const LAST = KNOT_COUNT - 1;
const LAYER_SIZE = SPEED_COUNT * STATION_COUNT * OFFSET_COUNT;
/** Layers 1 to 6; the start is no lattice node. */
const NODE_COUNT = LAST * LAYER_SIZE;
const START = -1;
/** No node at all. */
const NONE = -1;

/** Expansions after which the best that was found is driven on with; the suite's scenes need 300 at the most. */
const MOST_EXPANSIONS = 1000;
/** Expansions that finishing it may take: six, and more where ways turn out to be closed. */
const MOST_TO_FINISH = 200;
/** More than any cost: nodes of later layers come first. */
const DEEPER = 1e9;
/** What a path may cost more than the incumbent before it is given up: more than rounding makes of sums. */
const ROUNDING = 1e-6;

/**
 * A* (Hart, Nilsson and Raphael 1968) over the lattice of lattice-grid.ts with the heuristic of relaxed-cost.ts. Node
 * numbers grow towards the start, so that of equals in f the one nearer to the end is taken. All buffers are made once.
 *
 * Bounded by expansions, not by time, so that the plan is the same everywhere: at the bound the best open node is followed to
 * the end depth first, by cost and heuristic in each layer; the plan is free of collisions as any, but perhaps not the cheapest.
 *
 * Warm start: what is left of the last plan, where it still is a path of this lattice, is the incumbent of a branch and bound (Land and
 * Doig 1960). What costs more than it, by f, is not opened, and it is what is driven if the search comes to no end. A* takes nodes in the
 * order of f and would come to none of these: it finds the same path, to the bit.
 */
export class LatticeSearch implements TrajectorySearch {
  private readonly costs = new LatticeCosts();
  private readonly heuristic = new RelaxedCost(this.costs);
  private readonly incumbent = new Incumbent(this.costs);
  private readonly open = new MinHeap(4096);
  private readonly reached = new Float64Array(NODE_COUNT);
  private readonly parent = new Int32Array(NODE_COUNT);
  /** Search in which a node was last reached, and last expanded. */
  private readonly reachedIn = new Int32Array(NODE_COUNT);
  private readonly closedIn = new Int32Array(NODE_COUNT);
  private round = 0;
  private readonly most: number;
  private readonly toFinish: number;

  /** What the last search found. */
  private readonly coarse = {
    found: false,
    s: new Float64Array(KNOT_COUNT),
    d: new Float64Array(KNOT_COUNT),
    speed: new Float64Array(KNOT_COUNT),
    ceiling: new Float64Array(SAMPLE_COUNT),
    expanded: 0,
    cost: Number.POSITIVE_INFINITY,
  };

  constructor(most = MOST_EXPANSIONS, toFinish = MOST_TO_FINISH) {
    this.most = most;
    this.toFinish = toFinish;
  }

  search(problem: PlanningProblem): CoarseTrajectory {
    this.costs.prepare(problem);
    this.heuristic.reset();
    this.incumbent.anchor(problem);
    this.round++;
    this.open.clear();
    const { coarse, incumbent } = this;
    const last = this.expandToEnd();
    coarse.cost = last === NONE ? incumbent.cost[0] : this.reached[last];
    coarse.found = coarse.cost < Number.POSITIVE_INFINITY;
    if (!coarse.found) return coarse;
    if (last === NONE) this.follow(incumbent);
    else this.trace(last);
    this.finish(problem);
    return coarse;
  }

  /** Node of the last layer that the cheapest path ends at, beyond the bound that of a sound one; NONE if none was found. */
  private expandToEnd(): number {
    this.coarse.expanded = 0;
    this.expandStart();
    this.coarse.expanded++;
    while (this.open.size > 0 && this.coarse.expanded < this.most + this.toFinish) {
      const node = this.open.pop();
      if (this.closedIn[node] === this.round) continue;
      this.closedIn[node] = this.round;
      if (layerOf(node) === LAST) return node;
      this.expand(node);
      this.coarse.expanded++;
    }
    return NONE;
  }

  private expandStart(): void {
    const { costs } = this;
    for (let speed = costs.firstSpeedMin; speed <= costs.firstSpeedMax; speed++) {
      for (let offset = 0; offset < OFFSET_COUNT; offset++) {
        if (((costs.firstAllowed >> offset) & 1) === 0) continue;
        costs.priceFirst(speed, offset);
        this.reach(1, speed, STATIONS_BEFORE_BASE + speed, offset, START);
      }
    }
  }

  private expand(node: number): void {
    const { costs } = this;
    const k = layerOf(node);
    const speed = speedOf(node);
    const bin = binOf(node);
    const offset = node % OFFSET_COUNT;
    const slowest = Math.max(0, speed - costs.mostLoss);
    const fastest = Math.min(SPEED_COUNT - 1, speed + costs.mostGain);
    for (let toSpeed = slowest; toSpeed <= fastest; toSpeed++) {
      for (let toOffset = Math.max(0, offset - 1); toOffset <= Math.min(OFFSET_COUNT - 1, offset + 1); toOffset++) {
        if (((costs.allowed >> toOffset) & 1) === 0) continue;
        costs.priceEdge(k, speed, bin, offset, toSpeed, toOffset);
        this.reach(k + 1, toSpeed, bin + speed + toSpeed, toOffset, node);
      }
    }
  }

  /** Opens the node at the end of the stretch priced last, unless there is a cheaper way to it or none on to the end. */
  private reach(k: number, speed: number, bin: number, offset: number, parent: number): void {
    const cost = (parent === START ? 0 : this.reached[parent]) + this.costs.price[0];
    const most = this.incumbent.cost[0] + ROUNDING;
    if (cost === Number.POSITIVE_INFINITY || cost > most) return;
    const node = (((LAST - k) * SPEED_COUNT + speed) * STATION_COUNT + bin) * OFFSET_COUNT + offset;
    if (this.reachedIn[node] === this.round && cost >= this.reached[node]) return;
    const rest = this.heuristic.value[this.heuristic.entry(k, speed, bin)];
    if (rest === Number.POSITIVE_INFINITY || cost + rest > most) return;
    this.reachedIn[node] = this.round;
    this.reached[node] = cost;
    this.parent[node] = parent;
    this.open.push(cost + rest - (this.coarse.expanded < this.most ? 0 : k * DEEPER), node);
  }

  /** Writes the path to a node of the last layer down. */
  private trace(last: number): void {
    const { s, d, speed } = this.coarse;
    for (let k = LAST, node = last; k > 0; k--, node = this.parent[node]) {
      s[k] = this.costs.stationOf(binOf(node));
      d[k] = OFFSETS[node % OFFSET_COUNT];
      speed[k] = speedOf(node) * SPEED_STEP;
    }
  }

  /** Writes the path down that the last plan goes on by. */
  private follow({ bin, offset, speed }: Incumbent): void {
    const { coarse } = this;
    for (let k = 1; k < KNOT_COUNT; k++) {
      coarse.s[k] = this.costs.stationOf(bin[k]);
      coarse.d[k] = OFFSETS[offset[k]];
      coarse.speed[k] = speed[k] * SPEED_STEP;
    }
  }

  /** Adds where the path begins, and what it keeps behind. */
  private finish(problem: PlanningProblem): void {
    const { s, d, speed, ceiling } = this.coarse;
    s[0] = problem.start.s;
    d[0] = problem.start.d;
    speed[0] = problem.start.speed;
    fillCeiling(problem, s, d, speed, ceiling);
  }
}

function layerOf(node: number): number {
  return LAST - Math.floor(node / LAYER_SIZE);
}

function speedOf(node: number): number {
  return Math.floor(node / (STATION_COUNT * OFFSET_COUNT)) % SPEED_COUNT;
}

function binOf(node: number): number {
  return Math.floor(node / OFFSET_COUNT) % STATION_COUNT;
}
