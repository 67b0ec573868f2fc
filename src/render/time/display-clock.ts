import type { Tick } from '../../core/tick.ts';

/** How fast the estimates of pace and gap follow the batches, share a batch. */
const LEARNING = 0.15;
/** How fast the shown moment is drawn to where it should be [1/ms]. */
const PULL = 0.006;
/** The same once no more batches come, so that a paused picture is the newest state at once [1/ms]. */
const SETTLE = 0.03;
/** Batches further apart than this say nothing of the pace: the run stood still [ms]. */
const STILL = 400;
/** Closer to the newest tick than this is there [ticks]. */
const ARRIVED = 0.01;

/**
 * Which moment to show. Batches of messages arrive unevenly (the network holds the worker up ten times a second); what
 * is shown runs evenly a little behind the newest, so that motion is smooth and never guessed.
 */
export class DisplayClock {
  private newest: Tick = 0;
  private newestAt = Number.NaN;
  private shown = 0;
  private shownAt = Number.NaN;
  /** [ticks/ms] */
  private pace = 0;
  /** Between two batches [ms]. */
  private gap = 16;

  /** A batch with the state of this tick has come at this wall time [ms]. */
  receive(tick: Tick, wallMs: number): void {
    const advance = tick - this.newest;
    const elapsed = wallMs - this.newestAt;
    if (advance < 0 || Number.isNaN(this.newestAt)) {
      this.shown = tick;
      this.pace = 0;
    } else if (elapsed > 0 && elapsed < STILL) {
      this.pace += LEARNING * (advance / elapsed - this.pace);
      this.gap += LEARNING * (elapsed - this.gap);
    }
    this.newest = tick;
    this.newestAt = wallMs;
  }

  /** The moment to show at this wall time [ticks, with a fraction]. */
  at(wallMs: number): number {
    const elapsed = Number.isNaN(this.shownAt) ? 0 : Math.min(wallMs - this.shownAt, 200);
    this.shownAt = wallMs;
    const silent = wallMs - this.newestAt > Math.max(120, 3 * this.gap);
    const target = silent ? this.newest : this.newest - 1.5 * this.gap * this.pace;
    const predicted = silent ? this.shown : this.shown + elapsed * this.pace;
    const pulled = predicted + (target - predicted) * Math.min(1, elapsed * (silent ? SETTLE : PULL));
    this.shown = Math.min(this.newest, Math.max(this.shown, pulled));
    if (this.newest - this.shown < ARRIVED) this.shown = this.newest;
    return this.shown;
  }

  /** Whether the newest state is shown. */
  get isSettled(): boolean {
    return this.shown === this.newest;
  }
}
