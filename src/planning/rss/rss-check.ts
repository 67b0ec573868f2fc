import { DRY } from '../grip/grip.ts';
import { type Obstacle, type PlanningProblem, PREDICTION_SECONDS } from '../planning-problem.ts';
import type { LaneTrajectory } from '../trajectory/lane-trajectory.ts';
import { type RssAssumptions, safeAgainst, safeBehind, safeBeside } from './safe-distance.ts';

/** The planner plans every 0.1 s, sees 0.05 s late, and its brakes take their time [s]. */
const RESPONSE = 0.4;
/** Braking that the ego is sure to give [m/s^2], on dry asphalt: what it plans with has room beyond. */
const BRAKING = 4.5;
/** What others do at the most, and what one who comes against us does at least [m/s^2]. */
const BRAKING_AHEAD = 6;
const BRAKING_AGAINST = 3;
/** Sideways [m/s^2], [m]: as in RSS' own examples. */
const LATERAL_ACCELERATION = 0.2;
const LATERAL_BRAKING = 0.8;
const MARGIN = 0.1;

/** A plan that brakes by this on the mean of its first second is on its way to the safe distance by itself, at its own pace [m/s^2]. */
const BRAKES = 0.5;
const FIRST_SECOND = 10; // samples
/** Who stands is stopped behind by fences, which know that he does [m/s]. */
const SLOW = 0.5;
/** Whoever is slower than this does no harm [m/s]. */
const CRAWL = 2;

/** What is too near, and by how much. */
export interface RssViolation {
  readonly obstacle: Obstacle;
  /** Distance that there is, and that is safe [m]. */
  readonly gap: number;
  readonly safe: number;
  /** The proper response: braking of at least this [m/s^2]. */
  readonly braking: number;
}

/** What is assumed on a road of that grip: nobody brakes harder than it allows. */
export function rssAssumptions({ grip = DRY }: Pick<PlanningProblem, 'grip'>): RssAssumptions {
  const share = Math.min(1, grip.utmost / BRAKING_AHEAD);
  return {
    response: RESPONSE,
    acceleration: grip.strongest,
    braking: BRAKING * share,
    brakingAhead: BRAKING_AHEAD * share,
    brakingAgainst: BRAKING_AGAINST * share,
    lateralAcceleration: LATERAL_ACCELERATION,
    lateralBraking: LATERAL_BRAKING,
    margin: MARGIN,
  };
}

/**
 * The last check of a plan: who ahead is nearer than is safe both along the lane and across it, while the plan does not brake.
 * Null where nobody is. Whoever is beside or behind has to keep his own distance.
 */
export function rssCheck(problem: PlanningProblem, plan: LaneTrajectory): RssViolation | null {
  if (problem.start.speed < CRAWL || plan.speed[0] - plan.speed[FIRST_SECOND] >= BRAKES) return null;
  const assumed = rssAssumptions(problem);
  let worst: RssViolation | null = null;
  for (const obstacle of problem.obstacles) {
    const found = violation(problem, obstacle, assumed);
    if (found !== null && (worst === null || found.gap - found.safe < worst.gap - worst.safe)) worst = found;
  }
  return worst;
}

function violation(problem: PlanningProblem, obstacle: Obstacle, assumed: RssAssumptions): RssViolation | null {
  const { start, vehicle } = problem;
  const { sMin, dMin, dMax } = obstacle;
  const gap = sMin[0] - start.s - (vehicle.length - vehicle.rearOverhang);
  const along = (sMin[1] - sMin[0]) / PREDICTION_SECONDS;
  // Beside us already, or off the line's reach.
  if (!(gap > 0) || !(Math.abs(along) > SLOW)) return null;
  const safe = along > 0 ? safeBehind(start.speed, along, assumed) : safeAgainst(start.speed, -along, assumed);
  if (gap >= safe) return null;
  const half = vehicle.width / 2;
  const own = start.slope * start.speed;
  const drift = ((dMin[1] + dMax[1]) / 2 - (dMin[0] + dMax[0]) / 2) / PREDICTION_SECONDS;
  const isLeft = dMin[0] + dMax[0] > 2 * start.d;
  const beside = isLeft ? dMin[0] - start.d - half : start.d - half - dMax[0];
  const safeSide = isLeft ? safeBeside(own, drift, assumed) : safeBeside(drift, own, assumed);
  if (beside >= safeSide) return null;
  return { obstacle, gap, safe, braking: assumed.braking };
}
