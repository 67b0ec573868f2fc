import type { DriverStyle } from '../intelligent-driver.ts';

/** A vehicle of a platoon that has settled. */
export interface Follower {
  readonly driver: DriverStyle;
  /** Speed that it would have on a free road [m/s]. */
  readonly desiredSpeed: number;
  /** [m] */
  readonly length: number;
}

/** Halvings of an interval of speeds: down to the last bit that matters. */
const HALVINGS = 60;

/**
 * Gap at which the intelligent driver model neither accelerates nor brakes behind a leader of its own speed [m]:
 * s_e(v) = (s0 + v T) / sqrt(1 - (v / v0)^4) (Treiber, Hennecke, Helbing 2000, Phys. Rev. E 62, 1805, equation 8).
 * Infinity from the desired speed on.
 */
export function equilibriumGap({ driver, desiredSpeed }: Follower, speed: number): number {
  const squared = (speed / desiredSpeed) * (speed / desiredSpeed);
  const free = 1 - squared * squared;
  return free > 0 ? (driver.standstillGap + speed * driver.timeGap) / Math.sqrt(free) : Number.POSITIVE_INFINITY;
}

/**
 * Common speed of vehicles that have settled on a closed lane [m/s]: where their equilibrium gaps and lengths add up to its
 * length; 0 where they do not even fit standing.
 */
export function equilibriumSpeed(followers: readonly Follower[], circuitLength: number): number {
  let low = 0;
  let high = Math.min(...followers.map(({ desiredSpeed }) => desiredSpeed));
  for (let i = 0; i < HALVINGS; i++) {
    const speed = (low + high) / 2;
    let taken = 0;
    for (const follower of followers) taken += equilibriumGap(follower, speed) + follower.length;
    if (taken > circuitLength) high = speed;
    else low = speed;
  }
  return low;
}
