import { type LaneState, SAMPLE_COUNT, SAMPLE_SECONDS } from '../planning-problem.ts';
import type { LaneTrajectory } from './lane-trajectory.ts';

/** Braking when no trajectory was found [m/s^2]: near the limit on dry asphalt, wheels still turning. */
export const EMERGENCY_BRAKING = 7;

/** Way over which the heading turns parallel to the line [m]. */
const FADE = 4;

/** Braking to a standstill at the present offset. */
export function emergencyTrajectory(start: LaneState, out: LaneTrajectory, braking = EMERGENCY_BRAKING): void {
  const stop = start.speed / braking;
  for (let i = 0; i < SAMPLE_COUNT; i++) {
    const t = Math.min(i * SAMPLE_SECONDS, stop);
    const way = start.speed * t - (braking * t * t) / 2;
    const fade = Math.min(way, FADE);
    out.s[i] = start.s + way;
    // At the stop rounding would leave a speed backwards.
    out.speed[i] = Math.max(0, start.speed - braking * t);
    out.acceleration[i] = t < stop ? -braking : 0;
    out.d[i] = start.d + start.slope * (fade - (fade * fade) / (2 * FADE));
    out.slope[i] = start.slope * (1 - fade / FADE);
    out.bend[i] = way < FADE ? -start.slope / FADE : 0;
  }
}
