import { REFERENCE_STEP, type ReferenceLine } from './route/reference-line.ts';

/**
 * Lateral acceleration that the driver allows itself in curves [m/s^2]: what most drivers keep to below 60 km/h
 * (Reymond et al. 2001, "Role of lateral acceleration in curve driving", Human Factors 43(3)).
 */
export const MAX_LATERAL_ACCELERATION = 2;

/** Comfortable braking before curves, lower limits, stops [m/s^2]: IDM's b (Treiber, Hennecke, Helbing 2000) is 1.67. */
export const COMFORTABLE_BRAKING = 1.5;

/** Braking of one that is faster than the profile allows [m/s^2]: firmer than the comfortable 1.5, and well within nuPlan's bound of comfort, 4.05. */
const EASING = 2;

/** One who eases off does so for this long at a time [s], and never to less than this [m/s]. */
const EASE_SECONDS = 1.5;
const CREEP = 1.5;

/** Speed that one has who began with `speed` and eases down to the profile, after a way [m/s]. */
function easedSpeed(speed: number, way: number): number {
  return Math.sqrt(Math.max(0, speed * speed - 2 * EASING * Math.max(0, way)));
}

/** Speed allowed at a station to one who begins with `start` [m/s]: the profile's, or what is eased down to from faster. */
export function allowedSpeed(
  wished: number,
  start: { readonly s: number; readonly speed: number },
  station: number,
  eases = false,
): number {
  const eased = easedSpeed(start.speed, station - start.s);
  if (eases && station - start.s < EASE_SECONDS * start.speed) return Math.min(wished, Math.max(CREEP, eased));
  return Math.max(wished, eased);
}

/** Way to a standstill by comfortable braking, with a second before it begins [m]. */
export function comfortableStop(speed: number): number {
  return speed + (speed * speed) / (2 * COMFORTABLE_BRAKING);
}

/** Acceleration out of curves [m/s^2]: IDM's a is 0.73 on motorways (ibid.); in town drivers take twice that. */
const COMFORTABLE_ACCELERATION = 1.5;

/** Neither the network nor the oracle tells of anything farther away [m]. */
export const SIGHT = 80;
/** Braking for what comes into sight [m/s^2], nuPlan's bound of comfort; and the time until it bites [s]. */
const SIGHT_BRAKING = 4;
const REACTION = 0.4;

/** Nobody drives faster than he can stop within his sight [m/s]: v t + v^2 / 2 b = sight. */
export function sightSpeed(sight: number): number {
  return SIGHT_BRAKING * (Math.sqrt(REACTION * REACTION + (2 * sight) / SIGHT_BRAKING) - REACTION);
}

/**
 * Speed wished for at every sample of a reference line if nothing hindered [m/s]:
 * the least of the limit, sqrt(a_lat / |curvature|) and sightSpeed, then going backwards
 * v[i] <- min(v[i], sqrt(v[i+1]^2 + 2 b ds)), so that slower stretches are reached by comfortable braking, and forwards
 * likewise, so that they are left by comfortable acceleration and not by cutting the end of the curve.
 * @param bendRate how fast the curvature may change, which the steering has to follow [1/(m s)]
 */
export function speedProfile(line: ReferenceLine, sight = SIGHT, bendRate = Number.POSITIVE_INFINITY): Float64Array {
  const fastest = sightSpeed(sight);
  const speed = new Float64Array(line.count);
  for (let i = 0; i < line.count; i++) {
    const curvature = Math.abs(line.curvature[i]);
    const curveSpeed = curvature > 1e-6 ? Math.sqrt(MAX_LATERAL_ACCELERATION / curvature) : Number.POSITIVE_INFINITY;
    speed[i] = Math.min(line.speedLimit[i], curveSpeed, fastest, bendRate / bending(line, i));
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

/** Samples to each side over which the change of curvature is taken: 2 m. */
const BEND_REACH = 4;

/** Change of curvature around a sample, over the way that the line's curvature is smoothed over [1/m^2]. */
function bending({ curvature, count }: ReferenceLine, i: number): number {
  const change = Math.abs(curvature[Math.min(count - 1, i + BEND_REACH)] - curvature[Math.max(0, i - BEND_REACH)]);
  return Math.max(change / (2 * BEND_REACH * REFERENCE_STEP), 1e-6);
}
