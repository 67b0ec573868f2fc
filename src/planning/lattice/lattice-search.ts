import { MinHeap } from '../min-heap.ts';
import type { PlanningProblem } from '../planning-problem.ts';
import { SAMPLE_COUNT } from '../planning-problem.ts';
import { type CoarseTrajectory, KNOT_COUNT, type TrajectorySearch } from '../trajectory-search.ts';
import { fillCeiling } from './fill-ceiling.ts';
import { LatticeCosts } from './lattice-costs.ts';
import { OFFSET_COUNT, OFFSETS, SPEED_COUNT, SPEED_STEP, STATION_COUNT, STATIONS_BEFORE_BASE } from './lattice-grid.ts';
import { RelaxedCost } from './relaxed-cost.ts';

const LAST = KNOT_COUNT - 1;
const LAYER_SIZE = SPEED_COUNT * STATION_COUNT * OFFSET_COUNT;
/** Layers 1 to 6; the start is no lattice node. */
const NODE_COUNT = LAST * LAYER_SIZE;
const START = -1;

/**
 * A* (Hart, Nilsson and Raphael 1968) over the lattice of lattice-grid.ts with the heuristic of relaxed-cost.ts. Node
 * numbers grow towards the start, so that of equals in f the one nearer to the end is taken. All buffers are made once.
 */
export class LatticeSearch implements TrajectorySearch {
  private readonly costs = new LatticeCosts();
  private readonly heuristic = new RelaxedCost(this.costs);
  private readonly open = new MinHeap(4096);
  private readonly reached = new Float64Array(NODE_COUNT);
  private readonly parent = new Int32Array(NODE_COUNT);
  /** Search in which a node was last reached, and last expanded. */
  private readonly reachedIn = new Int32Array(NODE_COUNT);
  private readonly closedIn = new Int32Array(NODE_COUNT);
  private round = 0;

  private readonly s = new Float64Array(KNOT_COUNT);
  private readonly d = new Float64Array(KNOT_COUNT);
  private readonly speed = new Float64Array(KNOT_COUNT);
  private readonly ceiling = new Float64Array(SAMPLE_COUNT);

  search(problem: PlanningProblem): CoarseTrajectory {
    this.costs.prepare(problem);
    this.heuristic.reset();
    this.round++;
    this.open.clear();
    this.expandStart();
    let expanded = 1;
    while (this.open.size > 0) {
      const node = this.open.pop();
      if (this.closedIn[node] === this.round) continue;
      this.closedIn[node] = this.round;
      if (layerOf(node) === LAST) return this.found(problem, node, expanded);
      this.expand(node);
      expanded++;
    }
    return this.result(false, expanded, Number.POSITIVE_INFINITY);
  }

  private expandStart(): void {
    const { costs } = this;
    for (let speed = costs.firstSpeedMin; speed <= costs.firstSpeedMax; speed++) {
      for (let offset = 0; offset < OFFSET_COUNT; offset++) {
        if (((costs.firstAllowed >> offset) & 1) === 0) continue;
        this.reach(1, speed, STATIONS_BEFORE_BASE + speed, offset, costs.firstCost(speed, offset), START);
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
        const edge = costs.edgeCost(k, speed, bin, offset, toSpeed, toOffset);
        this.reach(k + 1, toSpeed, bin + speed + toSpeed, toOffset, this.reached[node] + edge, node);
      }
    }
  }

  private reach(k: number, speed: number, bin: number, offset: number, cost: number, parent: number): void {
    if (cost === Number.POSITIVE_INFINITY) return;
    const node = (((LAST - k) * SPEED_COUNT + speed) * STATION_COUNT + bin) * OFFSET_COUNT + offset;
    if (this.reachedIn[node] === this.round && cost >= this.reached[node]) return;
    const rest = this.heuristic.at(k, speed, bin);
    if (rest === Number.POSITIVE_INFINITY) return;
    this.reachedIn[node] = this.round;
    this.reached[node] = cost;
    this.parent[node] = parent;
    this.open.push(cost + rest, node);
  }

  private found(problem: PlanningProblem, last: number, expanded: number): CoarseTrajectory {
    for (let k = LAST, node = last; k > 0; k--, node = this.parent[node]) {
      this.s[k] = this.costs.stationOf(binOf(node));
      this.d[k] = OFFSETS[node % OFFSET_COUNT];
      this.speed[k] = speedOf(node) * SPEED_STEP;
    }
    this.s[0] = problem.start.s;
    this.d[0] = problem.start.d;
    this.speed[0] = problem.start.speed;
    fillCeiling(problem, this.s, this.d, this.speed, this.ceiling);
    return this.result(true, expanded, this.reached[last]);
  }

  private result(found: boolean, expanded: number, cost: number): CoarseTrajectory {
    const { s, d, speed, ceiling } = this;
    return { found, s, d, speed, ceiling, expanded, cost };
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
