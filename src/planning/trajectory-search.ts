import type { PlanningProblem } from './planning-problem.ts';

/** Moments between which a search decides, t = 0, 1 ... 6 s, and the seconds between them. */
export const KNOT_COUNT = 7;
export const KNOT_SECONDS = 1;

/** A coarse trajectory in the lane frame: constant acceleration between knots. */
export interface CoarseTrajectory {
  readonly found: boolean;
  /** Station, offset [m] and speed [m/s] by knot; the first is the start. */
  readonly s: Float64Array;
  readonly d: Float64Array;
  readonly speed: Float64Array;
  /** Greatest station by sample of the plan (SAMPLE_SECONDS) that keeps behind what the search went behind [m]. */
  readonly ceiling: Float64Array;
  /** Search effort and cost of what was found. */
  readonly expanded: number;
  readonly cost: number;
}

/**
 * Decides where to be at which moment. The planner smooths what this finds and asks no more questions about obstacles,
 * so the search alone keeps the car from them. What is returned may be overwritten by the next call.
 */
export interface TrajectorySearch {
  search(problem: PlanningProblem): CoarseTrajectory;
}
