import { cos, sin } from '../../core/math/sin-cos.ts';
import type { Lane } from '../../map/road-map.ts';
import { GRAVITY } from '../gravity.ts';

/** Lateral acceleration that drivers accept in curves [m/s^2]: comfortable in town (AASHTO Green Book: below 0.25 g). */
const LATERAL_ACCELERATION = 2.0;

/** How hard drivers brake for a curve that they see coming [m/s^2]. */
export const CURVE_BRAKING = 1.5;

/** Slowest that any curve is taken at [m/s]. */
const LEAST_CURVE_SPEED = 2.5;

/**
 * Greatest speed at each sample of a lane's centre [m/s]: the limit, and where drivers feel no more than the lateral
 * acceleration, |v^2 kappa cos(phi) + g sin(phi)|, at it and, by way of braking, at every later sample of the lane.
 *
 * @param roll phi at each sample: how far the road leans, left side up positive [rad]
 */
export function speedProfile(lane: Lane, roll: Float64Array): Float64Array {
  const { count, s, curvature } = lane.centre;
  const speeds = new Float64Array(count);
  let next = Number.POSITIVE_INFINITY;
  for (let i = count - 1; i >= 0; i--) {
    const helped = -Math.sign(curvature[i]) * GRAVITY * sin(roll[i]);
    const bend = Math.max(Math.abs(curvature[i]), 1e-6) * cos(roll[i]);
    const inCurve = Math.max(LEAST_CURVE_SPEED, Math.sqrt(Math.max(0, LATERAL_ACCELERATION + helped) / bend));
    const braking = i + 1 < count ? speedBefore(next, s[i + 1] - s[i]) : next;
    next = Math.min(lane.speedLimit, inCurve, braking);
    speeds[i] = next;
  }
  return speeds;
}

/** The same where there are no limits. */
export function bendSpeeds(lane: Lane, roll: Float64Array): Float64Array {
  return speedProfile({ ...lane, speedLimit: UNLIMITED }, roll);
}

/** Faster than anything [m/s]. */
const UNLIMITED = 1000;

/** Speed from which braking over a distance [m] ends at `speed` [m/s]. */
export function speedBefore(speed: number, distance: number): number {
  return Math.sqrt(speed * speed + 2 * CURVE_BRAKING * distance);
}
