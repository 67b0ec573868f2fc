/**
 * The integer tick is the only clock below app and cli: 100 ticks are one second. Time is derived by one division,
 * never accumulated: adding 0.01 60,000 times gives 599.9999999996.
 */
export type Tick = number;

/** [1/s] */
export const TICKS_PER_SECOND = 100;

/** Length of one tick [s]. */
export const TICK_SECONDS = 1 / TICKS_PER_SECOND;

/** Simulated time of a tick [s]. */
export function secondsAt(tick: Tick): number {
  return tick / TICKS_PER_SECOND;
}

/** Ticks between two firings of a rate [1/s] that divides 100; throws for one that does not. */
export function periodTicks(rate: number): number {
  const period = TICKS_PER_SECOND / rate;
  if (!Number.isInteger(period)) throw new Error(`a rate must divide ${TICKS_PER_SECOND}; found ${rate}`);
  return period;
}

/** Whether something of this rate [1/s] fires at this tick. */
export function isDue(tick: Tick, rate: number): boolean {
  return tick % periodTicks(rate) === 0;
}
