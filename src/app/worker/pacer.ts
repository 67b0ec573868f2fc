import { TICKS_PER_SECOND, type Tick } from '../../core/tick.ts';

/** A worker that falls further behind than this gives the time up instead of hurrying after it [ms]. */
const GIVE_UP = 200;

/** Says how many ticks are due by the wall clock. The only place where the two clocks meet. */
export class Pacer {
  /** Simulated seconds a second; null: as fast as it can. */
  private factor: number | null = 1;
  private anchorMs = 0;
  private anchorTick: Tick = 0;

  /** Begins to count from this moment and tick. */
  start(nowMs: number, tick: Tick): void {
    this.anchorMs = nowMs;
    this.anchorTick = tick;
  }

  setFactor(factor: number | null, nowMs: number, tick: Tick): void {
    this.factor = factor;
    this.start(nowMs, tick);
  }

  /** Ticks to do now. */
  due(nowMs: number, tick: Tick): number {
    if (this.factor === null) return Number.POSITIVE_INFINITY;
    const ticksPerMs = (this.factor * TICKS_PER_SECOND) / 1000;
    const due = Math.floor((nowMs - this.anchorMs) * ticksPerMs) - (tick - this.anchorTick);
    if (due <= GIVE_UP * ticksPerMs + 1) return Math.max(0, due);
    this.start(nowMs, tick + 1);
    return 1;
  }

  /** Until the next tick is due [ms]. */
  wait(nowMs: number, tick: Tick): number {
    if (this.factor === null) return 0;
    const nextMs = this.anchorMs + ((tick + 1 - this.anchorTick) * 1000) / (this.factor * TICKS_PER_SECOND);
    return Math.max(0, nextMs - nowMs);
  }
}
