import type { Bus } from '../../core/bus.ts';
import type { PlainData } from '../../core/snapshot.ts';
import type { Tick } from '../../core/tick.ts';
import type { Criterion, CriterionResult } from './criterion.ts';

/** The ego touches nothing. Actual: number of contacts. */
export class CollisionCriterion implements Criterion {
  readonly name = 'collision';
  private count = 0;
  private first: Tick | null = null;

  observe(tick: Tick, bus: Bus): void {
    const collisions = bus.publishedNow('truth.events')?.collisions ?? [];
    this.count += collisions.length;
    if (collisions.length > 0) this.first ??= tick;
  }

  result(): CriterionResult {
    const result = this.count === 0 ? 'pass' : 'fail';
    return {
      name: this.name,
      required: true,
      result,
      actual: this.count,
      expected: '= 0',
      unit: '1',
      tick: this.first,
    };
  }

  snapshot(): PlainData {
    return [this.count, this.first];
  }

  restore(state: PlainData): void {
    [this.count, this.first] = state as [number, Tick | null];
  }
}
