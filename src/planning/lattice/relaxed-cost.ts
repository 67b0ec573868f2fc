import { KNOT_COUNT } from '../trajectory-search.ts';
import type { LatticeCosts } from './lattice-costs.ts';
import { SPEED_COUNT, STATION_COUNT } from './lattice-grid.ts';

/**
 * The heuristic of the lattice search: least cost from (layer, speed, station) to the last layer when the offset may be
 * chosen anew for nothing at every layer. Dropping a dimension only takes constraints away, so it never says too much,
 * and it is consistent (an abstraction in the sense of Culberson and Schaeffer 1998, "Pattern databases"). Computed on
 * demand and remembered for one problem.
 */
export class RelaxedCost {
  private readonly costs: LatticeCosts;
  private readonly value = new Float64Array(KNOT_COUNT * SPEED_COUNT * STATION_COUNT);
  /** Problem for which an entry was computed. */
  private readonly round = new Int32Array(KNOT_COUNT * SPEED_COUNT * STATION_COUNT);
  private current = 0;

  constructor(costs: LatticeCosts) {
    this.costs = costs;
  }

  /** Forgets all: the costs are those of another problem. */
  reset(): void {
    this.current++;
  }

  at(k: number, speed: number, bin: number): number {
    if (k === KNOT_COUNT - 1) return 0;
    const cell = (k * SPEED_COUNT + speed) * STATION_COUNT + bin;
    if (this.round[cell] === this.current) return this.value[cell];
    let least = Number.POSITIVE_INFINITY;
    const slowest = Math.max(0, speed - this.costs.mostLoss);
    const fastest = Math.min(SPEED_COUNT - 1, speed + this.costs.mostGain);
    // Fast first: hard braking, last, then mostly costs more than what is found already and is not looked into.
    for (let toSpeed = fastest; toSpeed >= slowest; toSpeed--) {
      const edge = this.costs.relaxedEdgeCost(k, speed, bin, toSpeed);
      if (edge < least) least = Math.min(least, edge + this.at(k + 1, toSpeed, bin + speed + toSpeed));
    }
    this.round[cell] = this.current;
    this.value[cell] = least;
    return least;
  }
}
