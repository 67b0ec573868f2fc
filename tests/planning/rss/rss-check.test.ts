import { describe, expect, test } from 'vitest';
import { makeObstacle, setBox } from '../../../src/planning/behaviour/make-obstacle.ts';
import { DRY, gripOf } from '../../../src/planning/grip/grip.ts';
import {
  type LaneState,
  type Obstacle,
  type PlanningProblem,
  PREDICTION_COUNT,
  PREDICTION_SECONDS,
  SAMPLE_COUNT,
} from '../../../src/planning/planning-problem.ts';
import { properResponse, responseDecision } from '../../../src/planning/rss/proper-response.ts';
import { rssAssumptions, rssCheck } from '../../../src/planning/rss/rss-check.ts';
import { safeBehind } from '../../../src/planning/rss/safe-distance.ts';
import { sightSpeed } from '../../../src/planning/speed-profile.ts';
import { makeLaneTrajectory } from '../../../src/planning/trajectory/lane-trajectory.ts';
import { CAR, FRONT, KinematicDrive, track } from '../kinematic-drive.ts';
import { straightLine } from '../straight-line.ts';
import { straightStreet } from '../synthetic-map.ts';

const start: LaneState = { s: 50, d: 0, slope: 0, bend: 0, speed: 15, acceleration: 0 };

/** Somebody whose rear is `gap` metres before our bumper. */
function ahead(gap: number, speed: number, d = 0): Obstacle {
  const obstacle = makeObstacle(7, true, speed);
  for (let i = 0; i < PREDICTION_COUNT; i++) {
    const s = start.s + FRONT + gap + speed * i * PREDICTION_SECONDS;
    setBox(obstacle, i, s, s + 4.5, d - 0.9, d + 0.9);
  }
  return obstacle;
}

function problem(obstacle: Obstacle): PlanningProblem {
  const line = straightLine(300);
  const profile = new Float64Array(line.count).fill(15);
  return { line, vehicle: CAR, start, profile, fences: [], obstacles: [obstacle] };
}

function steady(acceleration = 0): ReturnType<typeof makeLaneTrajectory> {
  const plan = makeLaneTrajectory();
  for (let i = 0; i < SAMPLE_COUNT; i++) plan.speed[i] = start.speed + acceleration * i * 0.1;
  return plan;
}

describe('check', () => {
  const safe = safeBehind(15, 15, rssAssumptions({}));

  test('who is as far away as is safe is no matter; who is nearer is told of with both distances', () => {
    expect(rssCheck(problem(ahead(safe + 0.01, 15)), steady())).toBeNull();
    const found = rssCheck(problem(ahead(safe - 0.01, 15)), steady());
    expect(found?.obstacle.track).toBe(7);
    expect(found?.gap).toBeCloseTo(safe - 0.01, 9);
    expect(found?.safe).toBeCloseTo(safe, 9);
    expect(found?.braking).toBe(4.5);
  });

  test.each([1, 0.7, 0.24, 0.12])(
    'the gap that the driver keeps at friction %f is safe up to the speed of its sight',
    (friction) => {
      const grip = friction === 1 ? DRY : gripOf(friction);
      for (let v = 2; v <= sightSpeed(80, grip.sight); v++) {
        expect(safeBehind(v, v, rssAssumptions({ grip })), `${v} m/s`).toBeLessThan(3.5 + grip.timeGap * v);
      }
    },
  );

  test('a plan that brakes already, one beside us, and one who stands are let be', () => {
    expect(rssCheck(problem(ahead(3, 15)), steady(-2))).toBeNull();
    expect(rssCheck(problem(ahead(3, 15, 2.5)), steady())).toBeNull();
    expect(rssCheck(problem(ahead(3, 0)), steady())).toBeNull();
  });

  test('one who comes against us in our lane needs both ways to a stop', () => {
    expect(rssCheck(problem(ahead(57, -10)), steady())?.obstacle.track).toBe(7);
    expect(rssCheck(problem(ahead(59, -10)), steady())).toBeNull();
  });

  test('the mirrored scene gives the mirrored answer', () => {
    for (const d of [0.5, 1.5, 1.9, 1.95, 2.2]) {
      const isSafe = [d, -d].map((side) => rssCheck(problem(ahead(3, 15, side)), steady()) === null);
      expect(isSafe[0]).toBe(isSafe[1]);
    }
  });
});

test('the response brakes as hard as assumed within half a second, stands, and says why and about whom', () => {
  const found = rssCheck(problem(ahead(3, 15)), steady());
  if (found === null) throw new Error('expected a violation');
  const plan = makeLaneTrajectory();
  properResponse(start, found.braking, plan);
  expect(plan.acceleration[5]).toBeCloseTo(-4.5, 9);
  expect(plan.speed[SAMPLE_COUNT - 1]).toBe(0);
  // It builds up at 12 m/s^3, which costs about half of that time [s].
  const way = (15 * 4.5) / 12 / 2 + (15 * 15) / (2 * 4.5);
  // A sample of 0.1 s either way.
  expect(Math.abs(plan.s[SAMPLE_COUNT - 1] - start.s - way)).toBeLessThan(15 * 0.05);
  for (let i = 1; i < SAMPLE_COUNT; i++) expect(plan.s[i]).toBeGreaterThanOrEqual(plan.s[i - 1]);
  expect(responseDecision(found)).toMatchObject({ kind: 'follow' });
  expect(responseDecision(found).reason).toMatch(/^vehicle 7 too near: 3 m, safe are \d+ m$/);
});

test('who cuts in much too near is braked for, and nobody is touched', () => {
  const drive = new KinematicDrive(straightStreet(600), { lane: 0, s: 580 });
  drive.car.speed = 13;
  let cutIn = 0;
  const rear = (tick: number) => cutIn + 11 * ((tick - 300) / 100);
  drive.run(3);
  cutIn = drive.car.x + FRONT + 5;
  drive.tracksAt = (tick) => [track(9, rear(tick) + 2.25, 0, 0, 11)];
  const reasons: string[] = [];
  drive.run(5, undefined, () => {
    if (drive.plan !== null) reasons.push(drive.plan.decision.reason);
    expect(drive.car.x + FRONT).toBeLessThan(rear(drive.tick));
  });
  expect(reasons.some((reason) => /^vehicle/.test(reason))).toBe(true);
});
