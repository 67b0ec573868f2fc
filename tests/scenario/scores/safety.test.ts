import { describe, expect, test } from 'vitest';
import {
  euroNcapApplied,
  euroNcapColour,
  euroNcapExtendedShare,
  roadEdgeColour,
  warningColour,
} from '../../../src/scenario/scores/ncap/euro-ncap.ts';
import { neuroNcap } from '../../../src/scenario/scores/ncap/neuro-ncap.ts';
import { cutInTtc, cutInVerdict } from '../../../src/scenario/scores/r157/cut-in.ts';
import {
  followingDistance,
  followingShareKept,
  followingTime,
} from '../../../src/scenario/scores/r157/following-distance.ts';
import { referenceDriver } from '../../../src/scenario/scores/r157/reference-driver.ts';
import { timeExposed, timeIntegrated } from '../../../src/scenario/scores/safety/exposure.ts';
import { criticalFuzzySafety, fuzzyBraking, proactiveFuzzySafety } from '../../../src/scenario/scores/safety/fsm.ts';
import { postEncroachment } from '../../../src/scenario/scores/safety/post-encroachment.ts';
import { rssLateral, rssLongitudinal, rssShareKept } from '../../../src/scenario/scores/safety/rss.ts';
import {
  brakeThreatNumber,
  decelerationToAvoid,
  timeHeadway,
  timeToCollision,
} from '../../../src/scenario/scores/safety/surrogates.ts';

describe('surrogate measures', () => {
  test('hand-computed', () => {
    expect(timeToCollision(20, 15, 10)).toBe(4); // 20 / 5
    expect(timeToCollision(20, 10, 15)).toBe(Number.POSITIVE_INFINITY);
    expect(timeToCollision(-0.1, 15, 10)).toBe(0);
    expect(timeToCollision(15, 10, -5)).toBe(1); // oncoming: 15 / 15
    expect(timeHeadway(30, 15)).toBe(2);
    expect(timeHeadway(30, 0)).toBe(Number.POSITIVE_INFINITY);
    expect(decelerationToAvoid(10, 15, 5)).toBe(5); // 100 / 20
    expect(decelerationToAvoid(10, 5, 15)).toBe(0);
    expect(decelerationToAvoid(0, 15, 5)).toBe(Number.POSITIVE_INFINITY);
    expect(brakeThreatNumber(5, 8)).toBe(0.625);
    expect(postEncroachment({ enters: 1, leaves: 2 }, { enters: 3.5, leaves: 5 })).toBe(1.5);
    expect(postEncroachment({ enters: 3.5, leaves: 5 }, { enters: 1, leaves: 2 })).toBe(1.5);
    expect(postEncroachment({ enters: 1, leaves: 2 }, { enters: 1.5, leaves: 3 })).toBe(0);
  });

  test('exposure: time below the threshold, and how far below', () => {
    const ttc = [5, 2, 1, 0.5, 3, Number.NaN, Number.POSITIVE_INFINITY];
    expect(timeExposed(ttc, 1.5, 0.1)).toBeCloseTo(0.2, 12);
    // (1.5 - 1 + 1.5 - 0.5) * 0.1
    expect(timeIntegrated(ttc, 1.5, 0.1)).toBeCloseTo(0.15, 12);
    expect(timeExposed([], 1.5, 0.1)).toBe(0);
  });

  test('what is no number stays none', () => {
    for (const measure of [timeToCollision, decelerationToAvoid]) expect(measure(Number.NaN, 1, 2)).toBeNaN();
    expect(timeHeadway(Number.NaN, 0)).toBeNaN();
  });
});

describe('RSS', () => {
  test.each([
    // 20 * 0.75 + 3 * 0.5625 / 2 + (20 + 2.25)^2 / 12 - 15^2 / 12 = 15 + 0.84375 + 41.2552083333 - 18.75
    [20, 15, 38.34895833333333],
    // 0 + 0.84375 + 2.25^2 / 12 - 0 = 0.84375 + 0.421875
    [0, 0, 1.265625],
    // 3.75 + 0.84375 + 7.25^2 / 12 - 75 < 0
    [5, 30, 0],
  ])('behind another: %f and %f m/s want %f m', (rear, front, expected) => {
    expect(rssLongitudinal(rear, front)).toBeCloseTo(expected, 9);
  });

  test.each([
    // 0.3 + 0.75 * 0.75 / 2 + 0.75^2 / 2 = 0.3 + 0.28125 + 0.28125
    [0, 0.8625],
    // 0.3 + (2 + 0.75) * 0.75 / 2 + 1.75^2 / 2 = 0.3 + 1.03125 + 1.53125
    [1, 2.8625],
    [-1, 0.8625],
  ])('beside another: %f m/s towards it wants %f m', (towards, expected) => {
    expect(rssLateral(towards)).toBeCloseTo(expected, 9);
  });

  test('share of the time with somebody ahead', () => {
    const gap = [40, 30, Number.NaN, 50];
    expect(rssShareKept(gap, [20, 20, 20, 20], [15, 15, 0, 15])).toBeCloseTo(2 / 3, 12);
    expect(rssShareKept([Number.NaN], [1], [1])).toBeNaN();
    expect(rssShareKept([], [], [])).toBeNaN();
  });
});

describe('FSM', () => {
  test('proactive', () => {
    // v = 20, v_f = 14: ahead 196 / 14 = 14. safe 15 + 50 - 14 + 2 = 53; unsafe 15 + 33.3333333333 - 14 = 34.3333333333.
    expect(proactiveFuzzySafety(55, 20, 14)).toBe(0);
    expect(proactiveFuzzySafety(36, 20, 14)).toBe(1);
    // Free way 43.6666666667 is in the middle of both.
    expect(proactiveFuzzySafety(45.666666666666664, 20, 14)).toBeCloseTo(0.5, 9);
  });

  test('critical', () => {
    expect(criticalFuzzySafety(5, 10, 0, 10)).toBe(0);
    // v = 20, a = 0, v_f = 10: way 7.5; safe 7.5 + 100 / 8 = 20, unsafe 7.5 + 100 / 12 = 15.8333333333.
    expect(criticalFuzzySafety(22, 20, 0, 10)).toBe(0);
    expect(criticalFuzzySafety(17, 20, 0, 10)).toBe(1);
    expect(criticalFuzzySafety(2 + 17.916666666666668, 20, 0, 10)).toBeCloseTo(0.5, 9);
    // v = 12, a = -4, v_f = 10: u = 9 < 10; needed 4 / 8 = 0.5.
    expect(criticalFuzzySafety(2.4, 12, -4, 10)).toBe(1);
    expect(criticalFuzzySafety(2.6, 12, -4, 10)).toBe(0);
  });

  test('braking asked for', () => {
    expect(fuzzyBraking(0.5, 0)).toBe(2);
    expect(fuzzyBraking(1, 0.5)).toBe(5);
    expect(fuzzyBraking(0, 0)).toBe(0);
  });
});

describe('R157-style', () => {
  test('cut-in', () => {
    // 12 m/s closing: 12 / 12 + 0.35 = 1.35 s.
    expect(cutInTtc(12)).toBeCloseTo(1.35, 12);
    expect(cutInVerdict(17, 24, 12, true)).toBe('fail'); // 17 / 12 = 1.417 s
    expect(cutInVerdict(16, 24, 12, true)).toBe('not required'); // 1.333 s
    expect(cutInVerdict(16, 24, 12, false)).toBe('pass');
    expect(cutInVerdict(5, 10, 12, true)).toBe('fail');
  });

  test.each([
    [2, 1, 2],
    [10 / 3.6, 1.1, 3.0555555555555554],
    [60 / 3.6, 1.6, 26.666666666666668],
    // Halfway between 7.2 and 10 km/h: 8.6 km/h, 1.05 s.
    [8.6 / 3.6, 1.05, 2.5083333333333333],
    [0, 1, 2],
  ])('following at %f m/s: %f s, %f m', (speed, time, distance) => {
    expect(followingTime(speed)).toBeCloseTo(time, 9);
    expect(followingDistance(speed)).toBeCloseTo(distance, 9);
  });

  test('share of following kept', () => {
    expect(followingShareKept([30, 20, Number.NaN], [60 / 3.6, 60 / 3.6, 20])).toBe(0.5);
    expect(followingShareKept([Number.NaN], [1])).toBeNaN();
  });

  test('reference driver', () => {
    // Perceives at 0.375 / 1.5 + 0.4 = 0.65 s, brakes 0.75 s later.
    const far = { ego: 15, intruder: 12, gap: 30, lateralSpeed: 1.5, lateralGap: 1.5 };
    expect(referenceDriver({ ...far, gap: 5 }).brakesAt).toBeCloseTo(1.4, 9);
    // At 1.4 s the gap has shrunk by 4.2 m; 3 m/s are braked off after sqrt(2 * 3 / 12.65) = 0.689 s, and
    // 3 * 0.689 - 12.65 * 0.689^3 / 6 = 1.38 m more: 5 m are too little, 6 m are enough.
    expect(referenceDriver({ ...far, gap: 5 }).collides).toBe(true);
    expect(referenceDriver({ ...far, gap: 6 }).collides).toBe(false);
    expect(referenceDriver({ ...far, gap: 0.5, intruder: 5 })).toMatchObject({ collides: true });
    // 30 m at 3 m/s: critical from 6 m on, long after the cut-in.
    expect(referenceDriver(far).collides).toBe(false);
    expect(referenceDriver({ ...far, intruder: 15 })).toEqual({
      collides: false,
      impactSpeed: 0,
      brakesAt: Number.POSITIVE_INFINITY,
    });
  });

  test('reference driver: a wider gap never makes it worse', () => {
    let before = Number.POSITIVE_INFINITY;
    for (let gap = 0.5; gap < 40; gap += 0.5) {
      const { impactSpeed } = referenceDriver({ ego: 20, intruder: 8, gap, lateralSpeed: 1.5, lateralGap: 1.2 });
      expect(impactSpeed).toBeLessThanOrEqual(before + 1e-9);
      before = impactSpeed;
    }
    expect(before).toBe(0);
  });
});

describe('Euro NCAP 2026', () => {
  test.each([
    [10, 0, 'green'],
    [20, 0.1, 'red'],
    [30, 10, 'brown'],
    [30, 10.1, 'red'],
    [40, 10, 'orange'],
    [40, 20, 'brown'],
    [40, 20.1, 'red'],
    [45, 5, 'orange'],
    [50, 5, 'yellow'],
    [50, 20, 'orange'],
    [80, 30, 'brown'],
    [80, 30.1, 'red'],
  ])('test at %f, impact at %f km/h: %s', (test, impact, colour) => {
    expect(euroNcapColour(test, impact)).toBe(colour);
    expect(euroNcapExtendedShare(test, impact)).toBe(colour === 'red' ? 0 : 1);
  });

  // The protocol's own table for 60 km/h, section 4.2.4.
  test.each([
    ['green', 1.9, 'green'],
    ['green', 2, 'yellow'],
    ['yellow', 0, 'green'],
    ['yellow', 12, 'yellow'],
    ['yellow', 12.1, 'orange'],
    ['orange', 8, 'yellow'],
    ['orange', 8.1, 'orange'],
    ['orange', 22.1, 'brown'],
    ['brown', 32, 'brown'],
    ['brown', 32.1, 'red'],
    ['red', 28.1, 'red'],
    ['red', 27.9, 'brown'],
  ] as const)('predicted %s, measured %f km/h: %s', (predicted, impact, applied) => {
    expect(euroNcapApplied(60, impact, predicted)).toBe(applied);
  });

  test('a colour that does not exist at a test speed is never applied', () => {
    expect(euroNcapApplied(20, 1, 'yellow')).toBe('red');
  });

  test('warning and road edge', () => {
    expect([warningColour(1.7), warningColour(1.71)]).toEqual(['red', 'green']);
    expect([roadEdgeColour(-0.1), roadEdgeColour(-0.09)]).toEqual(['red', 'green']);
  });
});

test.each([
  [null, 10, 5],
  [5, 10, 2], // 4 * (1 - 0.5)
  [0, 10, 4],
  [12, 10, 0],
  [3, 0, 0],
])('NeuroNCAP: impact at %s of %f m/s gives %f', (impact, reference, expected) => {
  expect(neuroNcap(impact, reference)).toBe(expected);
});
