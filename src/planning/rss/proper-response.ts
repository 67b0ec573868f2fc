import type { Decision } from '../../core/messages/plan.ts';
import { NO_FENCE } from '../no-fence.ts';
import { type LaneState, SAMPLE_COUNT, SAMPLE_SECONDS } from '../planning-problem.ts';
import type { LaneTrajectory } from '../trajectory/lane-trajectory.ts';
import type { RssViolation } from './rss-check.ts';

/** How fast the brake comes on [m/s^3]. */
const JERK = 12;

/** Stations and speeds of the proper response: braking that comes on at once and stays until the car stands. */
export function properResponse(start: LaneState, braking: number, out: LaneTrajectory): void {
  let { s, speed } = start;
  let acceleration = Math.min(0, start.acceleration);
  for (let i = 0; i < SAMPLE_COUNT; i++) {
    acceleration = Math.max(Math.min(acceleration, -braking), acceleration - JERK * SAMPLE_SECONDS);
    const slowed = Math.max(0, speed + acceleration * SAMPLE_SECONDS);
    out.s[i] = s;
    out.speed[i] = speed;
    out.acceleration[i] = speed > 0 ? acceleration : 0;
    s += ((speed + slowed) / 2) * SAMPLE_SECONDS;
    speed = slowed;
  }
}

/** Why it brakes, and about whom. */
export function responseDecision({ obstacle, gap, safe }: RssViolation): Decision {
  const who = `${obstacle.what ?? 'vehicle'} ${obstacle.track}`;
  const reason = `${who} too near: ${Math.round(gap)} m, safe are ${Math.ceil(safe)} m`;
  return { kind: 'follow', reason, ...NO_FENCE };
}
