import { clamp } from '../../core/math/clamp.ts';

/** Time gap T [s], gap at rest s_0 [m], acceleration a and comfortable braking b [m/s^2] (Treiber and Kesting 2013, table 11.2). */
export const TIME_GAP = 1.5;
export const REST_GAP = 2;
const ACCELERATION = 1.5;
const BRAKING = 2;

/** The most that brakes give [m/s^2]. */
const MOST_BRAKING = 8;

/** Whom the law keeps behind: where its rear is now, as the ego's front meets it [m], and its speed along the line [m/s]. */
export interface Leading {
  readonly s: number;
  readonly speed: number;
}

/**
 * Acceleration of the intelligent driver model (Treiber, Hennecke and Helbing 2000) [m/s^2]:
 *   dv/dt = a [1 - (v / v_0)^4 - (s* / gap)^2],   s* = s_0 + max(0, v T + v (v - v_leader) / (2 sqrt(a b)))
 * the least over all leaders; too fast for v_0 alone it brakes comfortably.
 * @param s station of the ego's rear axle [m], at a moment t [s] to which the leaders have gone on
 * @param front from there to the front bumper [m]
 * @param wished v_0 [m/s]
 */
export function idmAcceleration(
  s: number,
  front: number,
  speed: number,
  t: number,
  wished: number,
  leaders: readonly Leading[],
): number {
  const share = speed / Math.max(wished, 0.1);
  const free = ACCELERATION * (1 - share * share * share * share);
  let least = Math.max(free, -BRAKING);
  for (const leader of leaders) {
    const gap = Math.max(leader.s + leader.speed * t - s - front, 0.1);
    const closing = (speed * (speed - leader.speed)) / (2 * Math.sqrt(ACCELERATION * BRAKING));
    const star = (REST_GAP + Math.max(0, speed * TIME_GAP + closing)) / gap;
    least = Math.min(least, free - ACCELERATION * star * star);
  }
  return clamp(least, -MOST_BRAKING, ACCELERATION);
}
