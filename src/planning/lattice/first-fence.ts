import type { Fence, LaneState } from '../planning-problem.ts';

/**
 * Room at standstill behind vehicles, where a gap is waited for, and before the goal is given up by this much [m] before
 * it is braked for harder than this [m/s^2]: 2.5 m to who stands are enough, and nuPlan's bound of comfort is 4.05 m/s^2.
 */
const ROOM_TO_GIVE = 1;
const GENTLE_BRAKING = 2.5;
/** Where more than that is lacking it is kept again, for every metre more by so much of it [m]: who must brake hard needs it. */
const KEPT_AGAIN = 0.5;

/** Room to give up by one who has a speed to lose [m/s] and a way left for it [m]. */
function roomToGive(speed: number, left: number): number {
  const lack = Math.max(0, (speed * speed) / (2 * GENTLE_BRAKING) - left);
  return lack <= ROOM_TO_GIVE ? lack : Math.max(0, ROOM_TO_GIVE - KEPT_AGAIN * (lack - ROOM_TO_GIVE));
}

/** Station of the first fence, Infinity without any [m]; those that are no line to keep give way to gentle braking. */
export function firstFence(fences: readonly Fence[], start: LaneState): number {
  let first = Number.POSITIVE_INFINITY;
  for (const { s, cause } of fences) {
    const gives = cause === 'vehicle' || cause === 'passing' || cause === 'goal';
    first = Math.min(first, gives ? s + roomToGive(start.speed, s - start.s) : s);
  }
  return first;
}
