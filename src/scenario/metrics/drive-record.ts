import type { Bus } from '../../core/bus.ts';
import type { PlainData } from '../../core/snapshot.ts';
import type { Tick } from '../../core/tick.ts';
import { FRAMES_PER_SECOND } from './drive-frame.ts';
import { FRAME_SIGNALS } from './frame-signals.ts';
import { FrameSource, type FrameSourceOptions } from './frame-source.ts';
import type { Metric, MetricValue, SeriesReader } from './metric.ts';
import { SeriesStore } from './series-store.ts';

export interface DriveRecordOptions extends FrameSourceOptions {
  /** In the order of results.json. */
  readonly metrics: readonly Metric[];
  /** Simulated time after which the run ends [s]: there is room for that many samples. */
  readonly timeout: number;
}

/** Frames of a run, what its metrics make of them, and the time series of both. */
export class DriveRecord {
  readonly source: FrameSource;
  private readonly metrics: readonly Metric[];
  private readonly store: SeriesStore;

  constructor(options: DriveRecordOptions) {
    this.source = new FrameSource(options);
    this.metrics = options.metrics;
    const limit = Math.ceil(options.timeout * FRAMES_PER_SECOND) + 1;
    this.store = new SeriesStore([...FRAME_SIGNALS, ...options.metrics], limit);
  }

  /** All series so far. */
  get series(): SeriesReader {
    return this.store;
  }

  /** Takes a tick; returns whether it made a frame, which is then in `source.frame`. */
  take(tick: Tick, bus: Bus): boolean {
    if (!this.source.take(tick, bus)) return false;
    const { frame } = this.source;
    const hasRoom = this.store.begin();
    for (let i = 0; i < FRAME_SIGNALS.length && hasRoom; i++) this.store.set(i, FRAME_SIGNALS[i].of(frame));
    for (let i = 0; i < this.metrics.length; i++) {
      const sample = this.metrics[i].observe(frame);
      if (hasRoom) this.store.set(FRAME_SIGNALS.length + i, sample);
    }
    return true;
  }

  result(): Record<string, MetricValue> {
    return Object.fromEntries(this.metrics.map((metric) => [metric.name, metric.result(this.store)]));
  }

  snapshot(): PlainData {
    return {
      source: this.source.snapshot(),
      metrics: this.metrics.map((metric) => metric.snapshot()),
      series: this.store.snapshot(),
    };
  }

  restore(state: PlainData): void {
    const from = state as { source: PlainData; metrics: PlainData[]; series: PlainData };
    this.source.restore(from.source);
    for (const [index, metric] of this.metrics.entries()) metric.restore(from.metrics[index]);
    this.store.restore(from.series);
  }
}
