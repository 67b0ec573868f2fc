import type { Bus } from '../../core/bus.ts';
import type { PlainData } from '../../core/snapshot.ts';
import type { Tick } from '../../core/tick.ts';

/** One row of a run's verdict; field names are those of results.json. */
export interface CriterionResult {
  readonly name: string;
  /** A required criterion that fails makes the run fail; others are reported only. */
  readonly required: boolean;
  readonly result: 'pass' | 'fail' | 'not-applicable';
  readonly actual: number;
  readonly expected: string;
  readonly unit: string;
  /** When it was decided; null where only the end of the run decides. */
  readonly tick: Tick | null;
}

/** Watches a run and judges it. Reads the truth, publishes nothing. */
export interface Criterion {
  readonly name: string;
  /** Called after every tick. */
  observe(tick: Tick, bus: Bus): void;
  result(): CriterionResult;
  snapshot(): PlainData;
  restore(state: PlainData): void;
}
