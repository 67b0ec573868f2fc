import type { PlanningProblem } from './planning-problem.ts';
import type { CoarseTrajectory } from './trajectory-search.ts';

/** Slower than this it may be on the point of standing [m/s]; nearer to the goal it has arrived [m]. */
const SLOW = 0.8;
const ARRIVED = 1;

/**
 * Whether a trajectory stands now and goes on later with nothing ahead but the goal, and nobody about who moves. The last metres cost the same whenever
 * they are driven, and driven late their stop is beyond the horizon: each plan would put them off to the next, for ever.
 */
export function dawdles({ start, fences, obstacles, moves }: PlanningProblem, coarse: CoarseTrajectory): boolean {
  if (
    moves === true ||
    !coarse.found ||
    start.speed > SLOW ||
    obstacles.some(({ leads, speed }) => leads || speed !== 0)
  )
    return false;
  const [fence] = fences;
  if (fence?.cause !== 'goal' || fence.s - start.s < ARRIVED || coarse.speed[1] > 0) return false;
  return coarse.speed.some((speed, knot) => knot > 1 && speed > 0);
}
