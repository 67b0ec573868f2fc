import type { PlainData } from '../../core/snapshot.ts';
import { type Expert, expertStation } from '../experts/expert.ts';
import { progressRatio } from '../scores/nuplan/progress-ratio.ts';
import type { DriveFrame } from './drive-frame.ts';
import type { Metric, MetricValue } from './metric.ts';
import { metricValue } from './metric-value.ts';

/**
 * Progress along the route over that of the expert in the same time [1], at most 1; ways below 2 m count as 2 m. nuPlan's
 * ego_progress_along_expert_route. The result is that at the end of the run; not valid without a record of an expert.
 */
export class Progress implements Metric {
  readonly name = 'progress';
  readonly unit = '1';
  private readonly expert: Expert | null;
  private start = Number.NaN;
  private ratio = Number.NaN;

  constructor(expert: Expert | null) {
    this.expert = expert;
  }

  observe({ routeS, time }: DriveFrame): number {
    if (this.expert === null || Number.isNaN(routeS)) return this.ratio;
    if (Number.isNaN(this.start)) this.start = routeS;
    const way = expertStation(this.expert, time) - this.expert.progress[0];
    this.ratio = progressRatio(routeS - this.start, way);
    return this.ratio;
  }

  result(): MetricValue {
    return metricValue(this.ratio, this.unit);
  }

  snapshot(): PlainData {
    return [this.start, this.ratio];
  }

  restore(state: PlainData): void {
    [this.start, this.ratio] = state as [number, number];
  }
}
