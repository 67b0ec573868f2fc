import type { Tick } from '../../core/tick.ts';

/** Messages kept for smoothing: at the coarsest batches of a slow machine this is over a second. */
const CAPACITY = 24;

/** Two messages around a moment, and how far the moment lies from the first (0) to the second (1). */
export interface Bracket<M> {
  readonly from: M;
  readonly to: M;
  readonly share: number;
}

/** The latest messages of a topic by tick, so that a view can show any moment between two of them. */
export class History<M> {
  private readonly ticks: Tick[] = [];
  private readonly messages: M[] = [];

  /** Takes a newer message; one that is older than the last means that the run was restarted or wound back. */
  push(tick: Tick, message: M): void {
    if (this.ticks.length > 0 && tick <= this.ticks[this.ticks.length - 1]) this.clear();
    this.ticks.push(tick);
    this.messages.push(message);
    if (this.ticks.length <= CAPACITY) return;
    this.ticks.shift();
    this.messages.shift();
  }

  clear(): void {
    this.ticks.length = 0;
    this.messages.length = 0;
  }

  /** Neighbours of a moment [ticks]; outside of what is known, the nearest message twice. Null when empty. */
  bracket(moment: number): Bracket<M> | null {
    const { ticks, messages } = this;
    const last = ticks.length - 1;
    if (last < 0) return null;
    if (moment >= ticks[last]) return { from: messages[last], to: messages[last], share: 0 };
    let next = last;
    while (next > 0 && ticks[next - 1] > moment) next--;
    if (next === 0) return { from: messages[0], to: messages[0], share: 0 };
    const share = (moment - ticks[next - 1]) / (ticks[next] - ticks[next - 1]);
    return { from: messages[next - 1], to: messages[next], share };
  }
}

/** Between two values. */
export function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

/** Between two angles the short way round [rad]. */
export function mixAngle(from: number, to: number, share: number): number {
  const turn = (to - from) % (2 * Math.PI);
  const short = ((2 * turn) % (2 * Math.PI)) - turn;
  return from + short * share;
}
