import { TICKS_PER_SECOND } from '../../../core/tick.ts';
import type { RoadUser } from '../road-user.ts';
import type { StoryCondition } from './story-condition.ts';

/** Slower is standing [m/s]. */
const STANDING = 0.1;

/** Somebody has stood for so long (OpenSCENARIO StandStillCondition). */
export function standingStill(actor: RoadUser, seconds: number): StoryCondition {
  const ticks = Math.round(seconds * TICKS_PER_SECOND);
  /** First tick of standing, NaN while it moves. */
  const state = Float64Array.of(Number.NaN);
  return {
    state,
    holds: ({ tick }) => {
      if (!actor.isThere || Math.abs(actor.speed) >= STANDING) state[0] = Number.NaN;
      else if (Number.isNaN(state[0])) state[0] = tick;
      return tick - state[0] >= ticks;
    },
  };
}
