import { expect, test } from 'vitest';
import { firstFence } from '../../src/planning/lattice/first-fence.ts';
import type { Fence, LaneState } from '../../src/planning/planning-problem.ts';

const start: LaneState = { s: 100, d: 0, slope: 0, bend: 0, speed: 10, acceleration: 0 };

function fence(s: number, cause: Fence['cause']): Fence {
  return { s, cause, reason: cause };
}

test('without a fence there is no end', () => {
  expect(firstFence([], start)).toBe(Number.POSITIVE_INFINITY);
});

test.each(['signal', 'sign', 'pedestrian', 'junction'] as const)('a fence for a %s stays where it is', (cause) => {
  expect(firstFence([fence(112, cause), fence(130, cause)], start)).toBe(112);
});

// From 10 m/s 2.5 m/s^2 take 20 m.
test.each([
  [125, 125],
  [120, 120],
  [119.4, 120],
  [119, 120],
  [118, 118.5],
  [117, 117],
  [104, 104],
])('a fence behind a vehicle, or the goal, at %f m gives way to %f m', (s, given) => {
  expect(firstFence([fence(s, 'vehicle')], start)).toBeCloseTo(given, 9);
  expect(firstFence([fence(s, 'goal')], start)).toBeCloseTo(given, 9);
});

test('the nearest is the first after giving way', () => {
  expect(firstFence([fence(119.2, 'vehicle'), fence(119.5, 'signal')], start)).toBe(119.5);
});
