import { expect, test } from 'vitest';
import { RandomStream } from '../../src/core/random.ts';
import type { LaneState, Obstacle, PlanningProblem } from '../../src/planning/planning-problem.ts';
import { PREDICTION_COUNT, SAMPLE_COUNT } from '../../src/planning/planning-problem.ts';
import { buildReferenceLine } from '../../src/planning/route/build-reference-line.ts';
import { speedProfile } from '../../src/planning/speed-profile.ts';
import { anchorStart } from '../../src/planning/trajectory/anchor-start.ts';
import { BandedLeastSquares } from '../../src/planning/trajectory/banded-least-squares.ts';
import { gentlestBraking } from '../../src/planning/trajectory/gentlest-braking.ts';
import { makeLaneTrajectory } from '../../src/planning/trajectory/lane-trajectory.ts';
import { OffsetSmoother } from '../../src/planning/trajectory/smooth-offset.ts';
import { SpeedSmoother } from '../../src/planning/trajectory/smooth-speed.ts';
import type { CoarseTrajectory } from '../../src/planning/trajectory-search.ts';
import { CAR } from './kinematic-drive.ts';
import { straightStreet } from './synthetic-map.ts';

test('banded least squares: the gradient of the sum of squares is zero at the solution', () => {
  const random = new RandomStream(2, 'squares');
  for (let round = 0; round < 50; round++) {
    const count = 1 + random.integer(30);
    const squares = new BandedLeastSquares(30);
    squares.known.set([random.normal(), random.normal(), random.normal()]);
    squares.reset(count);
    const terms: { i: number; c: number[]; target: number; weight: number }[] = [];
    for (let i = 0; i < count; i++) {
      const term = {
        i,
        c: [1 + random.uniform(), random.normal(), random.normal(), random.normal()],
        target: random.normal(),
        weight: random.between(0.1, 10),
      };
      terms.push(term, { i, c: [1, 0, 0, 0], target: 0, weight: 0.1 });
    }
    for (const { i, c, target, weight } of terms) squares.add(i, c[0], c[1], c[2], c[3], target, weight);
    squares.solve();
    const x = (k: number) => (k < 0 ? squares.known[-k - 1] : squares.solution[k]);
    const gradient = new Float64Array(count);
    for (const { i, c, target, weight } of terms) {
      const rest = c.reduce((sum, ck, k) => sum + ck * x(i - k), -target);
      for (let k = 0; k <= Math.min(3, i); k++) gradient[i - k] += weight * c[k] * rest;
    }
    for (const slope of gradient) expect(Math.abs(slope)).toBeLessThan(1e-8);
  }
});

const line = buildReferenceLine(straightStreet(400), [0], 0, 380);
const free = { line, vehicle: CAR, profile: speedProfile(line), fences: [], obstacles: [] };

function problem(start: Partial<LaneState>): PlanningProblem {
  return { ...free, start: { s: 50, d: 0, slope: 0, bend: 0, speed: 0, acceleration: 0, ...start } };
}

function coarse(
  s: number[],
  speed: number[],
  d = [0, 0, 0, 0, 0, 0, 0],
  ceiling = Number.POSITIVE_INFINITY,
): CoarseTrajectory {
  return {
    found: true,
    s: Float64Array.from(s),
    d: Float64Array.from(d),
    speed: Float64Array.from(speed),
    ceiling: new Float64Array(SAMPLE_COUNT).fill(ceiling),
    expanded: 1,
    cost: 0,
  };
}

test('braking that the lattice asks for in whole metres a second keeps within the bound of comfort, harder braking does not', () => {
  const hardest = (speed: number[], s: number[], start: number) => {
    const out = makeLaneTrajectory();
    new SpeedSmoother().smooth(problem({ speed: start, acceleration: -3.5 }), coarse(s, speed), out);
    return Math.min(...out.acceleration);
  };
  const gentle = hardest([10.4, 6, 2, 0, 0, 0, 0], [50, 58.2, 62.2, 63.2, 63.2, 63.2, 63.2], 10.4);
  expect(gentle).toBeLessThan(-3.5);
  expect(gentle).toBeGreaterThan(-4.05);
  expect(hardest([10.4, 5, 0, 0, 0, 0, 0], [50, 57.7, 60.2, 60.2, 60.2, 60.2, 60.2], 10.4)).toBeLessThan(-4.5);
});

test('braking comes on evenly where that is enough, and at once where it would have to be harder for it', () => {
  const made = (speed: number[], s: number[], ceiling: number) => {
    const out = makeLaneTrajectory();
    new SpeedSmoother().smooth(problem({ speed: 20 }), coarse(s, speed, undefined, ceiling), out);
    return out;
  };
  const jerk = ({ acceleration: a }: { acceleration: Float64Array }, until: number) => {
    let most = 0;
    for (let i = 1; i < until; i++) most = Math.max(most, Math.abs(a[i] - a[i - 1]) / 0.1);
    return most;
  };
  const even = made([20, 18, 16, 14, 13, 13, 13], [50, 69, 86, 101, 114.5, 127.5, 140.5], Number.POSITIVE_INFINITY);
  expect(jerk(even, 10)).toBeLessThan(2.8);
  expect(Math.min(...even.acceleration)).toBeGreaterThan(-3);
  const late = made([20, 17, 13, 9, 5, 1, 0], [50, 68.5, 83.5, 94.5, 101.5, 104.5, 105], 105);
  expect(jerk(late, 10)).toBeGreaterThan(3);
  for (let i = 0; i < SAMPLE_COUNT; i++) expect(late.s[i]).toBeLessThan(105.05);
});

test('a steady speed stays as it is', () => {
  const out = makeLaneTrajectory();
  new SpeedSmoother().smooth(
    problem({ speed: 10 }),
    coarse([50, 60, 70, 80, 90, 100, 110], [10, 10, 10, 10, 10, 10, 10]),
    out,
  );
  for (let i = 0; i < SAMPLE_COUNT; i++) {
    expect(out.s[i]).toBeCloseTo(50 + i, 6);
    expect(out.speed[i]).toBeCloseTo(10, 6);
    expect(out.acceleration[i]).toBeCloseTo(0, 6);
  }
});

test('stops before the ceiling to within centimetres, never backwards, with bounded jerk', () => {
  const out = makeLaneTrajectory();
  const s = [50, 57.5, 63, 66.5, 68.5, 69.5, 70];
  new SpeedSmoother().smooth(problem({ speed: 8 }), coarse(s, [8, 7, 4, 3, 1, 1, 0], undefined, 69), out);
  for (let i = 1; i < SAMPLE_COUNT; i++) {
    expect(out.s[i]).toBeGreaterThanOrEqual(out.s[i - 1]);
    expect(out.s[i]).toBeLessThan(69.05);
    expect(out.speed[i]).toBeGreaterThanOrEqual(0);
    if (i > 1) expect(Math.abs(out.acceleration[i] - out.acceleration[i - 1]) / 0.1).toBeLessThan(6);
  }
  expect(out.speed[SAMPLE_COUNT - 1]).toBeLessThan(0.1);
  expect(out.s[SAMPLE_COUNT - 1]).toBeGreaterThan(68.5);
});

test('keeps the jerk near 5 m/s^3 where there is time, and reaches the wished speed', () => {
  const out = makeLaneTrajectory();
  // Wished is a step to -3 m/s^2 that ends as suddenly.
  const s = [50, 68.5, 84, 96.5, 107.5, 118.5, 129.5];
  new SpeedSmoother().smooth(problem({ speed: 20 }), coarse(s, [20, 17, 14, 11, 11, 11, 11]), out);
  for (let i = 1; i < SAMPLE_COUNT - 1; i++) {
    expect(Math.abs(out.acceleration[i] - out.acceleration[i - 1]) / 0.1).toBeLessThan(5.6);
  }
  expect(out.speed[SAMPLE_COUNT - 1]).toBeCloseTo(11, 0);
});

/** Somebody who stands across the lane, his near end at s. */
function wall(s: number): Obstacle {
  const samples = (value: number) => new Float64Array(PREDICTION_COUNT).fill(value);
  return {
    track: 1,
    leads: false,
    speed: 0,
    sMin: samples(s),
    sMax: samples(s + 4),
    dMin: samples(-2),
    dMax: samples(2),
  };
}

test('without a trajectory, brakes as gently as meets nobody while it moves, and fully where nothing is enough', () => {
  const front = CAR.length - CAR.rearOverhang;
  const brakingFor = (obstacles: Obstacle[]) => gentlestBraking({ ...problem({ speed: 12 }), obstacles });
  expect(brakingFor([])).toBe(3.5);
  // 12^2 / (2 * 5.5) is 13 m; 0.8 m and 2 m are kept.
  expect(brakingFor([wall(50 + front + 17)])).toBe(5.5);
  expect(brakingFor([wall(50 + front + 5)])).toBe(7);
  // Who comes upon the standing ego is not kept away by braking harder.
  const late = wall(50 + front);
  for (let i = 0; i < 20; i++) late.sMin[i] = late.sMax[i] = Number.NaN;
  expect(brakingFor([late])).toBe(3.5);
});

test('an offset fades without overshoot of more than 5 cm, with the start tangent kept', () => {
  const out = makeLaneTrajectory();
  for (const speed of [3, 8, 14]) {
    const start = problem({ speed, d: 0.8, slope: 0 }).start;
    for (let i = 0; i < SAMPLE_COUNT; i++) out.s[i] = start.s + speed * i * 0.1;
    const s = [0, 1, 2, 3, 4, 5, 6].map((t) => start.s + speed * t);
    new OffsetSmoother().smooth(start, coarse(s, s, [0.8, 0, 0, 0, 0, 0, 0]), out);
    expect(out.d[0]).toBe(0.8);
    expect(out.slope[0]).toBe(0);
    expect(Math.min(...out.d)).toBeGreaterThan(-0.05);
    // Lateral acceleration of the swerve stays comfortable.
    expect(Math.max(...out.bend.map(Math.abs)) * speed * speed).toBeLessThan(2);
  }
});

test('a new plan begins on the last one while the ego is near it, and is dragged along where it is not', () => {
  const last = makeLaneTrajectory();
  for (let i = 0; i < SAMPLE_COUNT; i++) {
    last.s[i] = 100 + i;
    last.d[i] = 0.01 * i;
    last.slope[i] = 0.01;
    last.speed[i] = 10;
    last.acceleration[i] = 0.5;
  }
  const measured = { s: 101.5, d: 0.2, slope: 0, bend: 0, speed: 10.2, acceleration: 0 };
  const out = { ...measured };
  anchorStart(measured, last, 0.1, out);
  expect(out).toMatchObject({ s: 101.5, slope: 0.01, speed: 10, acceleration: 0.5 });
  expect(out.d).toBeCloseTo(0.015, 9);
  anchorStart({ ...measured, d: 2, speed: 13 }, last, 0.1, out);
  expect(out.d).toBeCloseTo(1.5, 9);
  expect(out.speed).toBeCloseTo(12.5, 9);
});
