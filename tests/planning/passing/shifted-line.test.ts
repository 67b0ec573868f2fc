import { expect, test } from 'vitest';
import { shiftedLine } from '../../../src/planning/passing/shifted-line.ts';
import { type Swing, swingBend, swingOffset, swingSlope } from '../../../src/planning/passing/swing.ts';
import { buildReferenceLine } from '../../../src/planning/route/build-reference-line.ts';
import { REFERENCE_STEP } from '../../../src/planning/route/reference-line.ts';
import { syntheticMap } from '../synthetic-map.ts';

const SWING: Swing = { from: 30, out: 45, back: 60, end: 78, shift: 3.2, oncoming: true, pace: null };

function lineOf(curvature: number) {
  const map = syntheticMap([{ x: 0, y: 0, heading: 0, pieces: [[120, curvature]] }]);
  return buildReferenceLine(map, [0], 0, 100);
}

test('slope and bend are the derivatives of the offset', () => {
  const h = 1e-4;
  for (let s = 25.3; s < 80; s += 0.7) {
    expect(swingSlope(SWING, s)).toBeCloseTo((swingOffset(SWING, s + h) - swingOffset(SWING, s - h)) / (2 * h), 6);
    const mean = (swingSlope(SWING, s + REFERENCE_STEP) - swingSlope(SWING, s - REFERENCE_STEP)) / (2 * REFERENCE_STEP);
    expect(swingBend(SWING, s)).toBeCloseTo(mean, 9);
  }
});

test.each([0, 0.02, -0.02])(
  'on a road of curvature %f it is smooth, and leaves the road it is not on as it was',
  (k) => {
    const line = lineOf(k);
    const shifted = shiftedLine(line, SWING);
    // 5.8 D / L^2 of the quintic beside the road's own.
    const bound = (5.8 * SWING.shift) / 15 ** 2 + 1.2 * Math.abs(k);
    for (let i = 1; i < line.count; i++) {
      const way = Math.hypot(shifted.x[i] - shifted.x[i - 1], shifted.y[i] - shifted.y[i - 1]);
      const heading = Math.atan2(shifted.y[i] - shifted.y[i - 1], shifted.x[i] - shifted.x[i - 1]);
      const mean = (shifted.heading[i] + shifted.heading[i - 1]) / 2;
      expect(Math.abs(Math.atan2(Math.sin(heading - mean), Math.cos(heading - mean)))).toBeLessThan(0.01);
      expect(Math.abs(shifted.curvature[i])).toBeLessThan(bound);
      const turn = (shifted.heading[i] - shifted.heading[i - 1]) / way;
      expect(Math.abs(turn - (shifted.curvature[i] + shifted.curvature[i - 1]) / 2)).toBeLessThan(0.02);
      const s = i * REFERENCE_STEP;
      if (s < SWING.from || s > SWING.end) expect([shifted.x[i], shifted.y[i]]).toEqual([line.x[i], line.y[i]]);
    }
    expect(shifted.legs).toBe(line.legs);
    expect(shifted.goal).toBe(line.goal);
  },
);
