import { REFERENCE_STEP, type ReferenceLine } from './route/reference-line.ts';

/**
 * Lateral acceleration that the driver allows itself in curves [m/s^2]: what most drivers keep to below 60 km/h
 * (Reymond et al. 2001, "Role of lateral acceleration in curve driving", Human Factors 43(3)).
 */
export const MAX_LATERAL_ACCELERATION = 2;

/** Comfortable braking before curves, lower limits, stops [m/s^2]: IDM's b (Treiber, Hennecke, Helbing 2000) is 1.67. */
export const COMFORTABLE_BRAKING = 1.5;

/** Acceleration out of curves [m/s^2]: IDM's a is 0.73 on motorways (ibid.); in town drivers take twice that. */
const COMFORTABLE_ACCELERATION = 1.5;

/**
 * Speed wished for at every sample of a reference line if nothing hindered [m/s]:
 * the lesser of the limit and sqrt(a_lat / |curvature|), then going backwards
 * v[i] <- min(v[i], sqrt(v[i+1]^2 + 2 b ds)), so that slower stretches are reached by comfortable braking, and forwards
 * likewise, so that they are left by comfortable acceleration and not by cutting the end of the curve.
 */
export function speedProfile(line: ReferenceLine): Float64Array {
  const speed = new Float64Array(line.count);
  for (let i = 0; i < line.count; i++) {
    const curvature = Math.abs(line.curvature[i]);
    const curveSpeed = curvature > 1e-6 ? Math.sqrt(MAX_LATERAL_ACCELERATION / curvature) : Number.POSITIVE_INFINITY;
    speed[i] = Math.min(line.speedLimit[i], curveSpeed);
  }
  for (let i = line.count - 2; i >= 0; i--) {
    speed[i] = Math.min(speed[i], Math.sqrt(speed[i + 1] * speed[i + 1] + 2 * COMFORTABLE_BRAKING * REFERENCE_STEP));
  }
  for (let i = 1; i < line.count; i++) {
    speed[i] = Math.min(
      speed[i],
      Math.sqrt(speed[i - 1] * speed[i - 1] + 2 * COMFORTABLE_ACCELERATION * REFERENCE_STEP),
    );
  }
  return speed;
}
