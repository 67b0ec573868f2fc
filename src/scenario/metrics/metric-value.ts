import type { MetricValue } from './metric.ts';

/** A value that is valid where it is a number; what is none is written as 0, since JSON has no NaN. */
export function metricValue(value: number, unit: string): MetricValue {
  const valid = Number.isFinite(value);
  return { value: valid ? value : 0, unit, valid };
}
