import type { Tick } from '../../core/tick.ts';
import type { Run } from '../../scenario/run.ts';
import { type RunIdentity, type RunResult, resultOf } from '../../scenario/run-result.ts';
import { BatchMaker, type WeatherSource } from './batch-maker.ts';
import { Keyframes } from './keyframes.ts';
import { Pacer } from './pacer.ts';
import type { ActorDeeds, Batch } from './protocol.ts';
import type { SensorFacts } from './sensor-facts.ts';
import type { TruthPainter, TruthWish } from './truth-painter.ts';

/** Longest time that the worker drives before it looks for messages of the page [ms]. */
const SLICE = 14;

/** What a host needs of its surroundings. */
export interface HostPort {
  /** Wall clock [ms]. */
  now(): number;
  /** Calls back after so many milliseconds, and after what the page has asked in the meantime. */
  later(callback: () => void, ms: number): void;
  send(batch: Batch): void;
  fail(error: unknown): void;
  /** What the actors do; of no use where nobody looks. */
  deeds?(): ActorDeeds;
}

/** Drives a run by the wall clock: play, pause, step, wind back. One batch goes out for each that the page can take. */
export class DriveHost {
  private readonly run: Run;
  private readonly identity: RunIdentity;
  private readonly port: HostPort;
  private readonly pacer = new Pacer();
  private readonly batches: BatchMaker;
  private readonly painter: TruthPainter | null;
  private readonly keyframes = new Keyframes();
  private playing = false;
  private pageIsReady = true;
  /** Wall time spent driving [ms]. */
  private busyMs = 0;
  private result: RunResult | null = null;
  /** Where a seek is heading; null when there is none. */
  private target: Tick | null = null;
  private scheduled = false;
  /** A tick waits for somebody else; what the page asks in the meantime comes after it. */
  private isWaiting = false;
  private deferred: (() => void)[] = [];
  private stopped = false;

  constructor(
    run: Run,
    identity: RunIdentity,
    port: HostPort,
    sensors: readonly SensorFacts[] = [],
    painter: TruthPainter | null = null,
    weather: WeatherSource | null = null,
  ) {
    this.run = run;
    this.painter = painter;
    this.batches = new BatchMaker(sensors, painter, weather);
    this.identity = identity;
    this.port = port;
    this.keyframes.offer(0, () => run.snapshot());
    this.step(1);
  }

  play(): void {
    if (this.run.ending !== null) this.seek(0);
    this.playing = true;
    this.pacer.start(this.port.now(), this.run.ticks);
    this.batches.touch();
    this.schedule(0);
  }

  pause(): void {
    this.playing = false;
    this.target = null;
    this.batches.touch();
    this.flush();
  }

  step(ticks: number): void {
    this.playing = false;
    this.seek(this.run.ticks + ticks);
  }

  /** Goes to the state after so many ticks, at least one. */
  seek(ticks: Tick): void {
    if (this.isWaiting) {
      this.deferred.push(() => this.seek(ticks));
      return;
    }
    const target = Math.max(1, ticks);
    if (target < this.run.ticks) this.windBack(target);
    this.target = target;
    this.schedule(0);
  }

  setPace(factor: number | null): void {
    this.pacer.setFactor(factor, this.port.now(), this.run.ticks);
  }

  /** Paints the truth of a camera from now on; null for none. */
  watch(wish: TruthWish | null): void {
    this.painter?.watch(wish, this.run);
    this.batches.touch();
    this.flush();
  }

  /** The page can take another batch. */
  ready(): void {
    this.pageIsReady = true;
    this.flush();
  }

  /** For good. */
  stop(): void {
    this.stopped = true;
    this.playing = false;
    this.target = null;
  }

  private schedule(ms: number): void {
    if (this.scheduled || this.stopped || this.isWaiting) return;
    this.scheduled = true;
    this.port.later(() => {
      this.scheduled = false;
      if (!this.stopped) this.slice();
    }, ms);
  }

  private slice(): void {
    const started = this.port.now();
    try {
      const pending = this.driveUntil(started + SLICE);
      if (pending === undefined) this.endSlice(started);
      else this.wait(pending, started);
    } catch (error) {
      this.giveUp(error);
    }
  }

  /** The slice ends with a tick that waits for somebody else. */
  private wait(pending: Promise<void>, started: number): void {
    this.isWaiting = true;
    pending
      .then(() => {
        this.isWaiting = false;
        if (this.stopped) return;
        this.noteTick();
        for (const deferred of this.deferred.splice(0)) deferred();
        this.endSlice(started);
      })
      .catch((error: unknown) => this.giveUp(error));
  }

  private giveUp(error: unknown): void {
    if (this.stopped) return;
    this.stop();
    this.port.fail(error);
  }

  private endSlice(started: number): void {
    const now = this.port.now();
    this.busyMs += now - started;
    if (this.run.ending !== null) this.finish();
    this.flush();
    if (this.target !== null) this.schedule(0);
    else if (this.playing) this.schedule(this.pacer.wait(now, this.run.ticks));
  }

  private driveUntil(endMs: number): Promise<void> | undefined {
    const { run } = this;
    while (run.ending === null && this.isDue()) {
      const pending = run.step();
      if (pending !== undefined) return pending;
      this.noteTick();
      if (this.port.now() >= endMs) return undefined;
    }
    return undefined;
  }

  private noteTick(): void {
    this.batches.observe(this.run);
    this.keyframes.offer(this.run.ticks, () => this.run.snapshot());
  }

  private isDue(): boolean {
    if (this.target === null) return this.playing && this.pacer.due(this.port.now(), this.run.ticks) > 0;
    if (this.run.ticks < this.target) return true;
    this.target = null;
    this.pacer.start(this.port.now(), this.run.ticks);
    return false;
  }

  private finish(): void {
    this.playing = false;
    this.target = null;
    this.result ??= resultOf(this.identity, this.run, this.busyMs / 1000);
    this.batches.touch();
  }

  private windBack(ticks: Tick): void {
    const kept = this.keyframes.before(ticks - 1);
    if (kept === null) return;
    this.run.restore(kept.state);
    this.result = null;
    if (kept.ticks === 0) this.busyMs = 0;
    this.batches.rewind();
  }

  private flush(): void {
    if (!this.pageIsReady || !this.batches.isDirty || this.stopped || this.isWaiting) return;
    // A seek shows where it arrives, not the way there.
    if (this.target !== null && this.run.ticks < this.target && !this.playing) return;
    this.pageIsReady = false;
    this.port.send(
      this.batches.take(this.run, this.playing, this.result, this.port.now(), this.port.deeds?.() ?? null),
    );
  }
}
