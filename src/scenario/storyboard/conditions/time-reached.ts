import { TICKS_PER_SECOND } from '../../../core/tick.ts';
import type { StoryCondition } from './story-condition.ts';

/** Simulated time has come to `seconds` (OpenSCENARIO SimulationTimeCondition). */
export function timeReached(seconds: number): StoryCondition {
  const from = Math.round(seconds * TICKS_PER_SECOND);
  return { holds: ({ tick }) => tick >= from };
}
