import { expect, test } from 'vitest';
import { Pid } from '../../src/control/pid.ts';

const GAINS = { proportional: 2, integral: 0.5, derivative: 0.1, tracking: 0.5, limit: 100 };

test('is the sum of its three parts', () => {
  const pid = new Pid(GAINS);
  expect(pid.output(3, -1)).toBeCloseTo(2 * 3 - 0.1, 12);
  pid.integrate(3, pid.output(3, -1), 2);
  expect(pid.output(0, 0)).toBeCloseTo(0.5 * 3 * 2, 12);
});

/** First-order plant x' = -x + u, with u limited to [-1, 1]; returns the overshoot over the target 0.8. */
function overshoot(gains: typeof GAINS, reports: boolean): number {
  const pid = new Pid(gains);
  let x = -20;
  let greatest = x;
  for (let i = 0; i < 4000; i++) {
    const error = 0.8 - x;
    const asked = pid.output(error, 0);
    const applied = Math.min(1, Math.max(-1, asked));
    pid.integrate(error, reports ? applied : asked, 0.01);
    x += (-x + applied) * 0.01;
    greatest = Math.max(greatest, x);
  }
  if (reports) expect(x).toBeCloseTo(0.8, 2);
  return greatest - 0.8;
}

test('back-calculation keeps the integrator from winding up while the actuator is at its limit', () => {
  expect(overshoot({ ...GAINS, derivative: 0 }, true)).toBeLessThan(0.05);
  // The same without telling it what was applied winds up: the test would notice the loss.
  expect(overshoot({ ...GAINS, derivative: 0 }, false)).toBeGreaterThan(0.15);
});

test('the integral stays within its limit', () => {
  const pid = new Pid({ ...GAINS, limit: 1 });
  for (let i = 0; i < 1000; i++) pid.integrate(10, pid.output(10, 0), 0.1);
  expect(pid.output(0, 0)).toBe(1);
});

test('goes on from a snapshot as if nothing had been', () => {
  const pid = new Pid(GAINS);
  pid.output(1, 0);
  pid.integrate(1, 0.3, 0.1);
  const copy = new Pid(GAINS);
  copy.restore(pid.snapshot());
  pid.integrate(2, 0.1, 0.1);
  copy.integrate(2, 0.1, 0.1);
  expect(copy.output(1, 1)).toBe(pid.output(1, 1));
});
