import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { angleDifference, degreesToRadians, radiansToDegrees, wrapAngle } from '../../../src/core/math/angle.ts';
import { clamp, lerp } from '../../../src/core/math/clamp.ts';
import { cos, sin } from '../../../src/core/math/sin-cos.ts';

const SEED = { seed: 20_240, numRuns: 2000 };
const angle = fc.double({ min: -1e4, max: 1e4, noNaN: true });

describe('wrapAngle', () => {
  test('keeps the direction and lands in (-pi, pi]', () => {
    fc.assert(
      fc.property(angle, (a) => {
        const wrapped = wrapAngle(a);
        expect(wrapped).toBeGreaterThan(-Math.PI);
        expect(wrapped).toBeLessThanOrEqual(Math.PI);
        // 2 pi as a double is 2.4e-16 short, at most 1600 times here.
        expect(Math.abs(sin(wrapped) - sin(a))).toBeLessThan(1e-12);
        expect(Math.abs(cos(wrapped) - cos(a))).toBeLessThan(1e-12);
        expect(wrapAngle(wrapped)).toBe(wrapped);
      }),
      SEED,
    );
  });

  test('its borders', () => {
    expect(wrapAngle(Math.PI)).toBe(Math.PI);
    expect(wrapAngle(-Math.PI)).toBe(Math.PI);
    expect(wrapAngle(3 * Math.PI)).toBeCloseTo(Math.PI, 14);
    expect(wrapAngle(-0)).toBe(-0);
    expect(wrapAngle(Number.NaN)).toBeNaN();
    expect(wrapAngle(Number.POSITIVE_INFINITY)).toBeNaN();
  });
});

test('angleDifference turns the shorter way, left positive', () => {
  expect(angleDifference(degreesToRadians(-170), degreesToRadians(170))).toBeCloseTo(degreesToRadians(20), 14);
  expect(angleDifference(degreesToRadians(170), degreesToRadians(-170))).toBeCloseTo(degreesToRadians(-20), 14);
  fc.assert(
    fc.property(angle, angle, (to, from) => {
      const reached = from + angleDifference(to, from);
      expect(Math.abs(angleDifference(reached, to))).toBeLessThan(1e-11);
    }),
    SEED,
  );
});

test('degrees and radians', () => {
  expect(degreesToRadians(180)).toBe(Math.PI);
  expect(degreesToRadians(-90)).toBe(-Math.PI / 2);
  expect(radiansToDegrees(Math.PI)).toBe(180);
});

test('clamp', () => {
  expect([clamp(-2, -1, 3), clamp(5, -1, 3), clamp(0.5, -1, 3)]).toEqual([-1, 3, 0.5]);
  expect(clamp(Number.NaN, 0, 1)).toBeNaN();
});

test('lerp meets both ends exactly', () => {
  const finite = fc.double({ min: -1e100, max: 1e100, noNaN: true });
  fc.assert(
    fc.property(finite, finite, (a, b) => {
      expect(lerp(a, b, 0) === a).toBe(true);
      expect(lerp(a, b, 1)).toBe(b);
    }),
    SEED,
  );
  expect(lerp(2, 4, 0.25)).toBe(2.5);
});
