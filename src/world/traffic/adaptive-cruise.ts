import { exp } from '../../core/math/exp.ts';
import { DRIVER, DRIVER_SIZE, type DriverTable } from './driver-table.ts';

/** Shortest gap that is told apart from contact [m]. */
const LEAST_GAP = 0.01;

/**
 * Acceleration by the ACC model (Kesting, Treiber, Helbing 2010, Phil. Trans. R. Soc. A 368, 4585, equations 2.3 to 2.5):
 * where the intelligent driver model brakes harder than would do if the leader went on as it does, the difference is cut,
 *
 *     a = (1 - c) a_idm + c (a_cah + b tanh((a_idm - a_cah) / b))        where a_idm < a_cah, else a = a_idm
 *
 * @param idm what the intelligent driver model asks for [m/s^2]
 * @param gap bumper to bumper [m]
 */
export function coolAcceleration(
  drivers: DriverTable,
  actor: number,
  idm: number,
  speed: number,
  gap: number,
  leaderSpeed: number,
  leaderAcceleration: number,
): number {
  const first = DRIVER_SIZE * actor;
  const coolness = drivers[first + DRIVER.coolness];
  const deceleration = drivers[first + DRIVER.deceleration];
  const leader = Math.min(leaderAcceleration, drivers[first + DRIVER.acceleration]);
  const cah = constantAcceleration(speed, Math.max(gap, LEAST_GAP), leaderSpeed, leader);
  if (idm >= cah) return idm;
  return (1 - coolness) * idm + coolness * (cah + deceleration * tanh((idm - cah) / deceleration));
}

/**
 * Greatest acceleration without a crash if the leader keeps its own (constant-acceleration heuristic): until both stand
 * where the leader stops first, else until their speeds are the same [m/s^2].
 */
function constantAcceleration(speed: number, gap: number, leaderSpeed: number, leader: number): number {
  const approach = speed - leaderSpeed;
  if (leader < 0 && leaderSpeed * approach <= -2 * gap * leader)
    return (speed * speed * leader) / (leaderSpeed * leaderSpeed - 2 * gap * leader);
  return leader - (approach > 0 ? (approach * approach) / (2 * gap) : 0);
}

/** For arguments up to 0. */
function tanh(x: number): number {
  const e = exp(2 * x);
  return (e - 1) / (e + 1);
}
