import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { freeAcceleration, interaction } from '../../../src/world/traffic/intelligent-driver.ts';
import { oneDriver } from './one-driver.ts';

/** A car's [m/s^2]. */
const HARDEST_BRAKING = -8;
const driver = oneDriver({ acceleration: 1.5, deceleration: 2, timeGap: 1.3, standstillGap: 2 });

function acceleration(speed: number, desired: number, gap: number, leader: number): number {
  return Math.max(
    HARDEST_BRAKING,
    freeAcceleration(driver, 0, speed, desired) - interaction(driver, 0, speed, gap, leader),
  );
}

describe('reference values', () => {
  test('nobody in front: a from standstill, nothing at the desired speed', () => {
    expect(freeAcceleration(driver, 0, 0, 14)).toBe(1.5);
    expect(freeAcceleration(driver, 0, 14, 14)).toBe(0);
    expect(freeAcceleration(driver, 0, 7, 14)).toBeCloseTo(1.5 * (1 - 1 / 16), 12);
  });

  test.each([0, 2, 6, 10, 13])(
    'at the equilibrium gap (s0 + v T) / sqrt(1 - (v / v0)^4) and %f m/s nothing changes',
    (speed) => {
      const gap = (2 + 1.3 * speed) / Math.sqrt(1 - (speed / 14) ** 4);
      expect(acceleration(speed, 14, gap, speed)).toBeCloseTo(0, 10);
      expect(acceleration(speed, 14, gap - 0.5, speed)).toBeLessThan(0);
      expect(acceleration(speed, 14, gap + 0.5, speed)).toBeGreaterThan(0);
    },
  );

  test('approach to a standing car at b: s_star is half of the braking distance and the gap at standstill apart', () => {
    // v dv / (2 sqrt(a b)) at v = 10 behind a standing car: 100 / (2 sqrt(3)).
    const wished = 2 + 13 + 100 / (2 * Math.sqrt(3));
    expect(interaction(driver, 0, 10, wished, 0)).toBeCloseTo(1.5, 12);
  });
});

describe('a platoon', () => {
  /** Cars one behind another, decisions ten times a second; the first one's speed is given. Returns the smallest gap. */
  function smallestGap(count: number, leaderSpeeds: readonly number[]): { smallest: number; last: number } {
    const speed = new Float64Array(count).fill(leaderSpeeds[0]);
    const start = (2 + 1.3 * leaderSpeeds[0]) / Math.sqrt(1 - (leaderSpeeds[0] / 15) ** 4);
    const place = Float64Array.from({ length: count }, (_, i) => -i * (start + 4.5));
    let smallest = Number.POSITIVE_INFINITY;
    for (const leaderSpeed of leaderSpeeds) {
      for (let step = 0; step < 10; step++) {
        const wished = speed.map((v, i) =>
          i === 0
            ? Math.min(2, Math.max(HARDEST_BRAKING, (leaderSpeed - v) / 0.3))
            : acceleration(v, 15, place[i - 1] - place[i] - 4.5, speed[i - 1]),
        );
        for (let i = 0; i < count; i++) {
          const next = Math.max(0, speed[i] + wished[i] * 0.1);
          place[i] += ((speed[i] + next) / 2) * 0.1;
          speed[i] = next;
          if (i > 0) smallest = Math.min(smallest, place[i - 1] - place[i] - 4.5);
        }
      }
    }
    return { smallest, last: place[count - 2] - place[count - 1] - 4.5 };
  }

  test('never collides, whatever the first car does', () => {
    const speeds = fc.array(fc.double({ min: 0, max: 14, noNaN: true }), { minLength: 5, maxLength: 40 });
    fc.assert(
      fc.property(speeds, (leader) => {
        expect(smallestGap(8, leader).smallest).toBeGreaterThan(0.2);
      }),
      { seed: 5, numRuns: 100 },
    );
  });

  test('comes to the equilibrium gap behind a car of constant speed', () => {
    const { last } = smallestGap(5, [4, ...new Array(120).fill(10)]);
    expect(last).toBeCloseTo((2 + 13) / Math.sqrt(1 - (10 / 15) ** 4), 1);
  });

  test('stands with the gap s0 behind a standing car', () => {
    expect(smallestGap(4, [10, ...new Array(90).fill(0)]).last).toBeCloseTo(2, 0);
  });
});
