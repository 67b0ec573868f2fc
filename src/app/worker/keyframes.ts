import type { PlainData } from '../../core/snapshot.ts';
import { TICKS_PER_SECOND, type Tick } from '../../core/tick.ts';

/** Between two states that are kept: winding back re-drives at most this much [ticks]. */
export const KEYFRAME_PERIOD = 3 * TICKS_PER_SECOND;

/** States of a run by tick, from which it can be wound back: nearest one before, then driven forwards again. */
export class Keyframes {
  private readonly states = new Map<Tick, PlainData>();

  /** Keeps the state after so many ticks, where one is due and not kept yet. */
  offer(ticks: Tick, snapshot: () => PlainData): void {
    if (ticks % KEYFRAME_PERIOD === 0 && !this.states.has(ticks)) this.states.set(ticks, snapshot());
  }

  /** The last state at or before a tick; null before the first was offered. */
  before(ticks: Tick): { readonly ticks: Tick; readonly state: PlainData } | null {
    for (let kept = ticks - (ticks % KEYFRAME_PERIOD); kept >= 0; kept -= KEYFRAME_PERIOD) {
      const state = this.states.get(kept);
      if (state !== undefined) return { ticks: kept, state };
    }
    return null;
  }
}
