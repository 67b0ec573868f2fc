import type { PlainData } from '../../core/snapshot.ts';
import type { MetricValue } from '../metrics/metric.ts';
import { type Bound, boundText, keeps } from './bound.ts';
import type { Criterion, CriterionResult, Demand } from './criterion.ts';

/** What a metric comes to at the end keeps a bound. Not applicable where the metric is not valid. */
export class MetricCriterion implements Criterion {
  readonly name: string;
  private readonly demand: Demand;
  private readonly bound: Bound;
  private readonly value: () => MetricValue;

  constructor(demand: Demand, bound: Bound, value: () => MetricValue) {
    this.name = demand.name;
    this.demand = demand;
    this.bound = bound;
    this.value = value;
  }

  result(): CriterionResult {
    const { value, unit, valid } = this.value();
    const result = !valid ? 'not-applicable' : keeps(value, this.bound) ? 'pass' : 'fail';
    return { ...this.demand, result, actual: value, expected: boundText(this.bound), unit, tick: null };
  }

  snapshot(): PlainData {
    return null;
  }

  restore(): void {}
}
