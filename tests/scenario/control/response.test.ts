import { describe, expect, test } from 'vitest';
import { LATERAL_NAMES } from '../../../src/control/control-gains.ts';
import { nelderMead } from '../../../src/scenario/control/nelder-mead.ts';
import {
  lateralSine,
  lateralStep,
  sineFigures,
  speedStep,
  stepFigures,
} from '../../../src/scenario/control/response.ts';
import { compactHatchback as car } from '../../../src/world/vehicles/compact-hatchback.ts';

describe.each(LATERAL_NAMES)('%s', (lateral) => {
  test('a step aside settles, with little overshoot', () => {
    const { rise, overshoot, settling } = stepFigures(lateralStep(car, { lateral }));
    expect(rise).toBeGreaterThan(0.3);
    expect(overshoot).toBeLessThan(0.3);
    expect(settling).toBeLessThan(8);
  });

  test('a winding path is followed nearly as wide as it is, nearly in phase', () => {
    const { ratio, lag } = sineFigures(lateralSine(car, { lateral }));
    // The PID law feeds no slip forward unless asked, and runs wide.
    expect(Math.abs(ratio - 1)).toBeLessThan(lateral === 'pid' ? 0.2 : 0.1);
    expect(Math.abs(lag)).toBeLessThan(8);
  });

  test('twice the same', () => {
    expect(lateralStep(car, { lateral })).toEqual(lateralStep(car, { lateral }));
  });
});

test('a step of speed settles', () => {
  expect(stepFigures(speedStep(car, {})).settling).toBeLessThan(8);
});

test('figures of a first-order lag are those of the books', () => {
  // 1 - exp(-t): 10 to 90 % in ln 9 s, 5 % left after ln 20 s (Ogata, Modern Control Engineering, 5-2).
  const got = Array.from({ length: 1500 }, (_, i) => 1 - Math.exp(-i / 100));
  const { rise, overshoot, settling } = stepFigures({ asked: got.map(() => 1), got });
  expect(rise).toBeCloseTo(Math.log(9), 1);
  expect(settling).toBeCloseTo(Math.log(20), 1);
  expect(overshoot).toBe(0);
});

test('a sine that comes late and small is told so', () => {
  const wave = (i: number) => Math.sin((2 * Math.PI * i) / 500);
  const asked = Array.from({ length: 1500 }, (_, i) => wave(i));
  const got = Array.from({ length: 1500 }, (_, i) => 0.8 * wave(i - 50));
  const { ratio, lag } = sineFigures({ asked, got });
  expect(ratio).toBeCloseTo(0.8, 6);
  expect(lag).toBeCloseTo(36, 6);
});

describe('simplex search', () => {
  const valley = async ([x, y]: readonly number[]) => (x - 0.7) ** 2 + 3 * (y - 0.2) ** 2 + 1;

  test('finds the foot of a valley, the same each time', async () => {
    const found = await nelderMead([0.5, 0.5], valley, 120, 1);
    expect(found.point[0]).toBeCloseTo(0.7, 1);
    expect(found.point[1]).toBeCloseTo(0.2, 1);
    expect(await nelderMead([0.5, 0.5], valley, 120, 1)).toEqual(found);
  });

  test('broken off, it has the best so far', async () => {
    let left = 9;
    let least = Number.POSITIVE_INFINITY;
    const { cost } = await nelderMead(
      [0.1, 0.9],
      async (point) => {
        if (left-- === 0) return null;
        const found = await valley(point);
        least = Math.min(least, found);
        return found;
      },
      120,
      1,
    );
    expect(cost).toBe(least);
  });

  test('broken off at once, it has where it began', async () => {
    const { point, cost } = await nelderMead([0.3, 0.4], async () => null, 10, 1);
    expect(point).toEqual([0.3, 0.4]);
    expect(cost).toBe(Number.POSITIVE_INFINITY);
  });

  test('stays in the cube', async () => {
    const { point } = await nelderMead([0.9, 0.1], async ([x, y]) => y - x, 60, 2);
    expect(point[0]).toBeCloseTo(1, 2);
    expect(point[1]).toBeCloseTo(0, 2);
  });
});
