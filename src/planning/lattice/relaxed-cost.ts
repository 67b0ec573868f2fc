import { KNOT_COUNT } from '../trajectory-search.ts';
import type { LatticeCosts } from './lattice-costs.ts';
import { SPEED_COUNT, STATION_COUNT } from './lattice-grid.ts';

const LAST = KNOT_COUNT - 1;

/**
 * The heuristic of the lattice search: least cost from (layer, speed, station) to the last layer when the offset may be
 * chosen anew for nothing at every layer. Dropping a dimension only takes constraints away, so it never says too much,
 * and it is consistent (an abstraction in the sense of Culberson and Schaeffer 1998, "Pattern databases"). Computed on
 * demand and remembered for one problem.
 */
export class RelaxedCost {
  private readonly costs: LatticeCosts;
  /** By (layer, speed, station); of the last layer zero for good. */
  readonly value = new Float64Array(KNOT_COUNT * SPEED_COUNT * STATION_COUNT);
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

  /** Index in `value` of a node's least cost, which is computed if it is not known yet. */
  entry(k: number, speed: number, bin: number): number {
    const entry = (k * SPEED_COUNT + speed) * STATION_COUNT + bin;
    if (k === LAST || this.round[entry] === this.current) return entry;
    const { costs, value } = this;
    let least = Number.POSITIVE_INFINITY;
    const slowest = Math.max(0, speed - costs.mostLoss);
    const fastest = Math.min(SPEED_COUNT - 1, speed + costs.mostGain);
    // Fast first: hard braking, last, then mostly costs more than what is found already and is not looked into.
    for (let toSpeed = fastest; toSpeed >= slowest; toSpeed--) {
      costs.priceRelaxedEdge(k, speed, bin, toSpeed);
      const edge = costs.price[0];
      if (edge < least) least = Math.min(least, edge + value[this.entry(k + 1, toSpeed, bin + speed + toSpeed)]);
    }
    this.round[entry] = this.current;
    value[entry] = least;
    return entry;
  }
}
