/**
 * MOBIL (Kesting, Treiber, Helbing 2007, Transportation Research Record 1999, 86): a lane change pays if what the driver
 * gains and, weighed by its politeness, what the followers on both lanes gain or lose is more than a threshold:
 *
 *     a' - a + p ((n' - n) + (o' - o)) > threshold + bias
 *
 * a is the driver's acceleration, n that of the new follower, o that of the old one; a dash means after the change.
 */

/** Gain below which nobody changes [m/s^2]. */
const THRESHOLD = 0.1;

/** What going to the outer lane may cost, and going to the inner one has to bring beside the threshold [m/s^2]. */
const KEEP_OUTSIDE = 0.3;

/** Nobody makes the new follower, or itself, brake harder than this [m/s^2]. */
export const SAFE_BRAKING = 4;

/** Accelerations before and after a change [m/s^2]. */
export interface Prospect {
  own: number;
  ownAfter: number;
  newFollower: number;
  newFollowerAfter: number;
  oldFollower: number;
  oldFollowerAfter: number;
}

/** @param bias 1 to the inner lane, -1 to the outer one, 0 where no rule asks to keep outside */
export function pays(prospect: Prospect, politeness: number, bias: number): boolean {
  const gain = prospect.ownAfter - prospect.own;
  const others = prospect.newFollowerAfter - prospect.newFollower + (prospect.oldFollowerAfter - prospect.oldFollower);
  return gain + politeness * others > THRESHOLD + bias * KEEP_OUTSIDE;
}

export function isSafe({ ownAfter, newFollowerAfter }: Prospect): boolean {
  return ownAfter > -SAFE_BRAKING && newFollowerAfter > -SAFE_BRAKING;
}
