import type { PlainData } from '../../core/snapshot.ts';
import type { DriveFrame } from './drive-frame.ts';

/** A measured value; `valid` is false where there was nothing to measure: not applicable is not zero. */
export interface MetricValue {
  readonly value: number;
  readonly unit: string;
  readonly valid: boolean;
}

/**
 * Measures a drive. Sees every frame (10 Hz) in turn and gives one sample of its time series for each; the run keeps
 * the samples by the metric's name. What needs a whole series at the end reads it from there.
 */
export interface Metric {
  /** Unique in a run; key in results.json and of the series. */
  readonly name: string;
  /** Of the samples and of the result. */
  readonly unit: string;
  /** The sample at this frame; NaN where the metric does not apply. The frame is filled anew each time: keep numbers only. */
  observe(frame: DriveFrame): number;
  /** `series` holds all samples so far. */
  result(series: SeriesReader): MetricValue;
  snapshot(): PlainData;
  restore(state: PlainData): void;
}

/** Time series of a run: columns of one sample per frame, FRAMES_PER_SECOND of them a second. */
export interface SeriesReader {
  /** Samples so far. */
  readonly count: number;
  readonly names: readonly string[];
  /** Unit of a series; empty for a number without one and for a name that there is none of. */
  unitOf(name: string): string;
  /** All samples of a series, `count` long: a view that is good until the next frame. Empty for an unknown name. */
  column(name: string): Float64Array;
  /** The newest sample of a series; NaN before the first, and for an unknown name. */
  latest(name: string): number;
}
