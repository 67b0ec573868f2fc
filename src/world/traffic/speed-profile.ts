import type { Lane } from '../../map/road-map.ts';

/** Lateral acceleration that drivers accept in curves [m/s^2]: comfortable in town (AASHTO Green Book: below 0.25 g). */
const LATERAL_ACCELERATION = 2.0;

/** How hard drivers brake for a curve that they see coming [m/s^2]. */
export const CURVE_BRAKING = 1.5;

/** Slowest that any curve is taken at [m/s]. */
const LEAST_CURVE_SPEED = 2.5;

/**
 * Greatest speed at each sample of a lane's centre [m/s]: the limit, and v^2 |kappa| <= lateral acceleration at it and,
 * by way of braking, at every later sample of the lane.
 */
export function speedProfile(lane: Lane): Float64Array {
  const { count, s, curvature } = lane.centre;
  const speeds = new Float64Array(count);
  let next = Number.POSITIVE_INFINITY;
  for (let i = count - 1; i >= 0; i--) {
    const inCurve = Math.max(
      LEAST_CURVE_SPEED,
      Math.sqrt(LATERAL_ACCELERATION / Math.max(Math.abs(curvature[i]), 1e-6)),
    );
    const braking = i + 1 < count ? speedBefore(next, s[i + 1] - s[i]) : next;
    next = Math.min(lane.speedLimit, inCurve, braking);
    speeds[i] = next;
  }
  return speeds;
}

/** Speed from which braking over a distance [m] ends at `speed` [m/s]. */
export function speedBefore(speed: number, distance: number): number {
  return Math.sqrt(speed * speed + 2 * CURVE_BRAKING * distance);
}
