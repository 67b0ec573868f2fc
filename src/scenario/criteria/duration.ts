import type { Bus } from '../../core/bus.ts';
import type { PlainData } from '../../core/snapshot.ts';
import { secondsAt, type Tick } from '../../core/tick.ts';
import type { Criterion, CriterionResult, Demand } from './criterion.ts';

/** The run is over before so many seconds. Actual: how long it took [s]. */
export class DurationCriterion implements Criterion {
  readonly name: string;
  private readonly demand: Demand;
  private readonly below: number;
  private ticks = 0;

  constructor(demand: Demand, below: number) {
    this.name = demand.name;
    this.demand = demand;
    this.below = below;
  }

  observe(tick: Tick, _bus: Bus): void {
    this.ticks = tick + 1;
  }

  result(): CriterionResult {
    const actual = secondsAt(this.ticks);
    const result = actual < this.below ? 'pass' : 'fail';
    return { ...this.demand, result, actual, expected: `< ${this.below}`, unit: 's', tick: null };
  }

  snapshot(): PlainData {
    return this.ticks;
  }

  restore(state: PlainData): void {
    this.ticks = state as number;
  }
}
