import { describe, expect, test } from 'vitest';
import { exp } from '../../../src/core/math/exp.ts';
import {
  COST_FUNCTIONS,
  type CostFunction,
  commonRoadCost,
} from '../../../src/scenario/scores/commonroad/cost-functions.ts';
import { partialCosts } from '../../../src/scenario/scores/commonroad/partial-costs.ts';
import { extendedPdmScore } from '../../../src/scenario/scores/navsim/extended-pdm-score.ts';
import { horizonsOf } from '../../../src/scenario/scores/navsim/horizons.ts';
import { laneKeeping } from '../../../src/scenario/scores/navsim/lane-keeping.ts';
import { pdmProgress, pdmScore } from '../../../src/scenario/scores/navsim/pdm-score.ts';
import { smartsScore } from '../../../src/scenario/scores/smarts-score.ts';

describe('CommonRoad', () => {
  const count = 21;
  const filled = (value: number) => new Float64Array(count).fill(value);
  /** 2 s at 0.1 s: v = 10 + t^2, steering 0.1 t, heading 0.2 t, half a metre beside the centre, an obstacle at 5 m. */
  const trajectory = {
    step: 0.1,
    speed: Float64Array.from({ length: count }, (_, i) => 10 + (i / 10) * (i / 10)),
    steer: Float64Array.from({ length: count }, (_, i) => 0.01 * i),
    yaw: Float64Array.from({ length: count }, (_, i) => 0.02 * i),
    offset: filled(0.5),
    headingOffset: filled(0),
    obstacle: filled(5),
    goalSpeed: null,
  };
  const costs = partialCosts(trajectory);

  test('partial costs', () => {
    // (v(t + 0.1) - v(t)) / 0.1 = 2 t + 0.1 at t = 0 ... 1.9: 20 samples of a parabola squared. Integral of (2 t + 0.1)^2
    // from 0 to 1.9 = [(2 t + 0.1)^3 / 6] = (3.9^3 - 0.1^3) / 6 = 9.886333...
    expect(costs.A).toBeCloseTo((59.319 - 0.001) / 6, 9);
    // Second difference 2 m/s^3, 19 samples over 1.8 s: 4 * 1.8.
    expect(costs.J).toBeCloseTo(7.2, 9);
    expect(costs.Jlon).toBeCloseTo(7.2, 9);
    expect(costs.Jlat).toBeCloseTo(0, 12);
    // Integral of (0.1 t)^2 to 2 s = 0.01 * 8 / 3.
    expect(costs.SA).toBeCloseTo(0.08 / 3, 12);
    // Rate 0.1 rad/s over 1.9 s.
    expect(costs.SR).toBeCloseTo(0.019, 12);
    // Yaw rate 0.2 rad/s over 1.9 s.
    expect(costs.Y).toBeCloseTo(0.076, 12);
    expect(costs.LC).toBeCloseTo(0.5, 12); // 0.25 * 2
    expect(costs.O).toBe(0);
    expect([costs.V, costs.Vlon]).toEqual([0, 0]);
    expect(costs.D).toBeCloseTo(2 * exp(-1), 12);
    expect(costs.L).toBeCloseTo(20 + 8 / 3, 12);
    expect(costs.T).toBeCloseTo(2, 12);
    expect(costs.ID).toBeCloseTo(0.5, 12);
  });

  test('a wished speed, and no obstacle', () => {
    const other = partialCosts({
      ...trajectory,
      speed: filled(8),
      goalSpeed: 10,
      obstacle: filled(Number.POSITIVE_INFINITY),
    });
    expect(other.V).toBeCloseTo(8, 12); // 4 * 2
    expect(other.D).toBe(0);
  });

  test('cost functions', () => {
    const { A, J, Jlat, Jlon, SA, SR, LC, O, V, Vlon, D, L, T, ID } = costs;
    const expected: Record<CostFunction, number> = {
      JB1: T,
      SA1: 0.1 * SA + 0.1 * SR + 1e5 * D,
      WX1: 10 * T + V + 0.1 * A + 0.1 * J + 0.1 * D + 10 * L,
      SM1: 50 * A + 50 * SA + 50 * SR + L + 20 * V + 50 * O,
      SM2: 50 * A + 50 * SA + 50 * SR + L + 50 * O,
      SM3: 50 * A + 50 * SA + 50 * SR + 20 * V + 50 * O,
      MW1: 5 * Jlat + 0.5 * Jlon + 0.2 * Vlon + ID,
      TR1: 0.01 * Jlon + 22 * SR + 8 * D + 0.5 * LC,
    };
    for (const name of Object.keys(COST_FUNCTIONS) as CostFunction[]) {
      expect(commonRoadCost(name, costs).value).toBeCloseTo(expected[name], 9);
    }
    // 0.01 * 7.2 + 22 * 0.019 + 8 * 2 / e + 0.5 * 0.5 = 0.072 + 0.418 + 5.886071058743077 + 0.25
    expect(commonRoadCost('TR1', costs).value).toBeCloseTo(6.626071058743077, 9);
  });

  test('a standing ego and an empty drive cost what they are', () => {
    const still = partialCosts({ ...trajectory, speed: filled(0), steer: filled(0), yaw: filled(0) });
    expect([still.A, still.J, still.SR, still.L]).toEqual([0, 0, 0, 0]);
    const none = partialCosts({
      ...trajectory,
      speed: [],
      steer: [],
      yaw: [],
      offset: [],
      headingOffset: [],
      obstacle: [],
    });
    expect([none.A, none.T, none.D]).toEqual([0, 0, 0]);
    expect(none.ID).toBe(10);
  });
});

describe('NAVSIM', () => {
  const PERFECT = { noCollision: 1, drivableArea: 1, timeToCollision: 1, progress: 1, comfort: 1 };
  const EXTENDED = {
    noCollision: 1,
    drivableArea: 1,
    drivingDirection: 1,
    trafficLight: 1,
    progress: 1,
    timeToCollision: 1,
    laneKeeping: 1,
    historyComfort: 1,
    extendedComfort: 1,
  };

  test.each([
    [{}, 1],
    [{ progress: 0.4 }, 0.75], // (5 + 2 + 2) / 12
    [{ timeToCollision: 0, comfort: 0 }, 5 / 12],
    [{ noCollision: 0.5, progress: 0.4 }, 0.375],
    [{ drivableArea: 0 }, 0],
  ])('PDMS of %j is %f', (change, expected) => {
    expect(pdmScore({ ...PERFECT, ...change }).value).toBeCloseTo(expected, 12);
  });

  test.each([
    [{}, null, 1],
    [{ laneKeeping: 0 }, null, 14 / 16],
    [{ progress: 0.2, extendedComfort: 0 }, null, 10 / 16], // (1 + 5 + 2 + 2) / 16
    [{ drivingDirection: 0.5, trafficLight: 1 }, null, 0.5],
    [{ trafficLight: 0 }, null, 0],
    // The human ran the light, too: not held against the ego.
    [{ trafficLight: 0 }, { ...EXTENDED, trafficLight: 0 }, 1],
  ])('EPDMS of %j is %f', (change, human, expected) => {
    expect(extendedPdmScore({ ...EXTENDED, ...change }, human).value).toBeCloseTo(expected, 12);
  });

  test.each([
    [20, 40, 1, 0.5],
    [40, 20, 1, 1],
    [20, 20, 0.5, 0.5], // 10 / 20
    [1, 4, 1, 1], // nobody gets anywhere
    [0, 30, 1, 0],
    [30, 30, 0, 0],
  ])('progress %f m against %f m with multipliers %f: %f', (ego, expert, product, expected) => {
    expect(pdmProgress(ego, expert, product)).toBeCloseTo(expected, 12);
  });

  test('lane keeping: 2.0 s beside the centre without a break', () => {
    const offset = (samples: number) =>
      Float64Array.from({ length: 60 }, (_, i) => (i >= 10 && i < 10 + samples ? 0.6 : 0.4));
    const road = new Uint8Array(60);
    expect(laneKeeping(offset(20), road, 0.1)).toBe(1);
    expect(laneKeeping(offset(21), road, 0.1)).toBe(0);
    expect(laneKeeping(offset(50), road.fill(1), 0.1)).toBe(1);
    expect(laneKeeping(new Float64Array(60).fill(Number.NaN), new Uint8Array(60), 0.1)).toBe(1);
  });

  test('horizons cover the run to its end', () => {
    expect(horizonsOf(61, 0.1)).toEqual([
      [0, 40],
      [10, 50],
      [20, 60],
    ]);
    expect(horizonsOf(55, 0.1)).toEqual([
      [0, 40],
      [10, 50],
      [14, 54],
    ]);
    expect(horizonsOf(41, 0.1)).toEqual([[0, 40]]);
    expect(horizonsOf(40, 0.1)).toEqual([]);
    expect(horizonsOf(0, 0.1)).toEqual([]);
  });
});

test('SMARTS', () => {
  const best = { distanceToGoal: 0, time: 0, obstacles: 0, jerk: 0, laneOffset: 0, speedLimit: 0, wrongWay: 0 };
  expect(smartsScore(best).value).toBe(1);
  // 0.25 (1 - 0) + 0.25 (1 - 0.4) + 0.25 (1 - (0.3 + 0 + 0.6) / 3) + 0.25 (1 - (0.5 + 0) / 2) = 0.25 + 0.15 + 0.175 + 0.1875
  expect(smartsScore({ ...best, time: 0.4, obstacles: 0.3, laneOffset: 0.6, speedLimit: 0.5 }).value).toBeCloseTo(
    0.7625,
    12,
  );
  expect(
    smartsScore({ distanceToGoal: 2, time: 1, obstacles: 1, jerk: 3, laneOffset: 1, speedLimit: 1, wrongWay: 1 }).value,
  ).toBe(0);
});
