import type { PlainData } from '../../core/snapshot.ts';
import { type DriveFrame, FRAME_SECONDS } from './drive-frame.ts';
import type { Metric, MetricValue } from './metric.ts';
import { metricValue } from './metric-value.ts';

/** Window of the filter [frames], nuPlan's for jerk; and the sum of the squares of its offsets from the middle. */
const WINDOW = 15;
const MIDDLE = (WINDOW - 1) / 2;
const SQUARES = (WINDOW * (WINDOW * WINDOW - 1)) / 12;

/**
 * Longitudinal jerk [m/s^3]: derivative of the acceleration by a Savitzky-Golay filter of order 2 over the last 15
 * frames, j = sum(u a) / (sum(u^2) dt) with u the offset from the window's middle. A sample is that of 0.7 s ago; the
 * first 14 are none. The result is the greatest magnitude.
 */
export class LongitudinalJerk implements Metric {
  readonly name = 'longitudinalJerk';
  readonly unit = 'm/s^3';
  private readonly last = new Float64Array(WINDOW);
  private seen = 0;
  private greatest = Number.NaN;

  observe({ ax }: DriveFrame): number {
    this.last[this.seen % WINDOW] = ax;
    this.seen++;
    if (this.seen < WINDOW) return Number.NaN;
    let sum = 0;
    for (let k = 0; k < WINDOW; k++) sum += (k - MIDDLE) * this.last[(this.seen + k) % WINDOW];
    const jerk = sum / (SQUARES * FRAME_SECONDS);
    const magnitude = Math.abs(jerk);
    if (!(this.greatest >= magnitude)) this.greatest = magnitude;
    return jerk;
  }

  result(): MetricValue {
    return metricValue(this.greatest, this.unit);
  }

  snapshot(): PlainData {
    return { last: this.last.slice(), seen: this.seen, greatest: this.greatest };
  }

  restore(state: PlainData): void {
    const { last, seen, greatest } = state as { last: Float64Array; seen: number; greatest: number };
    this.last.set(last);
    this.seen = seen;
    this.greatest = greatest;
  }
}
