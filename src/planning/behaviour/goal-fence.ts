import type { Fence, LaneState } from '../planning-problem.ts';

/** Braking for a goal that need not be stopped at on the spot [m/s^2], and how fast it comes on [m/s^3]. */
const BRAKING = 1.8;
const BUILD_UP = 2.5;

/** How far past it the ego may come to stand all the same [m]. */
const OVERRUN = 4;

/**
 * Where to stand in the end. Whoever goes on from there to a pose beside the lanes may do so from a little farther on: where gentle
 * braking, v^2 / 2 b and the way until it bites, takes him past the goal, he stands there.
 */
export function goalFence(goal: number, { s, speed, acceleration }: LaneState, isExact: boolean): Fence {
  const until = (speed * Math.max(0, BRAKING + acceleration)) / (2 * BUILD_UP);
  const gentle = s + (speed * speed) / (2 * BRAKING) + until;
  const place = isExact ? goal : Math.min(Math.max(goal, gentle), goal + OVERRUN);
  return { s: place, cause: 'goal', reason: 'goal' };
}
