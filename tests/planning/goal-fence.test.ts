import { expect, test } from 'vitest';
import { goalFence } from '../../src/planning/behaviour/goal-fence.ts';
import type { LaneState } from '../../src/planning/planning-problem.ts';

const GOAL = 100;

function at(s: number, speed: number, acceleration = 0): LaneState {
  return { s, d: 0, slope: 0, bend: 0, speed, acceleration };
}

test('a goal on the lane stays where it is', () => {
  expect(goalFence(GOAL, at(98, 3), true)).toEqual({ s: GOAL, cause: 'goal', reason: 'goal' });
});

test('one that the lanes are left from is come to, or run over where gentle braking takes the ego past it', () => {
  expect(goalFence(GOAL, at(80, 3), false).s).toBe(GOAL);
  // 2.5 m at 1.8 m/s^2, and 1.08 m until it is there.
  expect(goalFence(GOAL, at(98, 3), false).s).toBeCloseTo(101.58, 2);
  expect(goalFence(GOAL, at(98, 3, -1.8), false).s).toBeCloseTo(100.5, 9);
});

test('four metres at the most', () => {
  expect(goalFence(GOAL, at(98, 12), false).s).toBe(104);
});
