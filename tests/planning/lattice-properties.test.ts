import { expect, test } from 'vitest';
import { RandomStream } from '../../src/core/random.ts';
import { LatticeSearch } from '../../src/planning/lattice/lattice-search.ts';
import { PREDICTION_COUNT, PREDICTION_SECONDS } from '../../src/planning/planning-problem.ts';
import { type CoarseTrajectory, KNOT_COUNT } from '../../src/planning/trajectory-search.ts';
import { CAR, FRONT } from './kinematic-drive.ts';
import { mirrored, randomProblem } from './lattice/random-problem.ts';

const TRIALS = 50;

/** Where a plan is at a moment: even acceleration between knots, and straight across. */
function placeAt({ s, d, speed }: CoarseTrajectory, t: number) {
  const k = Math.min(KNOT_COUNT - 2, Math.floor(t));
  const rest = t - k;
  return {
    s: s[k] + speed[k] * rest + ((speed[k + 1] - speed[k]) * rest * rest) / 2,
    d: d[k] + (d[k + 1] - d[k]) * rest,
  };
}

test('every plan meets none of the boxes it was given, and is feasible', () => {
  const random = new RandomStream(31, 'problems');
  const search = new LatticeSearch();
  let found = 0;
  for (let i = 0; i < TRIALS; i++) {
    const problem = randomProblem(random);
    const plan = search.search(problem);
    if (!plan.found) continue;
    found++;
    for (let k = 1; k < KNOT_COUNT; k++) {
      const gain = plan.speed[k] - plan.speed[k - 1];
      expect(plan.s[k]).toBeGreaterThanOrEqual(plan.s[k - 1]);
      // The first stretch goes from the start's own speed to the grid of whole speeds.
      expect(gain).toBeGreaterThanOrEqual(k === 1 ? -7 : -6);
      expect(gain).toBeLessThanOrEqual(k === 1 ? 3 : 2);
    }
    for (let j = 1; j < PREDICTION_COUNT; j++) {
      const { s, d } = placeAt(plan, j * PREDICTION_SECONDS);
      for (const { sMin, sMax, dMin, dMax } of problem.obstacles) {
        const along = s + FRONT > sMin[j] && s - CAR.rearOverhang < sMax[j];
        const beside = d + CAR.width / 2 > dMin[j] && d - CAR.width / 2 < dMax[j];
        expect(along && beside).toBe(false);
      }
    }
  }
  expect(found).toBeGreaterThan(TRIALS / 3);
});

test('a mirrored problem gives the mirrored plan', () => {
  const random = new RandomStream(32, 'problems');
  const [search, other] = [new LatticeSearch(), new LatticeSearch()];
  let swerves = 0;
  for (let i = 0; i < TRIALS; i++) {
    const problem = randomProblem(random);
    const plan = search.search(problem);
    const mirror = other.search(mirrored(problem));
    expect(mirror.found).toBe(plan.found);
    if (!plan.found) continue;
    expect(mirror.cost).toBeCloseTo(plan.cost, 9);
    for (let k = 0; k < KNOT_COUNT; k++) {
      expect(mirror.s[k]).toBeCloseTo(plan.s[k], 9);
      expect(mirror.d[k]).toBeCloseTo(-plan.d[k], 9);
    }
    if (plan.d.some((d, k) => k > 2 && d !== 0)) swerves++;
  }
  expect(swerves).toBeGreaterThan(5);
});
