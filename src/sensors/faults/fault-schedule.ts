import { clonePlain, type PlainData } from '../../core/snapshot.ts';
import type { StoryOrder } from '../../core/story.ts';
import type { Tick } from '../../core/tick.ts';
import type { SensorFault } from './sensor-fault.ts';

/** When each of some faults is at work: by its own times, or told by the storyboard. */
export class FaultSchedule {
  private readonly faults: readonly SensorFault[];
  /** First tick, and first tick no more; Infinity for never. */
  private readonly from: Float64Array;
  private readonly to: Float64Array;

  constructor(faults: readonly SensorFault[]) {
    this.faults = faults;
    this.from = Float64Array.from(faults, ({ from, isTold }) => (isTold === true ? Number.POSITIVE_INFINITY : from));
    this.to = Float64Array.from(faults, ({ to, isTold }) => (isTold === true ? Number.POSITIVE_INFINITY : to));
  }

  /** Whether the fault of that place in the list is at work. */
  isAtWork(i: number, tick: Tick): boolean {
    return tick >= this.from[i] && tick < this.to[i];
  }

  /** Begins and ends faults from this tick on. What is told to begin while it is at work stays so; what has not begun cannot end. */
  obey(orders: readonly StoryOrder[], tick: Tick): void {
    for (const order of orders) {
      if (order.kind !== 'fault') continue;
      for (const [i, { index }] of this.faults.entries()) {
        if (index !== order.index || this.isAtWork(i, tick) === order.active) continue;
        if (order.active) {
          this.from[i] = tick;
          this.to[i] = Number.POSITIVE_INFINITY;
        } else if (tick >= this.from[i]) this.to[i] = tick;
      }
    }
  }

  /** Begin and end of the fault of that place in the list: of the last time, for one that is told; Infinity for never [tick]. */
  timesOf(i: number): { readonly from: Tick; readonly to: Tick } {
    return { from: this.from[i], to: this.to[i] };
  }

  snapshot(): PlainData {
    return clonePlain({ from: this.from, to: this.to });
  }

  restore(state: PlainData): void {
    const { from, to } = state as { from: Float64Array; to: Float64Array };
    this.from.set(from);
    this.to.set(to);
  }
}
