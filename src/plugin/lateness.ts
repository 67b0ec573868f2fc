import { TICK_SECONDS } from '../core/tick.ts';

/** A plan is followed for so long [ms]: a new one has to be there by then. */
const PLAN_LIFE = 500;

/** Whole ticks of the simulator [ms]. */
export const TICK_MS = TICK_SECONDS * 1000;

/** Longest simulated time that a plan may take with so many plans a second [ms]. */
export function longestLatency(rateHz: number): number {
  return PLAN_LIFE - 1000 / rateHz;
}

/** Why plans that take so long [ms] are of no use, in words; null where they are. */
export function lateness(latency: number, { rateHz }: { readonly rateHz: number }): string | null {
  const longest = longestLatency(rateHz);
  if (latency >= 0 && Math.ceil(latency / TICK_MS) * TICK_MS <= longest) return null;
  return `found ${latency} ms with a plan every ${1000 / rateHz} ms, expected at most ${longest} ms: a plan is followed for ${PLAN_LIFE} ms`;
}
