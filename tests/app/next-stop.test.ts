import { expect, test } from 'vitest';
import { nextStop } from '../../src/app/parts/next-stop.ts';
import { noRoute } from '../../src/planning/route/route-message.ts';

const facts = {
  stops: [
    [10, 0, 0],
    [50, 0, 0],
  ] as [number, number, number][],
  goal: [90, 0] as [number, number],
};
const to = (...polyline: number[]) => ({
  route: { tick: 0, message: { ...noRoute(''), valid: true, polyline: Float64Array.from(polyline) } },
});

test('says which stop the route leads to, and in the end the goal', () => {
  expect(nextStop(facts, to(0, 0, 0, 11, 0, 0))).toBe('stop 1');
  expect(nextStop(facts, to(0, 0, 0, 50, 1, 0))).toBe('stop 2');
  expect(nextStop(facts, to(0, 0, 0, 90, 0, 0))).toBe('the goal');
  expect(nextStop(facts, {})).toBe('the goal');
  expect(nextStop(facts, { route: { tick: 0, message: noRoute('none') } })).toBe('the goal');
  expect(nextStop({ stops: [[88, 0, 0]], goal: [90, 0] }, to(0, 0, 0, 90, 0, 0))).toBe('the goal');
});
