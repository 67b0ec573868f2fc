import type { PlainData } from '../../core/snapshot.ts';
import type { DriveFrame } from './drive-frame.ts';
import type { Metric, MetricValue } from './metric.ts';
import { metricValue } from './metric-value.ts';

/** The least or the greatest of samples that one frame tells by itself; not valid where there was none. */
export class Extreme implements Metric {
  readonly name: string;
  readonly unit: string;
  private readonly which: 'least' | 'greatest';
  private readonly sample: (frame: DriveFrame) => number;
  private extreme = Number.NaN;

  constructor(name: string, unit: string, which: 'least' | 'greatest', sample: (frame: DriveFrame) => number) {
    this.name = name;
    this.unit = unit;
    this.which = which;
    this.sample = sample;
  }

  observe(frame: DriveFrame): number {
    const value = this.sample(frame);
    if (Number.isNaN(value)) return value;
    if (Number.isNaN(this.extreme)) this.extreme = value;
    else this.extreme = this.which === 'least' ? Math.min(this.extreme, value) : Math.max(this.extreme, value);
    return value;
  }

  result(): MetricValue {
    return metricValue(this.extreme, this.unit);
  }

  snapshot(): PlainData {
    return this.extreme;
  }

  restore(state: PlainData): void {
    this.extreme = state as number;
  }
}
