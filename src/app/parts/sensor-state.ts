import { secondsAt, TICKS_PER_SECOND, type Tick } from '../../core/tick.ts';
import type { FaultFacts, SensorFacts } from '../worker/sensor-facts.ts';

/** How a sensor does, in a word or two. */
export interface SensorState {
  readonly level: 'waiting' | 'fine' | 'bad';
  readonly words: string;
}

/**
 * By when its latest reading was measured, null for none yet, and the faults that are at work on it. `ticks` are those done.
 */
export function sensorState(
  { rate, latency }: SensorFacts,
  measured: Tick | null,
  ticks: Tick,
  faults: readonly FaultFacts[] = [],
): SensorState {
  if (faults.length > 0) return { level: 'bad', words: faults.map(({ kind }) => kind).join(', ') };
  const allowed = TICKS_PER_SECOND * (1 / rate + latency);
  const age = ticks - 1 - (measured ?? 0);
  // Figures are renewed more seldom than readings come: one period more is no silence.
  if (age > 2 * allowed + 1) return { level: 'bad', words: `silent ${secondsAt(age).toFixed(1)} s` };
  return measured === null ? { level: 'waiting', words: 'waiting' } : { level: 'fine', words: 'fine' };
}
