import type { PlainData } from '../../core/snapshot.ts';
import type { DriveFrame } from './drive-frame.ts';
import type { Metric, MetricValue } from './metric.ts';
import { metricValue } from './metric-value.ts';

/** Who is this near to the route's end has come to it [m]: where the criterion of the goal lets one stand. */
const ARRIVED = 4;

/**
 * Share of the route that the ego has driven [%]: 100 * greatest station / length, 100 from 4 m before the end on.
 * CARLA's RouteCompletionTest, which asks for 99 % and 10 m.
 */
export class RouteCompletion implements Metric {
  readonly name = 'routeCompletion';
  readonly unit = '%';
  private done = Number.NaN;

  observe({ routeS, routeLength }: DriveFrame): number {
    if (Number.isNaN(routeS)) return this.done;
    const share = routeS >= routeLength - ARRIVED ? 100 : Math.max(0, (100 * routeS) / routeLength);
    this.done = Number.isNaN(this.done) ? share : Math.max(this.done, share);
    return this.done;
  }

  result(): MetricValue {
    return metricValue(this.done, this.unit);
  }

  snapshot(): PlainData {
    return this.done;
  }

  restore(state: PlainData): void {
    this.done = state as number;
  }
}
