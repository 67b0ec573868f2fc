import { expect, test } from 'vitest';
import { LatticeCosts } from '../../../src/planning/lattice/lattice-costs.ts';
import { LatticeSearch } from '../../../src/planning/lattice/lattice-search.ts';
import { type Obstacle, PREDICTION_COUNT, PREDICTION_SECONDS } from '../../../src/planning/planning-problem.ts';
import { buildReferenceLine } from '../../../src/planning/route/build-reference-line.ts';
import { speedProfile } from '../../../src/planning/speed-profile.ts';
import { KNOT_COUNT } from '../../../src/planning/trajectory-search.ts';
import { leastAllocated } from '../../allocated.ts';
import { CAR } from '../kinematic-drive.ts';
import { syntheticMap } from '../synthetic-map.ts';

/**
 * Searches until V8 has compiled what runs often, and those measured. On a busy machine its compiler is late: then all is
 * done again, so many times at the most.
 */
const WARM_UP = 300;
const MEASURED = 50;
const MOST_ROUNDS = 10;
/** What a number takes that V8 puts on the heap [bytes]. */
const NUMBER = 16;

const line = buildReferenceLine(syntheticMap([{ x: 0, y: 0, heading: 0, pieces: [[400, 0]] }]), [0], 0, 350);
const profile = speedProfile(line);

/** Somebody at (s, d) who goes along at a speed, at the lane's edge or on it. */
function somebody(s: number, d: number, speed: number, leads: boolean): Obstacle {
  const from = (first: number, rate: number) =>
    Float64Array.from({ length: PREDICTION_COUNT }, (_, i) => first + rate * i * PREDICTION_SECONDS);
  return {
    track: 1,
    leads,
    speed,
    sMin: from(s - 2.25, speed),
    sMax: from(s + 2.25, speed),
    dMin: from(d - 0.9, 0),
    dMax: from(d + 0.9, 0),
  };
}

/** The last plan: to go on at a speed, in the middle of the lane. */
const goingOn = (speed: number) => ({
  speed: new Float64Array(KNOT_COUNT).fill(speed),
  d: new Float64Array(KNOT_COUNT).fill(0.01),
});

/** What prepares a search, a few numbers and iterators, is taken off. */
test('an expansion puts nothing on the heap', () => {
  const search = new LatticeSearch();
  const costs = new LatticeCosts();
  const problems = Array.from({ length: 10 }, (_, i) => ({
    line,
    vehicle: CAR,
    start: { s: 40 + i / 4, d: 0.1 * i - 0.4, slope: 0, bend: 0, speed: 6 + 0.7 * i, acceleration: 0.3 },
    profile,
    fences: [],
    obstacles: [somebody(66 + i, -1.9, 0, false), somebody(95, 0, 3, true)],
    last: i % 2 === 0 ? null : goingOn(6 + 0.7 * i),
  }));
  const searchTimes = (times: number) => {
    let expanded = 0;
    for (let i = 0; i < times; i++) expanded += search.search(problems[i % problems.length]).expanded;
    return expanded;
  };
  const prepareTimes = (times: number) => {
    for (let i = 0; i < times; i++) costs.prepare(problems[i % problems.length]);
  };
  let [each, most, rounds] = [Number.POSITIVE_INFINITY, '', 0];
  while (each >= NUMBER && rounds++ < MOST_ROUNDS) {
    searchTimes(WARM_UP);
    prepareTimes(WARM_UP);
    const searching = leastAllocated(() => void searchTimes(MEASURED));
    const preparing = leastAllocated(() => prepareTimes(MEASURED));
    each = (searching.bytes - preparing.bytes) / searchTimes(MEASURED);
    most = searching.most.join('\n');
  }
  expect(searchTimes(MEASURED) / MEASURED).toBeGreaterThan(15);
  expect(each, most).toBeLessThan(NUMBER);
}, 60_000);
