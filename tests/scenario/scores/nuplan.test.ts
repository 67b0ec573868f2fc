import { describe, expect, test } from 'vitest';
import { cos, sin } from '../../../src/core/math/sin-cos.ts';
import { noAtFaultCollisions } from '../../../src/scenario/scores/nuplan/at-fault-collisions.ts';
import { collisionEnergy } from '../../../src/scenario/scores/nuplan/collision-energy.ts';
import { comfort, comfortSignals } from '../../../src/scenario/scores/nuplan/comfort.ts';
import { drivingDirection, wayAgainstDirection } from '../../../src/scenario/scores/nuplan/driving-direction.ts';
import { nuplanScore } from '../../../src/scenario/scores/nuplan/nuplan-score.ts';
import { nuplanOpenLoop } from '../../../src/scenario/scores/nuplan/open-loop.ts';
import { progressRatio } from '../../../src/scenario/scores/nuplan/progress-ratio.ts';
import { type MovingBox, projectedTtc, relevantForTtc } from '../../../src/scenario/scores/nuplan/projected-ttc.ts';
import { speedCompliance } from '../../../src/scenario/scores/nuplan/speed-compliance.ts';

const PERFECT = {
  noAtFaultCollisions: 1,
  drivableArea: 1,
  drivingDirection: 1,
  progress: 1,
  timeToCollision: 1,
  speedLimit: 1,
  comfort: 1,
};

describe('closed-loop score', () => {
  test.each([
    ['perfect', {}, 1],
    // (5 * 0.6 + 5 * 1 + 4 * 0.9 + 2 * 0) / 16 = 11.6 / 16
    ['slow, fast at times and rough', { progress: 0.6, speedLimit: 0.9, comfort: 0 }, 0.725],
    // 0.5 * (5 + 0 + 4 + 2) / 16 = 0.5 * 0.6875
    ['against the direction, and too near', { drivingDirection: 0.5, timeToCollision: 0 }, 0.34375],
    ['one hit', { noAtFaultCollisions: 0 }, 0],
    ['off the road', { drivableArea: 0 }, 0],
    ['no progress', { progress: 0.19 }, 0],
    // (5 * 0.2 + 5 + 4 + 2) / 16 = 12 / 16
    ['just enough progress', { progress: 0.2 }, 0.75],
  ])('%s', (_, change, expected) => {
    expect(nuplanScore({ ...PERFECT, ...change }).value).toBeCloseTo(expected, 12);
  });

  test('tells what it is made of', () => {
    const { parts } = nuplanScore({ ...PERFECT, progress: 0.6 });
    expect(parts.filter(({ role }) => role === 'multiplier').map(({ name }) => name)).toEqual([
      'noAtFaultCollisions',
      'drivableArea',
      'makingProgress',
      'drivingDirection',
    ]);
    expect(parts.find(({ name }) => name === 'progress')).toMatchObject({ role: 'term', value: 0.6, weight: 5 });
  });

  test('what is not known makes it unknown', () => {
    expect(nuplanScore({ ...PERFECT, progress: Number.NaN }).value).toBeNaN();
  });
});

test.each([
  [{ vru: 0, vehicle: 0, object: 0 }, 1],
  [{ vru: 0, vehicle: 0, object: 1 }, 0.5], // 1 - 1/2
  [{ vru: 0, vehicle: 0, object: 2 }, 0],
  [{ vru: 1, vehicle: 0, object: 0 }, 0],
  [{ vru: 0, vehicle: 1, object: 1 }, 0],
])('collisions by fault %j leave %f', (hit, expected) => {
  expect(noAtFaultCollisions(hit)).toBe(expected);
});

test.each([
  [60, 120, 0.5],
  [130, 120, 1],
  [0, 0, 1], // both count as 2 m
  [-5, 20, 0.1], // 2 / 20
  [1, 4, 0.5], // 2 / 4
])('progress of %f m against %f m is %f', (ego, expert, expected) => {
  expect(progressRatio(ego, expert)).toBeCloseTo(expected, 12);
});

describe('speed limit', () => {
  test('mean excess over 2.23 m/s', () => {
    // 10 intervals of 0.1 s; excess 2.23 m/s in 5 of 11 samples: 5 * 2.23 * 0.1 / (2.23 * 1.0) = 0.5.
    const speed = [10, 10, 12.23, 12.23, 12.23, 12.23, 12.23, 10, 10, 9, 9];
    expect(speedCompliance(speed, new Array(11).fill(10))).toBeCloseTo(0.5, 12);
  });

  test('no limit, no excess; no time, nothing against it; never below 0', () => {
    expect(speedCompliance([40, 40], [Number.NaN, Number.NaN])).toBe(1);
    expect(speedCompliance([40], [10])).toBe(1);
    expect(speedCompliance([40, 40], [10, 10])).toBe(0);
  });
});

describe('driving direction', () => {
  const back = (metres: number) =>
    Float64Array.from({ length: 30 }, (_, i) => (i >= 10 && i < 20 ? -metres / 10 : 0.5));

  test.each([
    [1.9, 1],
    [2, 0.5],
    [5.9, 0.5],
    [6, 0],
  ])('%f m against it within a second gives %f', (metres, expected) => {
    expect(wayAgainstDirection(back(metres), 0.1)).toBeCloseTo(metres, 9);
    expect(drivingDirection(back(metres), 0.1)).toBe(expected);
  });

  test('the same way over two seconds counts half', () => {
    const slow = Float64Array.from({ length: 20 }, () => -0.15);
    expect(wayAgainstDirection(slow, 0.1)).toBeCloseTo(1.5, 9);
    expect(drivingDirection([], 0.1)).toBe(1);
  });
});

describe('time to collision by projection', () => {
  const box = (x: number, y: number, yaw: number, speed: number): MovingBox => ({
    x,
    y,
    cosYaw: cos(yaw),
    sinYaw: sin(yaw),
    halfLength: 2,
    halfWidth: 1,
    speed,
  });

  test.each([
    // Fronts 10 m apart at 10 m/s: they touch at 1.0 s, and overlap from the next step on.
    ['standing ahead', box(14, 0, 0, 0), 1.1],
    // 9.5 m: overlap after 0.95 s, so at 1.0 s.
    ['a little nearer', box(13.5, 0, 0, 0), 1],
    // Closing at 10 + 5 m/s over 10 m: 0.667 s.
    ['oncoming', box(14, 0, Math.PI, 5), 0.7],
    ['as fast', box(14, 0, 0, 10), Number.POSITIVE_INFINITY],
    ['beside', box(14, 2.1, 0, 0), Number.POSITIVE_INFINITY],
    // From the right: its front is 12 m below, at 10 m/s there at 1.0 s; the ego is there from x = 10 - 1 - 2 on.
    ['crossing', box(10, -14, Math.PI / 2, 10), 1.2],
    // 28.95 m at 10 m/s: 2.895 s, the last step looked at is 2.9 s.
    ['at the end of the horizon', box(32.95, 0, 0, 0), 2.9],
    ['beyond it', box(33.05, 0, 0, 0), Number.POSITIVE_INFINITY],
  ])('%s', (_, other, expected) => {
    const ego = box(0, 0, 0, 10);
    expect(projectedTtc(ego, other)).toBeCloseTo(expected, 9);
    expect(ego).toEqual(box(0, 0, 0, 10));
  });

  test('an ego at standstill has none', () => {
    expect(projectedTtc(box(0, 0, 0, 0.005), box(3, 0, Math.PI, 5))).toBe(Number.POSITIVE_INFINITY);
  });

  test('ahead counts always, beside only between lanes or in a junction, behind never', () => {
    expect(relevantForTtc(10, 5, 1, 0, false)).toBe(true); // 26.6 degrees
    expect(relevantForTtc(10, 6, 1, 0, false)).toBe(false); // 31 degrees
    expect(relevantForTtc(10, 6, 1, 0, true)).toBe(true);
    expect(relevantForTtc(-10, 6, 1, 0, true)).toBe(true); // 149 degrees
    expect(relevantForTtc(-10, 5, 1, 0, true)).toBe(false); // 153.4 degrees
  });
});

describe('comfort', () => {
  const motion = (ax: (t: number) => number, ay: (t: number) => number, yaw: (t: number) => number) => {
    const series = (f: (t: number) => number) => Float64Array.from({ length: 60 }, (_, i) => f(i / 10));
    return { step: 0.1, ax: series(ax), ay: series(ay), yaw: series(yaw) };
  };
  const zero = () => 0;
  const failing = (signals: ReturnType<typeof comfortSignals>) =>
    signals.filter(({ within }) => !within).map(({ name }) => name);

  test.each([
    [
      'calm',
      motion(
        () => 1,
        () => 1,
        (t) => 0.2 * t,
      ),
      [],
    ],
    ['fast start', motion(() => 2.41, zero, zero), ['longitudinalAcceleration']],
    ['hard braking', motion(() => -4.06, zero, zero), ['longitudinalAcceleration']],
    ['fast bend', motion(zero, () => -4.9, zero), ['lateralAcceleration']],
    ['spin', motion(zero, zero, (t) => 0.96 * t), ['yawRate']],
    // yaw = t^2 (1.94 / 2): yaw rate grows, too, to 1.94 * 5.9 rad/s.
    ['swing', motion(zero, zero, (t) => 0.97 * t * t), ['yawRate', 'yawAcceleration']],
    // -2 + 4.2 t until 2 m/s^2 at 0.95 s, then still; |a| falls by 4.2 and grows by 4.2 m/s^3.
    ['jerk', motion((t) => Math.min(2, -2 + 4.2 * t), zero, zero), ['longitudinalJerk']],
    ['jerk sideways', motion(zero, (t) => Math.min(4.8, 8.5 * t), zero), ['jerkMagnitude']],
  ])('%s', (_, series, expected) => {
    const signals = comfortSignals(series);
    expect(failing(signals)).toEqual(expected);
    expect(comfort(signals)).toBe(expected.length === 0 ? 1 : 0);
  });

  test('values of what is smooth are exact', () => {
    // a = 0.5 t m/s^2 over 6 s: jerk 0.5 m/s^3; smoothed and read half a sample late, so 0.5 * 5.9 at the last.
    const [longitudinal, , yawRate, , jerk] = comfortSignals(
      motion(
        (t) => 0.5 * t,
        zero,
        (t) => 0.3 * t,
      ),
    );
    expect(longitudinal.greatest).toBeCloseTo(2.95, 9);
    expect(yawRate.greatest).toBeCloseTo(0.3, 9);
    expect(jerk.least).toBeGreaterThan(0.4);
  });

  test('a heading that wraps is no spin, and too short a drive says nothing', () => {
    const wrapping = motion(zero, zero, (t) =>
      3.1 + 0.02 * t > Math.PI ? 3.1 + 0.02 * t - 2 * Math.PI : 3.1 + 0.02 * t,
    );
    expect(comfort(comfortSignals(wrapping))).toBe(1);
    expect(comfort(comfortSignals({ step: 0.1, ax: [0, 0], ay: [0, 0], yaw: [0, 0] }))).toBeNaN();
  });

  test('what is no number is not comfortable', () => {
    expect(comfort(comfortSignals(motion((t) => (t === 3 ? Number.NaN : 0), zero, zero)))).toBe(0);
  });
});

test.each([
  // 1/2 * |10 - 4|
  [10, 4, 0, 3],
  // 1/2 * (10 + 4)
  [10, 4, Math.PI, 7],
  // 1/2 * sqrt(36 + 64)
  [6, 8, Math.PI / 2, 5],
])('collision energy of %f and %f m/s at %f rad is %f m/s', (ego, other, angle, expected) => {
  expect(collisionEnergy(ego, other, angle)).toBeCloseTo(expected, 9);
});

describe('open-loop score', () => {
  const straight = (offset: number, yaw = 0) => ({
    x: Float64Array.from({ length: 16 }, (_, i) => 5 * (i + 1)),
    y: new Float64Array(16).fill(offset),
    yaw: new Float64Array(16).fill(yaw),
  });

  test('4 m beside: distances half, headings whole', () => {
    // ADE = FDE = 4 m: (0.5 + 0.5 + 2 + 2) / 6 = 5 / 6; 4 m misses nowhere.
    expect(nuplanOpenLoop([straight(4)], [straight(0)], 0.5).value).toBeCloseTo(5 / 6, 12);
  });

  test('0.4 rad off: headings half', () => {
    // (1 + 1 + 2 * 0.5 + 2 * 0.5) / 6 = 4 / 6
    expect(nuplanOpenLoop([straight(0, 0.4)], [straight(0)], 0.5).value).toBeCloseTo(2 / 3, 12);
  });

  test('more than 0.3 of the plans miss', () => {
    const plans = [straight(6.5), straight(0)];
    const score = nuplanOpenLoop(plans, [straight(0), straight(0)], 0.5);
    expect(score.value).toBe(0);
    expect(score.parts.find(({ name }) => name === 'missRate')?.value).toBe(0.5);
  });

  test('no plan, no score', () => {
    expect(nuplanOpenLoop([], [], 0.5).value).toBeNaN();
  });
});
