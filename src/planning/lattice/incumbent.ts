import { clamp } from '../../core/math/clamp.ts';
import type { PlanningProblem } from '../planning-problem.ts';
import { KNOT_COUNT } from '../trajectory-search.ts';
import type { LatticeCosts } from './lattice-costs.ts';
import { ALL_OFFSETS, SPEED_COUNT, SPEED_STEP, STATIONS_BEFORE_BASE } from './lattice-grid.ts';
import { nearestOffset } from './nearest-offset.ts';

/**
 * What is left of the last plan, as a path over the lattice of the present problem: from where the ego is now, by the
 * nearest speeds and offsets that the lattice allows, priced like any other path. Where it still meets nobody, its cost
 * is a bound for the search, and the path is there if the search comes to no end.
 */
export class Incumbent {
  /** Node by knot, from the first on. */
  readonly speed = new Int32Array(KNOT_COUNT);
  readonly bin = new Int32Array(KNOT_COUNT);
  readonly offset = new Int32Array(KNOT_COUNT);
  /** Of length one, see `LatticeCosts.price`; Infinity where there is none, or it is blocked. */
  readonly cost = new Float64Array([Number.POSITIVE_INFINITY]);
  private readonly costs: LatticeCosts;

  constructor(costs: LatticeCosts) {
    this.costs = costs;
  }

  /** Puts what is left of the last plan onto the lattice that the costs were prepared for. */
  anchor({ last = null }: PlanningProblem): void {
    const { costs, cost, speed, bin, offset } = this;
    cost[0] = Number.POSITIVE_INFINITY;
    if (last === null || costs.firstSpeedMin > costs.firstSpeedMax) return;
    speed[1] = clamp(Math.round(last.speed[1] / SPEED_STEP), costs.firstSpeedMin, costs.firstSpeedMax);
    bin[1] = STATIONS_BEFORE_BASE + speed[1];
    offset[1] = nearestOffset(costs.firstAllowed, last.d[1]);
    costs.priceFirst(speed[1], offset[1]);
    let sum = costs.price[0];
    for (let k = 2; k < KNOT_COUNT && sum < Number.POSITIVE_INFINITY; k++) {
      const from = speed[k - 1];
      const slowest = Math.max(0, from - costs.mostLoss);
      const fastest = Math.min(SPEED_COUNT - 1, from + costs.mostGain);
      speed[k] = clamp(Math.round(last.speed[k] / SPEED_STEP), slowest, fastest);
      bin[k] = bin[k - 1] + from + speed[k];
      const beside = offset[k - 1];
      // Itself, which is allowed, and one to either side.
      const within = ALL_OFFSETS & ((0b111 << beside) >> 1) & costs.allowed;
      offset[k] = nearestOffset(within, last.d[k]);
      costs.priceEdge(k - 1, from, bin[k - 1], beside, speed[k], offset[k]);
      sum += costs.price[0];
    }
    cost[0] = sum;
  }
}
