import type { PlainData } from '../../core/snapshot.ts';
import type { DriveFrame } from './drive-frame.ts';
import type { Metric, MetricValue } from './metric.ts';
import { metricValue } from './metric-value.ts';

/**
 * The ego's mean speed over that of the vehicles within 60 m [%], over the frames in which there are any:
 * 100 * mean(ego) / mean(traffic). CARLA's MinimumSpeedRouteTest. Not valid where there are none, or they stand.
 */
export class TrafficSpeedShare implements Metric {
  readonly name = 'trafficSpeedShare';
  readonly unit = '%';
  private ego = 0;
  private traffic = 0;

  observe({ speed, trafficSpeed }: DriveFrame): number {
    if (!Number.isNaN(trafficSpeed)) {
      this.ego += speed;
      this.traffic += trafficSpeed;
    }
    return this.share();
  }

  result(): MetricValue {
    return metricValue(this.share(), this.unit);
  }

  snapshot(): PlainData {
    return [this.ego, this.traffic];
  }

  restore(state: PlainData): void {
    [this.ego, this.traffic] = state as [number, number];
  }

  private share(): number {
    return this.traffic > 0 ? (100 * this.ego) / this.traffic : Number.NaN;
  }
}
