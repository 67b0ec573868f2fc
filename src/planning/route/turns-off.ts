import { REFERENCE_STEP, type ReferenceLine } from './reference-line.ts';

/** The line is looked at so far ahead [m]. */
const AHEAD = 100;
/** Lateral acceleration in bends, and braking for them, when a way is changed to [m/s^2]: brisk, and within comfort. */
const LATERAL = 2;
const BRAKING = 2.5;

/** Whether a car of this speed [m/s] can follow a line from its beginning: v^2 <= a_lat / |k| + 2 b s everywhere. */
export function turnsOff(line: ReferenceLine, speed: number): boolean {
  const last = Math.min(line.count - 1, AHEAD / REFERENCE_STEP);
  for (let i = 0; i <= last; i++) {
    const bend = Math.abs(line.curvature[i]);
    if (bend * (speed * speed - 2 * BRAKING * i * REFERENCE_STEP) > LATERAL) return false;
  }
  return true;
}
