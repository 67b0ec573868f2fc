import { TICKS_PER_SECOND } from '../../../core/tick.ts';
import type { StoryCondition } from './story-condition.ts';

/** So many ticks after it fired anew an event that waits for one that repeats has noticed that it did. */
const NOTICED = 2;

/**
 * Another event fired at least so long ago (OpenSCENARIO StoryboardElementStateCondition, endTransition, with a delay).
 * It is seen from the tick after on, whatever the order of the list; of one that repeats the last time counts, and for one
 * tick after each it does not hold, so that an event that waits for it is told each time.
 */
export function eventFired(event: number, seconds: number, repeats: boolean): StoryCondition {
  const delay = Math.max(Math.round(seconds * TICKS_PER_SECOND), repeats ? NOTICED : 1);
  return { holds: ({ tick, firedAt }) => firedAt[event] >= 0 && tick - firedAt[event] >= delay };
}
