import type { PlainData } from '../../core/snapshot.ts';
import { type DriveFrame, FRAMES_PER_SECOND } from './drive-frame.ts';
import type { Metric, MetricValue } from './metric.ts';
import { metricValue } from './metric-value.ts';

/** The window [frames]: one second. */
const WINDOW = FRAMES_PER_SECOND;

/**
 * Way against the direction of the lane within the last second [m]: w = max(0, -sum of laneAdvance); the result is the
 * greatest. nuPlan's driving_direction_compliance lets less than 2 m pass, and calls 6 m a violation; to back up counts.
 */
export class WrongWay implements Metric {
  readonly name = 'wrongWay';
  readonly unit = 'm';
  private readonly last = new Float64Array(WINDOW);
  private place = 0;
  private worst = 0;

  observe({ laneAdvance }: DriveFrame): number {
    this.last[this.place] = laneAdvance;
    this.place = (this.place + 1) % WINDOW;
    let way = 0;
    for (let i = 0; i < WINDOW; i++) way -= this.last[i];
    const against = Math.max(0, way);
    this.worst = Math.max(this.worst, against);
    return against;
  }

  result(): MetricValue {
    return metricValue(this.worst, this.unit);
  }

  snapshot(): PlainData {
    return { last: this.last.slice(), place: this.place, worst: this.worst };
  }

  restore(state: PlainData): void {
    const { last, place, worst } = state as { last: Float64Array; place: number; worst: number };
    this.last.set(last);
    this.place = place;
    this.worst = worst;
  }
}
