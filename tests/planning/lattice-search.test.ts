import { expect, test } from 'vitest';
import { hashOf } from '../../src/core/hash.ts';
import { RandomStream } from '../../src/core/random.ts';
import { LatticeCosts } from '../../src/planning/lattice/lattice-costs.ts';
import {
  OFFSET_COUNT,
  SPEED_COUNT,
  STATION_COUNT,
  STATIONS_BEFORE_BASE,
} from '../../src/planning/lattice/lattice-grid.ts';
import { LatticeSearch } from '../../src/planning/lattice/lattice-search.ts';
import { RelaxedCost } from '../../src/planning/lattice/relaxed-cost.ts';
import type { Fence, Obstacle, PlanningProblem } from '../../src/planning/planning-problem.ts';
import { PREDICTION_COUNT, PREDICTION_SECONDS } from '../../src/planning/planning-problem.ts';
import { buildReferenceLine } from '../../src/planning/route/build-reference-line.ts';
import { speedProfile } from '../../src/planning/speed-profile.ts';
import { KNOT_COUNT } from '../../src/planning/trajectory-search.ts';
import { CAR } from './kinematic-drive.ts';
import { syntheticMap } from './synthetic-map.ts';

const map = syntheticMap([
  {
    x: 0,
    y: 0,
    heading: 0,
    pieces: [
      [150, 0],
      [40, 1 / 40],
      [200, 0],
    ],
  },
]);
const line = buildReferenceLine(map, [0], 0, 350);
const profile = speedProfile(line);

/** A box at (s, d) that moves along and across at constant speeds. */
function box(s: number, d: number, along: number, across: number, leads = false): Obstacle {
  const at = (value: number, rate: number) =>
    Float64Array.from({ length: PREDICTION_COUNT }, (_, i) => value + rate * i * PREDICTION_SECONDS);
  return {
    track: 1,
    leads,
    speed: along,
    sMin: at(s - 2.25, along),
    sMax: at(s + 2.25, along),
    dMin: at(d - 0.9, across),
    dMax: at(d + 0.9, across),
  };
}

function problem(rest: Partial<PlanningProblem>, s = 40, speed = 8, d = 0): PlanningProblem {
  const start = { s, d, slope: 0, bend: 0, speed, acceleration: 0 };
  return { line, vehicle: CAR, start, profile, fences: [], obstacles: [], ...rest };
}

/** A motorway, straight, whose driver sees 400 m far. */
const motorway = buildReferenceLine(
  syntheticMap([{ x: 0, y: 0, heading: 0, pieces: [[1500, 0]], speedLimit: 42 }]),
  [0],
  0,
  1400,
);
const fastProfile = speedProfile(motorway, 400);

/** On the motorway at 20 to 42 m/s, among others who drive, cut in, stand or brake. */
function randomFastProblem(random: RandomStream): PlanningProblem {
  const s = random.between(50, 600);
  const obstacles: Obstacle[] = [];
  for (let i = random.integer(4); i > 0; i--) {
    const ahead = s + random.between(15, 250);
    obstacles.push(
      box(ahead, random.between(-4, 4), random.between(0, 38), random.between(-0.7, 0.7), random.uniform() < 0.7),
    );
  }
  const fences: Fence[] =
    random.uniform() < 0.3 ? [{ s: s + random.between(20, 400), cause: 'vehicle', reason: 'vehicle' }] : [];
  const start = { s, d: random.between(-0.5, 0.5), slope: 0, bend: 0, speed: random.between(20, 42), acceleration: 0 };
  return { line: motorway, vehicle: CAR, start, profile: fastProfile, fences, obstacles };
}

function randomProblem(random: RandomStream): PlanningProblem {
  const s = random.between(20, 180);
  const obstacles: Obstacle[] = [];
  for (let i = random.integer(4); i > 0; i--) {
    const crossing = random.uniform() < 0.4;
    const ahead = s + random.between(8, 60);
    if (crossing) obstacles.push(box(ahead, random.between(-15, 15), 0, random.between(-6, 6)));
    else obstacles.push(box(ahead, random.between(-3, 3), random.between(0, 10), 0, random.uniform() < 0.7));
  }
  const fences: Fence[] =
    random.uniform() < 0.4 ? [{ s: s + random.between(3, 70), cause: 'signal', reason: 'red light' }] : [];
  return problem({ obstacles, fences }, s, random.between(0, 13), random.between(-1.2, 1.2));
}

/**
 * Least cost by layers: every node of a layer that any path reaches, with its least cost. No heuristic, no order of
 * expansion, no pruning.
 */
function exhaustive(costs: LatticeCosts): number {
  let layer = new Map<number, { speed: number; bin: number; offset: number; cost: number }>();
  const put = (into: typeof layer, speed: number, bin: number, offset: number, cost: number) => {
    if (cost === Number.POSITIVE_INFINITY) return;
    const key = (speed * STATION_COUNT + bin) * OFFSET_COUNT + offset;
    const old = into.get(key);
    if (old === undefined || cost < old.cost) into.set(key, { speed, bin, offset, cost });
  };
  for (let speed = costs.firstSpeedMin; speed <= costs.firstSpeedMax; speed++) {
    for (let offset = 0; offset < OFFSET_COUNT; offset++) {
      if ((costs.firstAllowed >> offset) & 1) {
        costs.priceFirst(speed, offset);
        put(layer, speed, STATIONS_BEFORE_BASE + speed, offset, costs.price[0]);
      }
    }
  }
  for (let k = 1; k < KNOT_COUNT - 1; k++) {
    const next: typeof layer = new Map();
    for (const { speed, bin, offset, cost } of layer.values()) {
      for (let toSpeed = Math.max(0, speed - 6); toSpeed <= Math.min(SPEED_COUNT - 1, speed + 2); toSpeed++) {
        for (let toOffset = Math.max(0, offset - 1); toOffset <= Math.min(OFFSET_COUNT - 1, offset + 1); toOffset++) {
          if (((costs.allowed >> toOffset) & 1) === 0) continue;
          costs.priceEdge(k, speed, bin, offset, toSpeed, toOffset);
          const edge = costs.price[0];
          put(next, toSpeed, bin + speed + toSpeed, toOffset, cost + edge);
        }
      }
    }
    layer = next;
  }
  return Math.min(...[...layer.values()].map(({ cost }) => cost), Number.POSITIVE_INFINITY);
}

test('A* finds the same least cost as trying everything, on 60 random problems', () => {
  const random = new RandomStream(11, 'problems');
  const search = new LatticeSearch();
  const costs = new LatticeCosts();
  let blocked = 0;
  let swerving = 0;
  for (let i = 0; i < 60; i++) {
    const trial = randomProblem(random);
    const found = search.search(trial);
    costs.prepare(trial);
    const least = exhaustive(costs);
    expect(found.found).toBe(least < Number.POSITIVE_INFINITY);
    if (!found.found) {
      blocked++;
      continue;
    }
    expect(found.cost).toBeCloseTo(least, 6);
    if (found.d.some((d, k) => k > 2 && d !== 0)) swerving++;
  }
  // The problems are not all of one kind.
  expect(blocked).toBeGreaterThan(0);
  expect(blocked).toBeLessThan(30);
  expect(swerving).toBeGreaterThan(1);
});

test('A* finds the same least cost as trying everything at 20 to 42 m/s, on 12 random problems', () => {
  const random = new RandomStream(14, 'problems');
  const search = new LatticeSearch();
  const costs = new LatticeCosts();
  let found = 0;
  for (let i = 0; i < 12; i++) {
    const trial = randomFastProblem(random);
    const result = search.search(trial);
    costs.prepare(trial);
    const least = exhaustive(costs);
    expect(result.found).toBe(least < Number.POSITIVE_INFINITY);
    if (!result.found) continue;
    found++;
    expect(result.cost).toBeCloseTo(least, 6);
    // Feasible: each second from -6 to +2 m/s^2, and the way is that of even acceleration.
    for (let k = 2; k < KNOT_COUNT; k++) {
      const gain = result.speed[k] - result.speed[k - 1];
      expect(gain).toBeGreaterThanOrEqual(-6);
      expect(gain).toBeLessThanOrEqual(2);
      expect(result.s[k] - result.s[k - 1]).toBeCloseTo((result.speed[k] + result.speed[k - 1]) / 2, 9);
    }
  }
  expect(found).toBeGreaterThan(5);
});

test('goes on at 40 m/s where the road allows it, and begins to brake gently for what stands far ahead', () => {
  const start = { s: 100, d: 0, slope: 0, bend: 0, speed: 40, acceleration: 0 };
  const free = { line: motorway, vehicle: CAR, start, profile: fastProfile, fences: [], obstacles: [] };
  const search = new LatticeSearch();
  expect(Math.min(...search.search(free).speed)).toBeGreaterThanOrEqual(40);
  // 40^2 / (2 * 1.5) is 533 m.
  const fence: Fence = { s: start.s + 500, cause: 'vehicle', reason: 'vehicle' };
  const braked = search.search({ ...free, fences: [fence] });
  for (let k = 1; k < KNOT_COUNT; k++) {
    const change = braked.speed[k] - braked.speed[k - 1];
    expect(change).toBeLessThanOrEqual(-1);
    expect(change).toBeGreaterThanOrEqual(-3);
  }
});

test('a slower leader that comes into sight is braked for as gently as is enough', () => {
  const start = { s: 100, d: 0, slope: 0, bend: 0, speed: 30, acceleration: 0 };
  const leader = box(100 + 3.5 + 2.25 + 110, 0, 10, 0, true);
  const { found, speed } = new LatticeSearch().search({
    line: motorway,
    vehicle: CAR,
    start,
    profile: fastProfile,
    fences: [],
    obstacles: [leader],
  });
  expect(found).toBe(true);
  // 20^2 / (2 * (110 - 3.5 - 6)) is 2 m/s^2.
  for (let k = 1; k < KNOT_COUNT; k++) expect(speed[k] - speed[k - 1]).toBeGreaterThanOrEqual(-3);
  expect(speed[KNOT_COUNT - 1]).toBeLessThan(20);
});

test('the heuristic is consistent: it falls by no more than an edge costs', () => {
  const random = new RandomStream(12, 'problems');
  const costs = new LatticeCosts();
  const heuristic = new RelaxedCost(costs);
  const restFrom = (k: number, speed: number, bin: number) => heuristic.value[heuristic.entry(k, speed, bin)];
  for (let i = 0; i < 20; i++) {
    const fast = i % 2 === 1;
    costs.prepare(fast ? randomFastProblem(random) : randomProblem(random));
    heuristic.reset();
    for (let j = 0; j < 300; j++) {
      const k = 1 + random.integer(KNOT_COUNT - 2);
      const fastest = fast ? SPEED_COUNT - 1 : 14;
      const speed = random.integer(fastest);
      const bin = STATIONS_BEFORE_BASE + random.integer(1 + 2 * (fastest - 1) * k - fastest);
      const toSpeed = Math.min(fastest, Math.max(0, speed - 6 + random.integer(9)));
      const offset = 1 + random.integer(OFFSET_COUNT - 2);
      const toOffset = offset - 1 + random.integer(3);
      if (((costs.allowed >> toOffset) & 1) === 0) continue;
      costs.priceEdge(k, speed, bin, offset, toSpeed, toOffset);
      const edge = costs.price[0];
      const rest = restFrom(k + 1, toSpeed, bin + speed + toSpeed);
      expect(restFrom(k, speed, bin)).toBeLessThanOrEqual(edge + rest + 1e-9);
    }
  }
});

test('expands a node a layer where the way is free, and few where it is not', () => {
  const search = new LatticeSearch();
  expect(search.search(problem({})).expanded).toBeLessThanOrEqual(KNOT_COUNT);
  expect(search.search(problem({ obstacles: [box(70, 0, 3, 0, true)] })).expanded).toBeLessThan(100);
  expect(search.search(problem({ obstacles: [box(60, -1.9, 0, 0)] })).expanded).toBeLessThan(1000);
});

test('keeps behind a slow leader, with room', () => {
  const { found, s, speed } = new LatticeSearch().search(problem({ obstacles: [box(65, 0, 4, 0, true)] }));
  expect(found).toBe(true);
  for (let k = 1; k < KNOT_COUNT; k++) expect(65 - 2.25 + 4 * k - (s[k] + 3.505)).toBeGreaterThan(3);
  // Slow enough for the rest of the gap.
  const left = 65 - 2.25 + 4 * 6 - (s[KNOT_COUNT - 1] + 3.505) - 3.5 - 0.6 * 4;
  expect(speed[KNOT_COUNT - 1]).toBeLessThanOrEqual(4 + Math.sqrt(2 * 1.5 * left));
});

test('swerves inside its lane around something at the edge, and keeps its speed', () => {
  const { found, d, speed } = new LatticeSearch().search(problem({ obstacles: [box(75, -2, 0, 0)] }));
  expect(found).toBe(true);
  expect(Math.max(...d)).toBe(0.5);
  expect(Math.min(...d)).toBe(0);
  expect(Math.min(...speed)).toBeGreaterThanOrEqual(8);
});

test('lets a crossing vehicle pass instead of driving into it', () => {
  // Without it the ego is at s = 64 after 3 s; the other crosses the line there from 2.4 s to 3.6 s.
  const obstacle = box(64, -15, 0, 5);
  const { found, s } = new LatticeSearch().search(problem({ obstacles: [obstacle] }));
  expect(found).toBe(true);
  for (let k = 1; k < KNOT_COUNT; k++) {
    const overlaps = obstacle.dMin[4 * k] < 0.9 && obstacle.dMax[4 * k] > -0.9;
    if (overlaps) expect(s[k] + 3.505 < 61.75 || s[k] - 0.75 > 66.25).toBe(true);
  }
});

test('stands at a fence and goes no further', () => {
  const fences: Fence[] = [{ s: 60, cause: 'signal', reason: 'red light' }];
  const { s, speed, ceiling } = new LatticeSearch().search(problem({ fences }));
  expect(s[KNOT_COUNT - 1]).toBeLessThan(60.5);
  expect(s[KNOT_COUNT - 1]).toBeGreaterThan(57);
  expect(speed[KNOT_COUNT - 1]).toBeLessThanOrEqual(1);
  expect(Math.max(...ceiling)).toBe(60);
});

test('finds nothing where a wall is too near to stop for', () => {
  const { found } = new LatticeSearch().search(problem({ obstacles: [box(47.5, 0, 0, 0, true)] }, 40, 12));
  expect(found).toBe(false);
});

test('gives the same answer again, whatever it searched in between', () => {
  const random = new RandomStream(13, 'problems');
  const search = new LatticeSearch();
  const trials = Array.from({ length: 10 }, () => randomProblem(random));
  const hashes = (searchOf: () => LatticeSearch) =>
    trials.map((trial) => {
      const result = searchOf().search(trial);
      return result.found ? hashOf(result) : 'none';
    });
  const first = hashes(() => search);
  expect(new Set(first).size).toBeGreaterThan(5);
  expect(hashes(() => search)).toEqual(first);
  expect(hashes(() => new LatticeSearch())).toEqual(first);
});

test('stopped after a few expansions it still has a whole plan, which costs no less than the best and is the same each time', () => {
  const random = new RandomStream(15, 'problems');
  const whole = new LatticeSearch();
  const hurried = new LatticeSearch(2);
  let finished = 0;
  let dearer = 0;
  for (let i = 0; i < 60; i++) {
    const trial = randomProblem(random);
    const { found, cost: least, expanded: needed } = whole.search(trial);
    const { found: has, cost, expanded } = hurried.search(trial);
    expect(expanded).toBeLessThanOrEqual(2 + 200);
    // Of what has no plan it makes none up.
    if (!found) expect(has).toBe(false);
    if (!has) continue;
    expect(cost).toBeGreaterThanOrEqual(least - 1e-6);
    expect(hurried.search(trial).cost).toBe(cost);
    if (needed > 2) finished++;
    if (cost > least + 1e-6) dearer++;
  }
  expect(finished).toBeGreaterThan(30);
  expect(dearer).toBeGreaterThan(0);
});
