import { DRY, type Grip } from './grip/grip.ts';
import type { LaneState } from './planning-problem.ts';
import { REFERENCE_STEP, type ReferenceLine } from './route/reference-line.ts';

/** Comfortable braking before curves, lower limits, stops [m/s^2]: IDM's b (Treiber, Hennecke, Helbing 2000) is 1.67. */
export const COMFORTABLE_BRAKING = 1.5;

/** One who eases off does so for this long at a time [s], and never to less than this [m/s]. */
const EASE_SECONDS = 1.5;
const CREEP = 1.5;

/** Easing off comes on with this jerk [m/s^3]. */
const EASING_JERK = 3;

/**
 * Speed that one has who began with `speed` and `acceleration` and eases down to the profile, after a way [m/s]. Braking of b that
 * comes on with jerk j from braking of a takes as much speed as one that is there at once, but (b - a)^2 / 2 j b later.
 */
function easedSpeed(speed: number, acceleration: number, way: number, easing: number): number {
  const lack = Math.max(0, easing + acceleration);
  const until = (speed * lack * lack) / (2 * EASING_JERK * easing);
  return Math.sqrt(Math.max(0, speed * speed - 2 * easing * Math.max(0, way - until)));
}

/** How one begins: [m/s], [m/s^2]. */
type Motion = Pick<LaneState, 'speed' | 'acceleration'>;

/** Speed allowed after a way [m] to one who began so: the profile's, or what is eased down to from faster [m/s]. */
export function allowedSpeed(
  wished: number,
  { speed, acceleration }: Motion,
  way: number,
  eases = false,
  { easing }: Grip = DRY,
): number {
  const eased = easedSpeed(speed, acceleration, way, easing);
  if (eases && way < EASE_SECONDS * speed) return Math.min(wished, Math.max(CREEP, eased));
  return Math.max(wished, eased);
}

/** Way to a standstill by comfortable braking, with a second before it begins [m]. */
export function comfortableStop(speed: number): number {
  return speed + (speed * speed) / (2 * COMFORTABLE_BRAKING);
}

/** Neither the network nor the oracle tells of anything farther away [m]. */
export const SIGHT = 80;
/** Time until braking for what comes into sight bites [s]. */
const REACTION = 0.4;

/** Nobody drives faster than he can stop within his sight [m/s]: v t + v^2 / 2 b = sight. */
export function sightSpeed(sight: number, braking = DRY.sight): number {
  return braking * (Math.sqrt(REACTION * REACTION + (2 * sight) / braking) - REACTION);
}

/**
 * Speed wished for at every sample of a reference line if nothing hindered [m/s]:
 * the least of the limit, sqrt(a_lat / |curvature|) and sightSpeed, then going backwards
 * v[i] <- min(v[i], sqrt(v[i+1]^2 + 2 b ds)), so that slower stretches are reached by comfortable braking, and forwards
 * likewise, so that they are left by comfortable acceleration and not by cutting the end of the curve.
 * @param bendRate how fast the curvature may change, which the steering has to follow [1/(m s)]
 */
export function speedProfile(
  line: ReferenceLine,
  sight = SIGHT,
  bendRate = Number.POSITIVE_INFINITY,
  grip = DRY,
): Float64Array {
  const fastest = sightSpeed(sight, grip.sight);
  const speed = new Float64Array(line.count);
  for (let i = 0; i < line.count; i++) {
    const curvature = Math.abs(line.curvature[i]);
    const curveSpeed = curvature > 1e-6 ? Math.sqrt(grip.lateral / curvature) : Number.POSITIVE_INFINITY;
    speed[i] = Math.min(line.speedLimit[i], curveSpeed, fastest, bendRate / bending(line, i));
  }
  for (let i = line.count - 2; i >= 0; i--) {
    speed[i] = Math.min(speed[i], Math.sqrt(speed[i + 1] * speed[i + 1] + 2 * grip.comfortable * REFERENCE_STEP));
  }
  for (let i = 1; i < line.count; i++) {
    speed[i] = Math.min(speed[i], Math.sqrt(speed[i - 1] * speed[i - 1] + 2 * grip.comfortable * REFERENCE_STEP));
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
