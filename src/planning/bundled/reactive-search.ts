import { fillCeiling } from '../lattice/fill-ceiling.ts';
import {
  type Obstacle,
  type PlanningProblem,
  PREDICTION_COUNT,
  PREDICTION_SECONDS,
  SAMPLE_COUNT,
} from '../planning-problem.ts';
import { referenceSample } from '../route/reference-line.ts';
import { allowedSpeed } from '../speed-profile.ts';
import { type CoarseTrajectory, KNOT_COUNT, KNOT_SECONDS, type TrajectorySearch } from '../trajectory-search.ts';
import { idmAcceleration, type Leading, REST_GAP } from './idm-law.ts';

/** Whoever will come nearer to the ego's sides than this is gone behind [m]: what the lattice's search keeps clear, too. */
const SIDE_ROOM = 0.2;
/** Steps of the simulation by second. */
const STEPS = 10;

/**
 * What stands in the place of the search in the driver `rules`: the middle of its lane, and along it one simulation of the
 * intelligent driver model. Fences are leaders that stand; whoever is or will be in the way within 6 s is a leader from
 * now on, at the place where it first comes in. Nothing is weighed against anything: one candidate, always taken.
 */
export class ReactiveSearch implements TrajectorySearch {
  private readonly s = new Float64Array(KNOT_COUNT);
  private readonly d = new Float64Array(KNOT_COUNT);
  private readonly speed = new Float64Array(KNOT_COUNT);
  private readonly ceiling = new Float64Array(SAMPLE_COUNT);

  search(problem: PlanningProblem): CoarseTrajectory {
    const { line, vehicle, start, profile, eases, grip } = problem;
    const front = vehicle.length - vehicle.rearOverhang;
    const leaders = leadersOf(problem, front);
    let s = start.s;
    let v = start.speed;
    for (let k = 0; k < KNOT_COUNT; k++) {
      this.s[k] = s;
      this.d[k] = k === 0 ? start.d : 0;
      this.speed[k] = v;
      for (let step = 0; step < STEPS; step++) {
        const t = k * KNOT_SECONDS + step / STEPS;
        const wished = allowedSpeed(profile[referenceSample(line, s)], start, s - start.s, eases, grip);
        const next = Math.max(0, v + idmAcceleration(s, front, v, t, wished, leaders) / STEPS);
        s += (v + next) / (2 * STEPS);
        v = next;
      }
    }
    fillCeiling(problem, this.s, this.d, this.speed, this.ceiling);
    return { found: true, s: this.s, d: this.d, speed: this.speed, ceiling: this.ceiling, expanded: 1, cost: 0 };
  }
}

function leadersOf({ fences, obstacles, vehicle, start }: PlanningProblem, front: number): Leading[] {
  const leaders: Leading[] = fences.map((fence) => ({ s: fence.s + front + REST_GAP, speed: 0 }));
  const half = vehicle.width / 2 + SIDE_ROOM;
  for (const obstacle of obstacles) {
    const i = firstInTheWay(obstacle, half);
    if (i < 0 || obstacle.sMax[i] < start.s) continue;
    const before = Math.max(0, i - 1);
    const along = before === i ? obstacle.speed : (obstacle.sMin[i] - obstacle.sMin[before]) / PREDICTION_SECONDS;
    leaders.push({ s: obstacle.sMin[i] - Math.max(0, along) * i * PREDICTION_SECONDS, speed: Math.max(0, along) });
  }
  return leaders;
}

/** First prediction at which a road user is on the strip that the ego sweeps; -1 for none. */
function firstInTheWay({ dMin, dMax }: Obstacle, half: number): number {
  for (let i = 0; i < PREDICTION_COUNT; i++) if (dMin[i] < half && dMax[i] > -half) return i;
  return -1;
}
