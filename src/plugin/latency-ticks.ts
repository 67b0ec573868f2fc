import { TICKS_PER_SECOND, type Tick } from '../core/tick.ts';

/** Simulated times [ms] as whole ticks: a plan that is there between two ticks is followed from the later one on. */
export function latencyTicks(latency: number | readonly number[]): Tick[] {
  // A ten-millionth of a tick is an error of rounding.
  return [latency].flat().map((ms) => Math.ceil((ms / 1000) * TICKS_PER_SECOND - 1e-7));
}
