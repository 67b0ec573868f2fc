import { expect, test } from 'vitest';
import type { Track } from '../../src/core/messages/tracks.ts';
import { headsForOncoming } from '../../src/planning/behaviour/heads-for-oncoming.ts';
import { buildReferenceLine } from '../../src/planning/route/build-reference-line.ts';
import { allowedSpeed } from '../../src/planning/speed-profile.ts';
import { CAR } from './kinematic-drive.ts';
import { syntheticMap } from './synthetic-map.ts';

/** 40 m straight along x, then a left turn of 12 m radius. */
const pieces: [number, number][] = [
  [40, 0],
  [18, 1 / 12],
  [60, 0],
];
const line = buildReferenceLine(syntheticMap([{ x: 0, y: 0, heading: 0, pieces }]), [0], 0, 100);

function at(s: number, speed: number) {
  return { s, d: 0, slope: 0, bend: 0, speed, acceleration: 0 };
}

/** A car whose centre is so far ahead and to the left of (40, 0) along x, with a yaw and a speed. */
function car(ahead: number, left: number, yaw: number, speed: number): Track {
  return { id: 5, kind: 0, x: 40 + ahead, y: left, yaw, speed, length: 4.5, width: 1.8, confidence: 1 };
}

const turning = at(41, 5);
const oncoming = car(14, 0.5, Math.PI, 4);

test('in a turn, who comes against us on our straight is headed for', () => {
  expect(headsForOncoming(line, CAR, turning, [oncoming])).toBe(true);
  expect(headsForOncoming(line, CAR, turning, [])).toBe(false);
});

test('not who is beside, far away, behind, goes our way, or while creeping', () => {
  expect(headsForOncoming(line, CAR, turning, [car(14, 5, Math.PI, 4)])).toBe(false);
  expect(headsForOncoming(line, CAR, turning, [car(40, 0.5, Math.PI, 4)])).toBe(false);
  expect(headsForOncoming(line, CAR, turning, [car(-10, 0.5, Math.PI, 4)])).toBe(false);
  expect(headsForOncoming(line, CAR, turning, [car(14, 0.5, 0, 1)])).toBe(false);
  expect(headsForOncoming(line, CAR, at(41, 1), [oncoming])).toBe(false);
});

test('on a straight road nobody is: he passes, or is in our lane and somebody else is concerned with him', () => {
  expect(headsForOncoming(line, CAR, at(30, 5), [oncoming])).toBe(false);
});

const going = (speed: number) => ({ speed, acceleration: 0 });

test('who eases off is allowed less and less over the next way, but never less than creeping', () => {
  expect(allowedSpeed(10, going(5), 0)).toBe(10);
  expect(allowedSpeed(10, going(5), 2, true)).toBeLessThan(5);
  expect(allowedSpeed(10, going(1), 0.5, true)).toBe(1.5);
  expect(allowedSpeed(3, going(5), 0)).toBe(5);
  expect(allowedSpeed(3, going(5), 39)).toBe(3);
});

test('who is too fast need not brake at once, for braking comes on with a jerk', () => {
  expect(allowedSpeed(3, going(5), 0.5)).toBe(5);
  expect(allowedSpeed(3, { speed: 5, acceleration: -2 }, 0.5)).toBeLessThan(5);
});
