import type { Bus } from '../../core/bus.ts';
import type { PlainData } from '../../core/snapshot.ts';
import type { Tick } from '../../core/tick.ts';
import type { Criterion, CriterionResult, Demand } from './criterion.ts';

/** An event of the storyboard has happened, or has not. Actual: how often. */
export class StoryEventCriterion implements Criterion {
  readonly name: string;
  private readonly demand: Demand;
  private readonly event: number;
  private readonly happens: boolean;
  private count = 0;
  private first: Tick | null = null;

  /** `event` is its index in the scene's storyboard. */
  constructor(demand: Demand, event: number, happens: boolean) {
    this.name = demand.name;
    this.demand = demand;
    this.event = event;
    this.happens = happens;
  }

  observe(tick: Tick, bus: Bus): void {
    const story = bus.publishedNow('truth.story');
    if (story === null || !story.fired.includes(this.event)) return;
    this.count++;
    this.first ??= tick;
  }

  result(): CriterionResult {
    const result = this.count > 0 === this.happens ? 'pass' : 'fail';
    const expected = this.happens ? '>= 1' : '= 0';
    return { ...this.demand, result, actual: this.count, expected, unit: '1', tick: this.first };
  }

  snapshot(): PlainData {
    return [this.count, this.first];
  }

  restore(state: PlainData): void {
    [this.count, this.first] = state as [number, Tick | null];
  }
}
