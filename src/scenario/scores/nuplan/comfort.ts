import { wrapAngle } from '../../../core/math/angle.ts';
import { hypot } from '../../../core/math/hypot.ts';
import { savitzkyGolay } from '../savitzky-golay.ts';

/** Motion of the ego's centre at even times. */
export interface EgoMotion {
  /** Time between samples [s]; nuPlan's is 0.1 s. */
  readonly step: number;
  /** Acceleration in the vehicle frame [m/s^2]. */
  readonly ax: ArrayLike<number>;
  readonly ay: ArrayLike<number>;
  /** [rad] */
  readonly yaw: ArrayLike<number>;
}

/** Samples of the windows. */
const ACCELERATION_WINDOW = 8;
const JERK_WINDOW = 15;
/** The source asks for 15 here, too, but does not pass it on: what runs is the default. */
const YAW_WINDOW = 5;

/** A signal of comfort: its least and greatest value, and the open interval that it has to stay in. */
export interface ComfortSignal {
  readonly name: string;
  readonly unit: string;
  readonly least: number;
  readonly greatest: number;
  readonly from: number;
  readonly to: number;
  readonly within: boolean;
}

/**
 * nuPlan's six signals of comfort, smoothed by Savitzky-Golay filters of order 2 (savitzky-golay.ts says what becomes of
 * the even window of 8): accelerations over 8 samples, jerks over 15 of the smoothed accelerations, yaw rate and yaw
 * acceleration over 5 of the unwrapped heading. The magnitude of the jerk is the derivative of the magnitude of the
 * acceleration.
 *
 * Empty for less than 3 samples, which have no derivative. NaN in the motion is outside of every bound.
 *
 * Source: nuplan-devkit, ego_is_comfortable and the thresholds of its configuration.
 */
export function comfortSignals({ step, ax, ay, yaw }: EgoMotion): ComfortSignal[] {
  const longitudinal = savitzkyGolay(ax, ACCELERATION_WINDOW, 0, step);
  if (longitudinal.length === 0) return [];
  const lateral = savitzkyGolay(ay, ACCELERATION_WINDOW, 0, step);
  const magnitude = savitzkyGolay(
    Float64Array.from(ax, (value, i) => hypot(value, ay[i])),
    ACCELERATION_WINDOW,
    0,
    step,
  );
  const heading = unwrapped(yaw);
  return [
    signal('longitudinalAcceleration', 'm/s^2', longitudinal, -4.05, 2.4),
    signal('lateralAcceleration', 'm/s^2', lateral, -4.89, 4.89),
    signal('yawRate', 'rad/s', savitzkyGolay(heading, YAW_WINDOW, 1, step), -0.95, 0.95),
    signal('yawAcceleration', 'rad/s^2', savitzkyGolay(heading, YAW_WINDOW, 2, step), -1.93, 1.93),
    signal('longitudinalJerk', 'm/s^3', savitzkyGolay(longitudinal, JERK_WINDOW, 1, step), -4.13, 4.13),
    signal('jerkMagnitude', 'm/s^3', savitzkyGolay(magnitude, JERK_WINDOW, 1, step), -8.37, 8.37),
  ];
}

/** 1 where all signals stay within their bounds at all times, else 0; NaN without any. */
export function comfort(signals: readonly ComfortSignal[]): number {
  if (signals.length === 0) return Number.NaN;
  return signals.every(({ within }) => within) ? 1 : 0;
}

/** Headings without jumps by full turns, so that they can be differentiated. */
export function unwrapped(yaw: ArrayLike<number>): Float64Array {
  const out = Float64Array.from(yaw);
  for (let i = 1; i < out.length; i++) out[i] = out[i - 1] + wrapAngle(yaw[i] - yaw[i - 1]);
  return out;
}

function signal(name: string, unit: string, values: Float64Array, from: number, to: number): ComfortSignal {
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
  }
  return { name, unit, least, greatest, from, to, within: least > from && greatest < to };
}
