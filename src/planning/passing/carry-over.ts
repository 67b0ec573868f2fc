import { SAMPLE_COUNT } from '../planning-problem.ts';
import type { LaneTrajectory } from '../trajectory/lane-trajectory.ts';
import { type Swing, swingBend, swingOffset, swingSlope } from './swing.ts';

/** Takes a trajectory from the lane frame of one swing into that of another, so that a new plan can begin on it. */
export function carryOver(trajectory: LaneTrajectory, old: Swing | null, swing: Swing | null): void {
  for (let i = 0; i < SAMPLE_COUNT; i++) {
    const s = trajectory.s[i];
    trajectory.d[i] += swingOffset(old, s) - swingOffset(swing, s);
    trajectory.slope[i] += swingSlope(old, s) - swingSlope(swing, s);
    trajectory.bend[i] += swingBend(old, s) - swingBend(swing, s);
  }
}
