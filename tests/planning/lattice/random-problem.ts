import type { RandomStream } from '../../../src/core/random.ts';
import {
  type Obstacle,
  type PlanningProblem,
  type PlanRemainder,
  PREDICTION_COUNT,
  PREDICTION_SECONDS,
} from '../../../src/planning/planning-problem.ts';
import { buildReferenceLine } from '../../../src/planning/route/build-reference-line.ts';
import { speedProfile } from '../../../src/planning/speed-profile.ts';
import { CAR } from '../kinematic-drive.ts';
import { syntheticMap } from '../synthetic-map.ts';

/** A road that bends after 120 m, to the left for a positive sign. */
function road(sign: number) {
  const pieces = [
    [120, 0],
    [50, sign / 50],
    [200, 0],
  ] as const;
  const line = buildReferenceLine(syntheticMap([{ x: 0, y: 0, heading: 0, pieces }]), [0], 0, 350);
  return { line, profile: speedProfile(line) };
}

const [left, right] = [road(1), road(-1)];

/** On a road that bends to the left, among up to four others who stand, drive along or cross. */
export function randomProblem(random: RandomStream): PlanningProblem {
  const s = random.between(20, 160);
  const obstacles = Array.from({ length: 1 + random.integer(4) }, (_, track): Obstacle => {
    const crosses = random.uniform() < 0.3;
    const [along, across] = crosses ? [0, random.between(-5, 5)] : [random.between(0, 9), 0];
    const [ahead, beside] = [s + random.between(12, 70), random.between(-4, 4)];
    const at = (value: number, rate: number) =>
      Float64Array.from({ length: PREDICTION_COUNT }, (_, i) => value + rate * i * PREDICTION_SECONDS);
    return {
      track,
      leads: !crosses && random.uniform() < 0.6,
      speed: along,
      sMin: at(ahead - 2.25, along),
      sMax: at(ahead + 2.25, along),
      dMin: at(beside - 0.9, across),
      dMax: at(beside + 0.9, across),
    };
  });
  const start = { s, d: random.between(-0.4, 0.4), slope: 0, bend: 0, speed: random.between(3, 13), acceleration: 0 };
  return { ...left, vehicle: CAR, start, fences: [], obstacles };
}

/** The same with left and right exchanged. */
export function mirrored(problem: PlanningProblem): PlanningProblem {
  const { start, obstacles, last = null } = problem;
  return {
    ...problem,
    ...right,
    start: { ...start, d: -start.d, slope: -start.slope, bend: -start.bend },
    obstacles: obstacles.map((other) => ({
      ...other,
      dMin: other.dMax.map((d) => -d),
      dMax: other.dMin.map((d) => -d),
    })),
    last: last === null ? null : { ...last, d: last.d.map((d) => -d) },
  };
}

/** A plan that is left, which the knots of another are taken for, off by up to so much [m/s], [m]. */
export function remainderLike(plan: PlanRemainder, random: RandomStream, off: number): PlanRemainder {
  return {
    speed: plan.speed.map((speed) => Math.max(0, speed + random.between(-off, off))),
    d: plan.d.map((d) => d + random.between(-off, off)),
  };
}
