import type { PlainData } from '../../core/snapshot.ts';
import { type DriveFrame, FRAME_SECONDS } from './drive-frame.ts';
import type { Metric, MetricValue } from './metric.ts';
import { metricValue } from './metric-value.ts';

/**
 * For how long something has been so without a break [s], from its first frame to the one at hand; the result is the
 * longest.
 */
export class Lasting implements Metric {
  readonly name: string;
  readonly unit = 's';
  private readonly holds: (frame: DriveFrame) => boolean;
  private frames = 0;
  private longest = 0;

  constructor(name: string, holds: (frame: DriveFrame) => boolean) {
    this.name = name;
    this.holds = holds;
  }

  observe(frame: DriveFrame): number {
    this.frames = this.holds(frame) ? this.frames + 1 : 0;
    // From n frames in a row to the last of them are n - 1 steps.
    const steps = Math.max(0, this.frames - 1);
    this.longest = Math.max(this.longest, steps);
    return steps * FRAME_SECONDS;
  }

  result(): MetricValue {
    return metricValue(this.longest * FRAME_SECONDS, this.unit);
  }

  snapshot(): PlainData {
    return [this.frames, this.longest];
  }

  restore(state: PlainData): void {
    [this.frames, this.longest] = state as [number, number];
  }
}
