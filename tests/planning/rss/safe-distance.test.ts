import { describe, expect, test } from 'vitest';
import { type RssAssumptions, safeAgainst, safeBehind, safeBeside } from '../../../src/planning/rss/safe-distance.ts';

/** Round numbers, so that the formulas can be worked out by hand. */
const ASSUMED: RssAssumptions = {
  response: 0.5,
  acceleration: 2,
  braking: 4,
  brakingAhead: 8,
  brakingAgainst: 2,
  lateralAcceleration: 0.4,
  lateralBraking: 0.8,
  margin: 0.1,
};

describe('behind', () => {
  test('closed form: 10 * 0.5 + 0.25 + 11^2 / 8 - 10^2 / 16', () => {
    expect(safeBehind(10, 10, ASSUMED)).toBeCloseTo(5 + 0.25 + 15.125 - 6.25, 12);
    expect(safeBehind(20, 0, ASSUMED)).toBeCloseTo(10 + 0.25 + 55.125, 12);
  });

  test('never negative: whoever is much faster ahead may be near', () => {
    expect(safeBehind(5, 30, ASSUMED)).toBe(0);
    expect(safeBehind(0, 0, ASSUMED)).toBeCloseTo(0.25 + 1 / 8, 12);
  });

  test.each([
    [8, 8],
    [20, 12],
  ])(
    'from %f behind %f: both brake as assumed from that distance, and come to stand bumper to bumper',
    (rear, front) => {
      let gap = safeBehind(rear, front, ASSUMED);
      let [own, other] = [rear, front];
      const dt = 0.001;
      let least = gap;
      for (let i = 0; i < 20_000; i++) {
        const a = i * dt < ASSUMED.response ? ASSUMED.acceleration : -ASSUMED.braking;
        const next = Math.max(0, own + a * dt);
        const ahead = Math.max(0, other - ASSUMED.brakingAhead * dt);
        gap += ((other + ahead) / 2 - (own + next) / 2) * dt;
        [own, other] = [next, ahead];
        least = Math.min(least, gap);
      }
      expect(least).toBeGreaterThan(-0.05);
      expect(gap).toBeLessThan(0.05);
    },
  );
});

test('against: both ways to a stop, ours by 4 and his by 2 m/s^2', () => {
  expect(safeAgainst(10, 10, ASSUMED)).toBeCloseTo(5 + 0.25 + 121 / 8 + (5 + 0.25 + 121 / 4), 12);
});

describe('beside', () => {
  test('who keep their lines may swerve during the response: mu + 2 (0.2 * 0.5 / 2 + 0.2^2 / 1.6)', () => {
    expect(safeBeside(0, 0, ASSUMED)).toBeCloseTo(0.1 + 2 * (0.05 + 0.025), 12);
  });

  test('who near each other need more, who part no more than the margin', () => {
    const nearing = safeBeside(0.5, -0.5, ASSUMED);
    expect(nearing).toBeCloseTo(0.1 + 2 * (((0.5 + 0.7) / 2) * 0.5 + 0.49 / 1.6), 12);
    expect(safeBeside(-2, 2, ASSUMED)).toBeCloseTo(0.1, 12);
    expect(safeBeside(0.3, 0.1, ASSUMED)).toBeCloseTo(safeBeside(-0.1, -0.3, ASSUMED), 12);
  });
});
