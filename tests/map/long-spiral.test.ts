import { describe, expect, it } from 'vitest';
import { isLongSpiral, longSpiralDisplacement } from '../../src/map/long-spiral.ts';
import { spiralDisplacement } from '../../src/map/spiral.ts';

/** Turns by 50 rad over 1 km. */
const SPIRAL = { kind: 'spiral', s: 0, x: 0, y: 0, hdg: 0, length: 1000, curvStart: -0.01, curvEnd: 0.11 } as const;

describe('a long spiral', () => {
  it('leads where the same spiral leads that is integrated in one go', () => {
    const piecewise = { x: 0, y: 0 };
    const whole = { x: 0, y: 0 };
    expect(isLongSpiral(SPIRAL)).toBe(true);
    for (const ds of [-5, 0, 1, 33.4, 500, 999, 1000, 1010]) {
      longSpiralDisplacement(SPIRAL, ds, piecewise);
      spiralDisplacement(SPIRAL.curvStart, (SPIRAL.curvEnd - SPIRAL.curvStart) / SPIRAL.length, ds, whole);
      expect(Math.hypot(piecewise.x - whole.x, piecewise.y - whole.y)).toBeLessThan(1e-9);
    }
  });

  it('is none that a road has', () => {
    expect(isLongSpiral({ ...SPIRAL, length: 60 })).toBe(false);
  });
});
