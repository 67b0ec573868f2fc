import { DRIVER, DRIVER_SIZE, type DriverTable } from './driver-table.ts';

/** Parameters of the intelligent driver model. */
export interface DriverStyle {
  /** Comfortable acceleration a and deceleration b [m/s^2]. */
  readonly acceleration: number;
  readonly deceleration: number;
  /** Time gap T to the car in front [s]. */
  readonly timeGap: number;
  /** Gap s0 that is kept at standstill [m]. */
  readonly standstillGap: number;
}

/** Shortest gap that is told apart from contact [m]. */
const LEAST_GAP = 0.01;

/** Free-road part a (1 - (v / v0)^4) of the intelligent driver model [m/s^2]. */
export function freeAcceleration(drivers: DriverTable, actor: number, speed: number, desiredSpeed: number): number {
  const ratio = speed / desiredSpeed;
  const squared = ratio * ratio;
  return drivers[DRIVER_SIZE * actor + DRIVER.acceleration] * (1 - squared * squared);
}

/**
 * Share that a car in front takes away, a (s_star / s)^2 with s_star = s0 + max(0, v T + v dv / (2 sqrt(a b)))
 * [m/s^2] (Treiber, Hennecke, Helbing 2000, Phys. Rev. E 62, 1805, equations 3 and 4). The model's acceleration is
 * freeAcceleration less this.
 *
 * @param gap s, bumper to bumper [m]
 * @param leaderSpeed [m/s]; dv = v - leaderSpeed
 */
export function interaction(
  drivers: DriverTable,
  actor: number,
  speed: number,
  gap: number,
  leaderSpeed: number,
): number {
  const first = DRIVER_SIZE * actor;
  const approach = (speed * (speed - leaderSpeed)) / drivers[first + DRIVER.twiceRoot];
  const wished =
    drivers[first + DRIVER.standstillGap] + Math.max(0, speed * drivers[first + DRIVER.timeGap] + approach);
  const ratio = wished / Math.max(gap, LEAST_GAP);
  return drivers[first + DRIVER.acceleration] * ratio * ratio;
}
