import { HARD_FRONT, HARD_REAR, HARD_SIDE } from '../lattice/obstacle-grid.ts';
import {
  type Obstacle,
  type PlanningProblem,
  PREDICTION_COUNT,
  PREDICTION_SECONDS,
  SAMPLE_COUNT,
  SAMPLE_SECONDS,
} from '../planning-problem.ts';
import type { LaneTrajectory } from './lane-trajectory.ts';

/** Braking to choose from when no trajectory was found [m/s^2]; the last is near the limit on dry asphalt, wheels still turning. */
const BRAKING = [3, 4, 5.5, 7];
export const EMERGENCY_BRAKING = BRAKING[BRAKING.length - 1];

/** Room before the ego, beyond the least, that braking less than fully has to leave [m]: others seldom do as predicted. */
const SPARE = 2;

/** Way over which the heading turns parallel to the line [m]. */
const FADE = 4;

/**
 * Braking to a standstill at the present offset, where no trajectory of 6 s was found: as gently as meets nobody while the
 * ego still moves, for whoever would come upon a standing ego is not kept away by harder braking.
 */
export function emergencyTrajectory(problem: PlanningProblem, out: LaneTrajectory): void {
  const { start } = problem;
  const braking = BRAKING.find((candidate) => isClear(problem, candidate)) ?? EMERGENCY_BRAKING;
  const stop = start.speed / braking;
  for (let i = 0; i < SAMPLE_COUNT; i++) {
    const t = Math.min(i * SAMPLE_SECONDS, stop);
    const way = wayAt(start.speed, braking, t);
    const fade = Math.min(way, FADE);
    out.s[i] = start.s + way;
    out.speed[i] = start.speed - braking * t;
    out.acceleration[i] = t < stop ? -braking : 0;
    out.d[i] = start.d + start.slope * (fade - (fade * fade) / (2 * FADE));
    out.slope[i] = start.slope * (1 - fade / FADE);
    out.bend[i] = way < FADE ? -start.slope / FADE : 0;
  }
}

/** Whether braking so passes no fence and touches no predicted box up to its end, or up to the horizon. */
function isClear({ start, fences, obstacles, vehicle }: PlanningProblem, braking: number): boolean {
  const stop = start.speed / braking;
  const end = start.s + wayAt(start.speed, braking, stop);
  if (fences.length > 0 && end > Math.max(fences[0].s, start.s)) return false;
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
