import type { PlainData } from '../../core/snapshot.ts';
import type { DriveFrame } from '../metrics/drive-frame.ts';
import { type Bound, boundText, keeps } from './bound.ts';
import type { Criterion, CriterionResult, Demand } from './criterion.ts';

/** A sample of the last frame that has one keeps a bound. Fails where none had one: its situation did not come. */
export class AtEndCriterion implements Criterion {
  readonly name: string;
  private readonly demand: Demand;
  private readonly unit: string;
  private readonly bound: Bound;
  private readonly sample: (frame: DriveFrame) => number;
  private last = Number.NaN;

  constructor(demand: Demand, unit: string, bound: Bound, sample: (frame: DriveFrame) => number) {
    this.name = demand.name;
    this.demand = demand;
    this.unit = unit;
    this.bound = bound;
    this.sample = sample;
  }

  judge(frame: DriveFrame): void {
    const value = this.sample(frame);
    if (!Number.isNaN(value)) this.last = value;
  }

  result(): CriterionResult {
    const { last, bound, unit } = this;
    const isSeen = !Number.isNaN(last);
    const result = isSeen && keeps(last, bound) ? 'pass' : 'fail';
    return { ...this.demand, result, actual: isSeen ? last : 0, expected: boundText(bound), unit, tick: null };
  }

  snapshot(): PlainData {
    return this.last;
  }

  restore(state: PlainData): void {
    this.last = state as number;
  }
}
