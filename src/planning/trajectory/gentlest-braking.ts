import { DRY } from '../grip/grip.ts';
import { firstFence } from '../lattice/first-fence.ts';
import { HARD_FRONT, HARD_REAR, HARD_SIDE } from '../lattice/obstacle-grid.ts';
import { type Obstacle, type PlanningProblem, PREDICTION_COUNT, PREDICTION_SECONDS } from '../planning-problem.ts';
import { EMERGENCY_BRAKING } from './emergency-trajectory.ts';

/** Braking to choose from before the emergency's [m/s^2]. */
const BRAKING = [3.5, 5.5];

/** Room before the ego, beyond the least, that they have to leave [m]: others seldom do as predicted. */
const SPARE = 2;

/**
 * Braking where no trajectory of 6 s was found [m/s^2]: as gently as meets nobody while the ego still moves, for whoever
 * would come upon a standing ego is not kept away by harder braking.
 */
export function gentlestBraking(problem: PlanningProblem): number {
  const { hardest } = problem.grip ?? DRY;
  return BRAKING.find((braking) => braking <= hardest && isClear(problem, braking)) ?? EMERGENCY_BRAKING;
}

/** Whether braking so passes no fence and touches no predicted box up to its end, or up to the horizon. */
function isClear({ start, fences, obstacles, vehicle }: PlanningProblem, braking: number): boolean {
  const stop = start.speed / braking;
  const end = start.s + wayAt(start.speed, braking, stop);
  if (end > Math.max(firstFence(fences, start), start.s)) return false;
  for (let i = 1; i < PREDICTION_COUNT && (i - 1) * PREDICTION_SECONDS < stop; i++) {
    const s = start.s + wayAt(start.speed, braking, Math.min(i * PREDICTION_SECONDS, stop));
    const front = s + vehicle.length - vehicle.rearOverhang + HARD_FRONT + SPARE;
    const rear = s - vehicle.rearOverhang - HARD_REAR;
    const reach = vehicle.width / 2 + HARD_SIDE;
    if (obstacles.some((obstacle) => touches(obstacle, i, rear, front, start.d, reach))) return false;
  }
  return true;
}

function touches(
  { sMin, sMax, dMin, dMax }: Obstacle,
  i: number,
  rear: number,
  front: number,
  d: number,
  reach: number,
) {
  return sMin[i] < front && sMax[i] > rear && dMin[i] < d + reach && dMax[i] > d - reach;
}

function wayAt(speed: number, braking: number, t: number): number {
  return speed * t - (braking * t * t) / 2;
}
