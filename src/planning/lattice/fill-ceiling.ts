import {
  type Obstacle,
  type PlanningProblem,
  PREDICTION_COUNT,
  PREDICTION_SECONDS,
  SAMPLE_COUNT,
  SAMPLE_SECONDS,
} from '../planning-problem.ts';
import { KNOT_COUNT, KNOT_SECONDS } from '../trajectory-search.ts';
import { firstFence } from './first-fence.ts';
import { HARD_FRONT } from './obstacle-grid.ts';

/** Obstacles farther to the side than this at a moment bind the station at that moment no more [m]. */
const SIDE_MARGIN = 0.2;

/**
 * Greatest station at every sample of the plan that keeps the order the search found: behind the first fence, and
 * behind every obstacle that is ahead and in the way at that moment.
 */
export function fillCeiling(
  problem: PlanningProblem,
  s: Float64Array,
  d: Float64Array,
  speed: Float64Array,
  ceiling: Float64Array,
): void {
  const { fences, obstacles, start, vehicle } = problem;
  const fence = Math.max(firstFence(fences, start), start.s);
  const front = vehicle.length - vehicle.rearOverhang;
  for (let i = 0; i < SAMPLE_COUNT; i++) {
    const t = i * SAMPLE_SECONDS;
    const knot = Math.min(Math.floor(t / KNOT_SECONDS), KNOT_COUNT - 2);
    const f = t - knot * KNOT_SECONDS;
    const acceleration = (speed[knot + 1] - speed[knot]) / KNOT_SECONDS;
    const station = s[knot] + speed[knot] * f + (acceleration * f * f) / 2;
    const offset = d[knot] + ((d[knot + 1] - d[knot]) * f) / KNOT_SECONDS;
    let least = fence;
    for (const obstacle of obstacles) {
      const rear = rearInTheWay(obstacle, t, offset, vehicle.width / 2 + SIDE_MARGIN);
      if (rear >= station + front) least = Math.min(least, rear - front - HARD_FRONT);
    }
    ceiling[i] = Math.max(least, start.s);
  }
}

/** Station of an obstacle's near end at time t where it overlaps d within `reach`, NaN where it does not [m]. */
function rearInTheWay(obstacle: Obstacle, t: number, d: number, reach: number): number {
  const place = t / PREDICTION_SECONDS;
  const i = Math.min(Math.floor(place), PREDICTION_COUNT - 2);
  const f = place - i;
  const dMin = obstacle.dMin[i] + f * (obstacle.dMin[i + 1] - obstacle.dMin[i]);
  const dMax = obstacle.dMax[i] + f * (obstacle.dMax[i + 1] - obstacle.dMax[i]);
  if (!(dMin < d + reach && dMax > d - reach)) return Number.NaN;
  return obstacle.sMin[i] + f * (obstacle.sMin[i + 1] - obstacle.sMin[i]);
}
