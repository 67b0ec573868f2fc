import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lateralTyreForce } from '../../../src/world/ego/tyre.ts';

const slips = fc.double({ min: 0, max: 3, noNaN: true });

test('small slip: the force is the cornering coefficient times load and slip', () => {
  expect(lateralTyreForce(3000, 1, 1e-5)).toBeCloseTo(11.5 * 3000 * 1e-5, 3);
});

test('the force never falls with slip, never exceeds mu N, and reaches it', () => {
  fc.assert(
    fc.property(slips, slips, fc.double({ min: 0.1, max: 1.2, noNaN: true }), (a, b, friction) => {
      const [less, more] = [Math.min(a, b), Math.max(a, b)].map((slip) => lateralTyreForce(4000, friction, slip));
      expect(less).toBeLessThanOrEqual(more);
      expect(more).toBeLessThanOrEqual(friction * 4000);
    }),
    { seed: 1 },
  );
  expect(lateralTyreForce(4000, 0.9, 1)).toBe(3600);
});

test('half of the sliding slip gives seven eighths of the friction (brush model)', () => {
  const sliding = 3 / 11.5;
  expect(lateralTyreForce(1000, 1, sliding / 2)).toBeCloseTo(875, 9);
});
