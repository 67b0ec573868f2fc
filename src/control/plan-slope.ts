import type { Plan } from '../core/messages/plan.ts';

/** The slope is read over this much of the way [m]: about a wheelbase, so that a sample's noise does not matter. */
const SPAN = 3;

/** Shorter ways have no slope [m]. */
const SHORTEST = 0.2;

/** Slope of a plan's way from its sample at `elapsed` seconds on [1], uphill positive; 0 where the plan hardly moves. */
export function planSlope({ t, x, y, z }: Plan, elapsed: number): number {
  const last = t.length - 1;
  const first = Math.min(last, Math.max(0, Math.floor(elapsed / (t[1] - t[0]))));
  let way = 0;
  let i = first;
  while (i < last && way < SPAN) {
    const dx = x[i + 1] - x[i];
    const dy = y[i + 1] - y[i];
    way += Math.sqrt(dx * dx + dy * dy);
    i++;
  }
  return way < SHORTEST ? 0 : (z[i] - z[first]) / way;
}
