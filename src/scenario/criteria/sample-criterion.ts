import type { PlainData } from '../../core/snapshot.ts';
import type { Tick } from '../../core/tick.ts';
import type { DriveFrame } from '../metrics/drive-frame.ts';
import { type Bound, boundText, keeps, worse } from './bound.ts';
import type { Criterion, CriterionResult, Demand } from './criterion.ts';

/** What gives the samples; one with a state of its own keeps it with the criterion's. */
export interface Sampler {
  observe(frame: DriveFrame): number;
  snapshot?(): PlainData;
  restore?(state: PlainData): void;
}

/** A sample of every frame keeps a bound at all times. Actual: the worst sample. Not applicable where there was none. */
export class SampleCriterion implements Criterion {
  readonly name: string;
  private readonly demand: Demand;
  private readonly unit: string;
  private readonly bound: Bound;
  private readonly sampler: Sampler;
  private worst = Number.NaN;
  private first: Tick | null = null;

  constructor(demand: Demand, unit: string, bound: Bound, sampler: Sampler) {
    this.name = demand.name;
    this.demand = demand;
    this.unit = unit;
    this.bound = bound;
    this.sampler = sampler;
  }

  judge(frame: DriveFrame): void {
    const value = this.sampler.observe(frame);
    if (Number.isNaN(value)) return;
    this.worst = worse(this.worst, value, this.bound);
    if (!keeps(value, this.bound)) this.first ??= frame.tick;
  }

  result(): CriterionResult {
    const { worst, bound, unit, first } = this;
    const isSeen = !Number.isNaN(worst);
    const result = !isSeen ? 'not-applicable' : first === null ? 'pass' : 'fail';
    return { ...this.demand, result, actual: isSeen ? worst : 0, expected: boundText(bound), unit, tick: first };
  }

  snapshot(): PlainData {
    return [this.worst, this.first, this.sampler.snapshot?.() ?? null];
  }

  restore(state: PlainData): void {
    const [worst, first, sampler] = state as [number, Tick | null, PlainData];
    this.worst = worst;
    this.first = first;
    this.sampler.restore?.(sampler);
  }
}
