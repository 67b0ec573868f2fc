import { expect, test } from 'vitest';
import { followLine } from '../../src/plugin/follow-line.ts';

const line = {
  s: [0, 100],
  x: [0, 100],
  y: [0, 0],
  z: [0, 0],
  heading: [0, 0],
  curvature: [0, 0],
  halfWidth: [1.75, 1.75],
  speedLimit: [14, 14],
};
const input = { line, start: { s: 2, d: 0, speed: 5 } } as unknown as Parameters<typeof followLine>[0];

test('a rule that gives no number is told with what it was asked', () => {
  expect(() => followLine(input, (_s, _v, t) => (t > 0.15 ? Number.NaN : 1))).toThrow(
    /rule of followLine gave NaN, .*; it was asked at s = 3\.0 m, 5\.2 m\/s, t = 0\.2 s/,
  );
  expect(() => followLine(input, (() => undefined) as never)).toThrow(/gave undefined/);
  // Brakes as hard as there is are a number.
  expect(followLine(input, () => Number.NEGATIVE_INFINITY).states[1].speed).toBeCloseTo(4, 9);
});
