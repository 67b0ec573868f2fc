import { TICKS_PER_SECOND, type Tick } from '../../../core/tick.ts';

/** A time as Foxglove's schemas have it; simulated time from the start of the drive. */
export interface Stamp {
  readonly sec: number;
  readonly nsec: number;
}

const NANOSECONDS_PER_TICK = 1e9 / TICKS_PER_SECOND;

export function stampOf(tick: Tick): Stamp {
  return { sec: Math.floor(tick / TICKS_PER_SECOND), nsec: (tick % TICKS_PER_SECOND) * NANOSECONDS_PER_TICK };
}

/** The same as MCAP's log time [ns]. */
export function nanosecondsOf(tick: Tick): bigint {
  return BigInt(tick) * BigInt(NANOSECONDS_PER_TICK);
}
