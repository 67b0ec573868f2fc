import { expect, test } from 'vitest';
import { hashOf } from '../../../src/core/hash.ts';
import { RandomStream } from '../../../src/core/random.ts';
import { Incumbent } from '../../../src/planning/lattice/incumbent.ts';
import { LatticeCosts } from '../../../src/planning/lattice/lattice-costs.ts';
import { LatticeSearch } from '../../../src/planning/lattice/lattice-search.ts';
import type { PlanningProblem, PlanRemainder } from '../../../src/planning/planning-problem.ts';
import { type CoarseTrajectory, KNOT_COUNT } from '../../../src/planning/trajectory-search.ts';
import { mirrored, randomProblem, remainderLike } from './random-problem.ts';

const TRIALS = 100;
const FEW = 40;
/** What what is left of a plan is off from the best one by [m/s], [m]. */
const OFF = [0.2, 1, 6] as const;

const hash = (found: CoarseTrajectory) => (found.found ? hashOf(found) : 'none');
const costs = new LatticeCosts();
const incumbent = new Incumbent(costs);

/** What the last plan costs where it is a path of the problem's lattice; Infinity where it is blocked. */
function costOfLast(problem: PlanningProblem): number {
  costs.prepare(problem);
  incumbent.anchor(problem);
  return incumbent.cost[0];
}

/** Random problems with their best plans, each with a last plan that is more or less like it. */
function* trials(seed: number, count: number): Generator<{ problem: PlanningProblem; best: number; print: string }> {
  const random = new RandomStream(seed, 'problems');
  const cold = new LatticeSearch();
  for (let i = 0; i < count; i++) {
    const problem = randomProblem(random);
    const found = cold.search(problem);
    const last: PlanRemainder = remainderLike(found, random, OFF[i % OFF.length]);
    yield { problem: { ...problem, last }, best: found.cost, print: hash(found) };
  }
}

test('begun with the last plan the search finds the same path, by as many expansions, to the bit', () => {
  const warm = new LatticeSearch();
  let [bounds, tight] = [0, 0];
  for (const { problem, best, print } of trials(51, TRIALS)) {
    const cost = costOfLast(problem);
    expect(hash(warm.search(problem))).toBe(print);
    if (cost === Number.POSITIVE_INFINITY) continue;
    // What a path of the lattice costs is no less than the best.
    expect(cost).toBeGreaterThanOrEqual(best - 1e-6);
    bounds++;
    if (cost < best + 1e-6) tight++;
  }
  // Some are as good as can be, some are not, some are blocked.
  expect(bounds).toBeGreaterThan(TRIALS / 3);
  expect(bounds).toBeLessThan(TRIALS);
  expect(tight).toBeGreaterThan(TRIALS / 20);
  expect(tight).toBeLessThan(bounds);
});

test('a search that may not expand goes on by the last plan, where that meets nobody', () => {
  const hurried = new LatticeSearch(0, 1);
  let goesOn = 0;
  for (const { problem } of trials(52, FEW)) {
    const cost = costOfLast(problem);
    const { found, cost: driven, s, speed } = hurried.search(problem);
    expect(found).toBe(cost < Number.POSITIVE_INFINITY);
    if (!found) continue;
    goesOn++;
    expect(driven).toBe(cost);
    for (let k = 2; k < KNOT_COUNT; k++) expect(s[k] - s[k - 1]).toBeCloseTo((speed[k] + speed[k - 1]) / 2, 9);
  }
  expect(goesOn).toBeGreaterThan(FEW / 3);
});

test('stopped after a few expansions it drives nothing dearer than the last plan, and in the mirror the mirrored', () => {
  const [hurried, other, cold] = [new LatticeSearch(2), new LatticeSearch(2), new LatticeSearch(2)];
  let better = 0;
  for (const { problem, best } of trials(53, TRIALS)) {
    const cost = costOfLast(problem);
    const { found, cost: driven, d } = hurried.search(problem);
    expect(driven).toBeLessThanOrEqual(cost + 1e-6);
    expect(driven).toBeGreaterThanOrEqual(best - 1e-6);
    if (driven < cold.search({ ...problem, last: null }).cost - 1e-6) better++;
    const image = other.search(mirrored(problem));
    expect(image.found).toBe(found);
    if (!found) continue;
    expect(image.cost).toBeCloseTo(driven, 9);
    for (let k = 0; k < KNOT_COUNT; k++) expect(image.d[k]).toBeCloseTo(-d[k], 9);
  }
  expect(better).toBeGreaterThan(0);
});
