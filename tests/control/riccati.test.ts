import { expect, test } from 'vitest';
import { lateralModel } from '../../src/control/lateral-model.ts';
import { product, riccatiGain, solveRiccati } from '../../src/control/riccati.ts';
import { CAR } from '../planning/kinematic-drive.ts';

const matrix = (...rows: number[][]) => Float64Array.from(rows.flat());

test('of one state it is the root of the quadratic equation', () => {
  // x = x - x^2 / (1 + x) + 1, so x^2 - x - 1 = 0: the golden ratio, by hand.
  const x = solveRiccati(matrix([1]), matrix([1]), matrix([1]), 1);
  expect(x[0]).toBeCloseTo((1 + Math.sqrt(5)) / 2, 12);
});

test('of a double integrator it is what iterating the equation from zero tends to', () => {
  const a = matrix([1, 0.1], [0, 1]);
  const b = matrix([0.005], [0.1]);
  const q = matrix([1, 0], [0, 0]);
  const x = solveRiccati(a, b, q, 0.5);
  let slow = q;
  for (let i = 0; i < 5000; i++) slow = once(a, b, q, 0.5, slow);
  for (let i = 0; i < 4; i++) expect(x[i]).toBeCloseTo(slow[i], 8);
});

test.each([3, 10, 20, 45])('the residual at %d m/s is small and the closed loop is stable', (speed) => {
  const { a, b } = lateralModel(CAR, speed, 0.01);
  const q = new Float64Array(16);
  q[0] = 1;
  q[10] = 1;
  const x = solveRiccati(a, b, q, 20);
  const again = once(a, b, q, 20, x);
  const most = Math.max(...x.map(Math.abs));
  for (let i = 0; i < 16; i++) expect(Math.abs(again[i] - x[i]) / most).toBeLessThan(1e-9);
  const gain = riccatiGain(a, b, x, 20);
  let power = a.map((value, i) => value - b[Math.floor(i / 4)] * gain[i % 4]);
  // 2^14 ticks are nearly three minutes.
  for (let i = 0; i < 14; i++) power = product(power, power, 4);
  expect(Math.max(...power.map(Math.abs))).toBeLessThan(1e-6);
});

/** One step of value iteration: A' X A - A' X b K + Q. */
function once(
  a: Float64Array,
  b: Float64Array,
  q: Float64Array,
  r: number,
  x: Float64Array,
): Float64Array<ArrayBuffer> {
  const n = b.length;
  const k = riccatiGain(a, b, x, r);
  const closed = a.map((value, i) => value - b[Math.floor(i / n)] * k[i % n]);
  const across = a.map((_, i) => a[(i % n) * n + Math.floor(i / n)]);
  return Float64Array.from(product(product(across, x, n), closed, n), (value, i) => value + q[i]);
}
