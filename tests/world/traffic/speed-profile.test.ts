import { expect, test } from 'vitest';
import { laneRoll } from '../../../src/world/traffic/lane-roll.ts';
import { CURVE_BRAKING, speedBefore, speedProfile } from '../../../src/world/traffic/speed-profile.ts';
import { firstTown } from '../../map-fixture.ts';
import { shippedMap } from '../../shipped-maps.ts';

const map = firstTown();
const { lanes } = map;

test('the profile keeps the limit, the lateral acceleration and the braking everywhere', () => {
  for (const lane of lanes) {
    const speeds = speedProfile(lane, laneRoll(map, lane));
    const { s, curvature, count } = lane.centre;
    for (let i = 0; i < count; i++) {
      expect(speeds[i]).toBeLessThanOrEqual(lane.speedLimit);
      expect(speeds[i]).toBeGreaterThanOrEqual(2.5);
      if (speeds[i] > 2.5) expect(speeds[i] * speeds[i] * Math.abs(curvature[i])).toBeLessThanOrEqual(2 + 1e-9);
      if (i === 0) continue;
      const braking = (speeds[i - 1] ** 2 - speeds[i] ** 2) / (2 * (s[i] - s[i - 1]));
      expect(braking).toBeLessThanOrEqual(CURVE_BRAKING + 1e-9);
    }
  }
});

test('it is the greatest such profile: at every sample something holds it back', () => {
  for (const lane of lanes) {
    const speeds = speedProfile(lane, laneRoll(map, lane));
    const { s, curvature, count } = lane.centre;
    for (let i = 0; i < count; i++) {
      const inCurve = Math.max(2.5, Math.sqrt(2 / Math.max(1e-6, Math.abs(curvature[i]))));
      const ahead = i + 1 < count ? speedBefore(speeds[i + 1], s[i + 1] - s[i]) : Number.POSITIVE_INFINITY;
      expect(speeds[i]).toBe(Math.min(lane.speedLimit, inCurve, ahead));
    }
  }
});

test('a bank that takes up the side force of the limit lets it be driven, and one to the other side slows down', () => {
  const oval = shippedMap('oval');
  for (const lane of oval.lanes) {
    const roll = laneRoll(oval, lane);
    expect(Math.min(...speedProfile(lane, roll))).toBe(lane.speedLimit);
    const adverse = speedProfile(
      lane,
      roll.map((angle) => -angle),
    );
    const flat = speedProfile(lane, new Float64Array(roll.length));
    adverse.forEach((speed, i) => {
      expect(speed).toBeLessThanOrEqual(flat[i]);
    });
  }
});
