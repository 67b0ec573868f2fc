import { FRAME_SECONDS } from './drive-frame.ts';
import type { Metric, MetricValue, SeriesReader } from './metric.ts';
import { metricValue } from './metric-value.ts';

/** A metric that is worked out from the series of others at the end, and has no samples of its own. */
export class OfSeries implements Metric {
  readonly name: string;
  readonly unit: string;
  private readonly value: (series: SeriesReader, step: number) => number;

  constructor(name: string, unit: string, value: (series: SeriesReader, step: number) => number) {
    this.name = name;
    this.unit = unit;
    this.value = value;
  }

  observe(): number {
    return Number.NaN;
  }

  result(series: SeriesReader): MetricValue {
    return metricValue(this.value(series, FRAME_SECONDS), this.unit);
  }

  snapshot(): null {
    return null;
  }

  restore(): void {}
}
