import { atan } from '../core/math/atan.ts';
import { clamp } from '../core/math/clamp.ts';
import { sin } from '../core/math/sin-cos.ts';
import type { PlainData } from '../core/snapshot.ts';
import { TICK_SECONDS } from '../core/tick.ts';
import type { VehicleSpecification } from '../core/vehicle-specification.ts';
import { Pid } from './pid.ts';

/** Length over which a cross-track error is worked off [m]: the greater of this and LENGTH_TIME * speed. */
const LEAST_LENGTH = 2.5;
const LENGTH_TIME = 0.45;

/** Damping ratio of the error along the way: 1 is critical. */
const DAMPING = 1;

/** Greatest slope towards the path [1]: about 29 degrees; without it a car far off would turn straight at the path. */
const MAX_APPROACH = 0.5;

/**
 * Output: wished slope against the path [1]; error in units of twice the length above; integral per metre of way, so that
 * creeping does not gather more than driving. It takes out steering that is off centre and the like, slowly.
 */
const GAINS = { proportional: 1, integral: 0.01, derivative: 0, tracking: 5, limit: 0.05 };

/**
 * Path to steering angle: PID on the cross-track error e, feed-forward of the path's curvature. Along the way s the rear
 * axle of the kinematic bicycle obeys
 *   e' = sin(psi),  psi' = k - k_path / (1 - k_path e)
 * (de Luca, Oriolo and Samson 1998, "Feedback control of a nonholonomic car-like robot"), so the heading error psi is the
 * derivative part. With
 *   k = k_path / (1 - k_path e) - (2 zeta / l) (sin(psi) - slope),  slope = -(e / (2 zeta l) + I),  delta = atan(L k)
 * the error obeys e'' + (2 zeta / l) e' + e / l^2 = 0 along the way: at every speed, and with no division by speed. The
 * slope is limited, as Stanley's arctangent does (Hoffmann et al. 2007, "Autonomous automobile trajectory tracking for
 * off-road driving"). While the steering is at its limit of angle or rate the integrator rests.
 *
 * Backwards the way is counted the way it goes, e' = -sin(psi), psi' = -(k - ...), and the same law of the error needs
 *   k = k_path / (1 - k_path e) + (2 zeta / l) (sin(psi) + slope).
 */
export class PathController {
  private readonly vehicle: VehicleSpecification;
  private readonly pid = new Pid(GAINS);
  private steer = 0;

  constructor(vehicle: VehicleSpecification) {
    this.vehicle = vehicle;
  }

  /** The last angle [rad]. */
  get held(): number {
    return this.steer;
  }

  /** Takes an angle that somebody else has chosen, within the limits of angle and rate [rad]. */
  hold(angle: number): number {
    const { maxSteer, maxSteerRate } = this.vehicle;
    const reach = maxSteerRate * TICK_SECONDS;
    this.steer = clamp(clamp(angle, -maxSteer, maxSteer), this.steer - reach, this.steer + reach);
    return this.steer;
  }

  /**
   * The road-wheel angle for signed errors (left positive), within the limits of angle and rate [rad].
   * @param speed forward speed [m/s] @param reverse whether the path is driven backwards
   */
  step(crossTrack: number, headingError: number, curvature: number, speed: number, reverse = false): number {
    const { wheelbase } = this.vehicle;
    const pace = Math.abs(speed);
    const length = Math.max(LEAST_LENGTH, LENGTH_TIME * pace);
    const error = -crossTrack / (2 * DAMPING * length);
    const asked = this.pid.output(error, 0);
    const slope = clamp(asked, -MAX_APPROACH, MAX_APPROACH);
    const feedForward = curvature / Math.max(0.5, 1 - curvature * crossTrack);
    const lean = reverse ? sin(headingError) + slope : slope - sin(headingError);
    const turn = feedForward + ((2 * DAMPING) / length) * lean;
    const angle = atan(wheelbase * turn);
    this.hold(angle);
    if (this.steer === angle && speed > 0 !== reverse) this.pid.integrate(error, slope, pace * TICK_SECONDS);
    return this.steer;
  }

  snapshot(): PlainData {
    return { pid: this.pid.snapshot(), steer: this.steer };
  }

  restore(state: PlainData): void {
    const { pid, steer } = state as { pid: PlainData; steer: number };
    this.pid.restore(pid);
    this.steer = steer;
  }
}
