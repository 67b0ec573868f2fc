import type { PlainData } from '../../core/snapshot.ts';
import { frameTtc } from '../scores/drive/frame-ttc.ts';
import type { DriveFrame } from './drive-frame.ts';
import type { Metric, MetricValue } from './metric.ts';
import { metricValue } from './metric-value.ts';

/** How far nuPlan looks ahead [s]. */
const HORIZON = 3;

/** Slower than this the ego has no time to collision [m/s]. */
const STANDING = 0.005;

/**
 * Time to collision by nuPlan's projection [s]: the first moment at which the ego's box meets another's if both keep speed
 * and heading; 3 where it is later or never. Counts who is ahead, and in junctions, over several lanes or outside of them
 * also who is beside; who was hit before counts no more. The result is the least. Not valid where there was nobody, or the ego stood.
 */
export class TimeToCollision implements Metric {
  readonly name = 'ttc';
  readonly unit = 's';
  private readonly hit = new Set<number>();
  private least = Number.NaN;

  observe(frame: DriveFrame): number {
    for (const { other } of frame.collisions) this.hit.add(other);
    if (frame.others.count === 0 || Math.abs(frame.speed) <= STANDING) return Number.NaN;
    const sample = Math.min(HORIZON, frameTtc(frame, this.hit));
    if (!(this.least <= sample)) this.least = sample;
    return sample;
  }

  result(): MetricValue {
    return metricValue(this.least, this.unit);
  }

  snapshot(): PlainData {
    return { least: this.least, hit: [...this.hit] };
  }

  restore(state: PlainData): void {
    const { least, hit } = state as { least: number; hit: number[] };
    this.least = least;
    this.hit.clear();
    for (const id of hit) this.hit.add(id);
  }
}
