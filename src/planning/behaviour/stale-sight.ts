import type { PlainData } from '../../core/snapshot.ts';
import { secondsAt, TICKS_PER_SECOND, type Tick } from '../../core/tick.ts';
import type { Fence, LaneState } from '../planning-problem.ts';

/** What was seen longer ago than this says nothing of now [ticks]. */
const STALE = 1 * TICKS_PER_SECOND;

/** Braking of who has to stop for want of sight [m/s^2]: firm, for nobody knows what is ahead, and no surprise to those behind. */
export const BLIND_BRAKING = 3;

/** Stops the ego where perception tells nothing any more, or never has; it goes on once it does. */
export class StaleSight {
  /** When a plan was first asked for, and where the ego is to stop, NaN while it sees [m]. */
  private begun: Tick = -1;
  private stopAt = Number.NaN;

  /** The fence to stop at; null while there is news. @param heard tick of the latest news, -1 if there never was any */
  fence(tick: Tick, heard: Tick, { s, speed }: LaneState): Fence | null {
    if (this.begun < 0) this.begun = tick;
    const since = Math.max(heard, this.begun);
    if (tick - since <= STALE) {
      this.stopAt = Number.NaN;
      return null;
    }
    // The place stays the same: where it can still be stopped at.
    if (Number.isNaN(this.stopAt)) this.stopAt = s + (speed * speed) / (2 * BLIND_BRAKING);
    const reason = `${heard < 0 ? 'nothing seen yet' : 'nothing new is seen'}, since ${secondsAt(since).toFixed(1)} s`;
    return { s: this.stopAt, cause: 'sight', reason };
  }

  /** Stations are others on a new line. */
  newLine(): void {
    this.stopAt = Number.NaN;
  }

  snapshot(): PlainData {
    return [this.begun, this.stopAt];
  }

  restore(state: PlainData): void {
    [this.begun, this.stopAt] = state as [Tick, number];
  }
}

/** News, where it is not older than STALE. */
export function stillNews<M>(tick: Tick, stamped: { readonly tick: Tick; readonly message: M } | null): M | null {
  return stamped === null || tick - stamped.tick > STALE ? null : stamped.message;
}
