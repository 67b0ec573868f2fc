/*
 * Responsibility-Sensitive Safety (S. Shalev-Shwartz, S. Shammah, A. Shashua, "On a formal model of safe and scalable
 * self-driving cars", 2017), with the constants of JRC-FSM, utility/models.py and utility/vehicle.py.
 */

/** Response time rho [s], margin mu between sides [m]. */
const RESPONSE = 0.75;
const MARGIN = 0.3;
/** Greatest acceleration during the response, least braking after it, greatest braking of the one ahead [m/s^2]. */
const ACCELERATION = 3;
const BRAKING = 6;
const BRAKING_AHEAD = 6;
/** Lateral acceleration during the response and braking after it [m/s^2]. */
const LATERAL = 1;

/**
 * Least safe distance behind another [m]:
 * v rho + a rho^2 / 2 + (v + rho a)^2 / (2 b) - v_f^2 / (2 b_f), no less than 0.
 *
 * @param rear speed of the one behind [m/s]
 * @param front speed of the one ahead [m/s]
 */
export function rssLongitudinal(rear: number, front: number): number {
  const after = rear + RESPONSE * ACCELERATION;
  const own = rear * RESPONSE + (ACCELERATION * RESPONSE * RESPONSE) / 2 + (after * after) / (2 * BRAKING);
  return Math.max(0, own - (front * front) / (2 * BRAKING_AHEAD));
}

/**
 * Least safe distance beside another that keeps its line [m]:
 * mu + (2 v + a rho) rho / 2 + (v + a rho)^2 / (2 a).
 *
 * @param towards speed at which the ego nears it sideways [m/s]; one that moves away counts as 0
 */
export function rssLateral(towards: number): number {
  const speed = Math.max(0, towards);
  const after = speed + LATERAL * RESPONSE;
  return MARGIN + ((2 * speed + LATERAL * RESPONSE) * RESPONSE) / 2 + (after * after) / (2 * LATERAL);
}

/**
 * Share of the samples with somebody ahead at which the longitudinal distance was kept [1]; NaN without any.
 *
 * @param gap to the one ahead [m]; NaN where there is none
 */
export function rssShareKept(gap: ArrayLike<number>, rear: ArrayLike<number>, front: ArrayLike<number>): number {
  let samples = 0;
  let kept = 0;
  for (let i = 0; i < gap.length; i++) {
    if (Number.isNaN(gap[i])) continue;
    samples++;
    if (gap[i] >= rssLongitudinal(rear[i], front[i])) kept++;
  }
  return samples > 0 ? kept / samples : Number.NaN;
}
