import type { PlannerPulse } from '../worker/protocol.ts';

/** Plans that take longer than the simulated time between two at 10 Hz hold the drive up [ms]. */
const SLOW = 100;

/** What a reader is told of a planner that holds the drive up; null where it does not. */
export function pulseWords(pulse: PlannerPulse | null): string | null {
  if (pulse === null) return null;
  const { waitingS, patienceS, planMs } = pulse;
  if (waitingS > 0) return `No answer for ${waitingS} s; it is ended after ${patienceS} s.`;
  if (planMs <= SLOW) return null;
  return `It is slow: a plan takes ${Math.round(planMs)} ms here, and the drive waits for it.`;
}
