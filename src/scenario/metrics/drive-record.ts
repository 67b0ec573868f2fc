import type { Bus } from '../../core/bus.ts';
import { clonePlain, type PlainData } from '../../core/snapshot.ts';
import type { Tick } from '../../core/tick.ts';
import type { CollisionRecord } from './collision-record.ts';
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
  /** All collisions so far. */
  readonly collisions: CollisionRecord[] = [];
  private readonly metrics: readonly Metric[];
  private readonly store: SeriesStore;
  /** Samples of the metrics at the last frame, in their order. */
  private readonly samples: Float64Array;
  /** What metrics were found to come to, and after how many frames. */
  private values: { readonly count: number; readonly value: MetricValue }[] = [];

  constructor(options: DriveRecordOptions) {
    this.source = new FrameSource(options);
    this.metrics = options.metrics;
    this.samples = new Float64Array(options.metrics.length).fill(Number.NaN);
    const limit = Math.ceil(options.timeout * FRAMES_PER_SECOND) + 1;
    this.store = new SeriesStore([...FRAME_SIGNALS, ...options.metrics], limit);
  }

  /** All series so far. */
  get series(): SeriesReader {
    return this.store;
  }

  /** Takes a tick; returns whether it made a frame, which is then in `source.frame`. */
  take(tick: Tick, bus: Bus): boolean {
    const isFrame = this.source.take(tick, bus);
    for (const collision of this.source.collisionsNow) this.collisions.push(collision);
    if (!isFrame) return false;
    const { frame } = this.source;
    const hasRoom = this.store.begin();
    for (let i = 0; i < FRAME_SIGNALS.length && hasRoom; i++) this.store.set(i, FRAME_SIGNALS[i].of(frame));
    for (let i = 0; i < this.metrics.length; i++) {
      this.samples[i] = this.metrics[i].observe(frame);
      if (hasRoom) this.store.set(FRAME_SIGNALS.length + i, this.samples[i]);
    }
    return true;
  }

  /** Place of a metric by its name; throws for one that the run does not have. */
  placeOf(name: string): number {
    const place = this.metrics.findIndex((metric) => metric.name === name);
    if (place < 0) throw new Error(`this run has no metric ${name}`);
    return place;
  }

  /** Sample of a metric at the last frame, by its place. */
  sample(place: number): number {
    return this.samples[place];
  }

  /** What a metric comes to so far, by its place; worked out once a frame, since that takes longer the longer the drive. */
  valueOf(place: number): MetricValue {
    const known = this.values[place];
    if (known !== undefined && known.count === this.store.count) return known.value;
    const value = this.metrics[place].result(this.store);
    this.values[place] = { count: this.store.count, value };
    return value;
  }

  result(): Record<string, MetricValue> {
    return Object.fromEntries(this.metrics.map(({ name }, place) => [name, this.valueOf(place)]));
  }

  snapshot(): PlainData {
    return {
      source: this.source.snapshot(),
      metrics: this.metrics.map((metric) => metric.snapshot()),
      series: this.store.snapshot(),
      collisions: clonePlain(this.collisions) as unknown as PlainData,
    };
  }

  restore(state: PlainData): void {
    const from = state as { source: PlainData; metrics: PlainData[]; series: PlainData; collisions: PlainData };
    this.source.restore(from.source);
    for (const [index, metric] of this.metrics.entries()) metric.restore(from.metrics[index]);
    this.store.restore(from.series);
    this.values = [];
    this.collisions.length = 0;
    this.collisions.push(...(clonePlain(from.collisions) as unknown as CollisionRecord[]));
  }
}
