import type { Fence, LaneState } from '../planning-problem.ts';

/** Slower than this the ego stands [m/s]; fences so near ahead do not make it start [m]. */
const STANDSTILL = 0.1;
const HOLD = 0.8;

/**
 * Whoever stands does not creep after a fence that trembles: up to HOLD metres ahead, it is where the ego stands.
 * @param fences the nearest first, one at least
 */
export function holdStill(fences: readonly Fence[], start: LaneState): readonly Fence[] {
  const [first, ...others] = fences;
  const holds = start.speed < STANDSTILL && first.cause !== 'goal' && first.s < start.s + HOLD;
  return holds ? [{ ...first, s: Math.min(first.s, start.s) }, ...others] : fences;
}
