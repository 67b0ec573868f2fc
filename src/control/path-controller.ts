import { atan } from '../core/math/atan.ts';
import { clamp } from '../core/math/clamp.ts';
import { sin } from '../core/math/sin-cos.ts';
import type { PlainData } from '../core/snapshot.ts';
import { TICK_SECONDS } from '../core/tick.ts';
import type { VehicleSpecification } from '../core/vehicle-specification.ts';
import type { GainsOf } from './control-gains.ts';
import type { LateralController, PathSight } from './lateral-controller.ts';
import { Pid } from './pid.ts';
import { limitedSteer } from './steering-limits.ts';
import { tyreSlip } from './tyre-slip.ts';

/** Greatest slope towards the path [1]: about 29 degrees; without it a car far off would turn straight at the path. */
const MAX_APPROACH = 0.5;

/**
 * Output: wished slope against the path [1]; error in units of twice the length; integral per metre of way, so that
 * creeping does not gather more than driving. It takes out steering that is off centre and the like, slowly.
 */
const SHAPE = { proportional: 1, derivative: 0, tracking: 5, limit: 0.05 };

/** Further off than this the car was put there, by a step or a swing of the path: nothing for the integrator [m]. */
const STRAY = 0.3;

/** Slip is fed forward whole from the greater lateral acceleration on, as `slip` says up to the lesser [m/s^2]: 0.25 to 0.4 g. */
const HARD_FROM = 2.5;
const HARD_WHOLE = 4;

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
 * The kinematic car has no slip. A share of it is fed forward, more in hard bends: psi is that of the rear axle's way, psi - alpha_r, and
 * the wheels turn by alpha_f - alpha_r more (tyreSlip, at the path's curvature).
 *
 * Backwards the way is counted the way it goes, e' = -sin(psi), psi' = -(k - ...), and the same law of the error needs
 *   k = k_path / (1 - k_path e) + (2 zeta / l) (sin(psi) + slope).
 */
export class PathController implements LateralController {
  private readonly vehicle: VehicleSpecification;
  private readonly gains: GainsOf<'pid'>;
  private readonly pid: Pid;
  private steer = 0;

  constructor(vehicle: VehicleSpecification, gains: GainsOf<'pid'>) {
    this.vehicle = vehicle;
    this.gains = gains;
    this.pid = new Pid({ ...SHAPE, integral: gains.integral });
  }

  get held(): number {
    return this.steer;
  }

  hold(angle: number): number {
    this.steer = limitedSteer(angle, this.steer, this.vehicle);
    return this.steer;
  }

  step({ reference, speed, reverse }: PathSight): number {
    const { crossTrack, headingError, curvature } = reference;
    const { leastLength, lengthTime, damping } = this.gains;
    const { wheelbase, frontTyre, rearTyre } = this.vehicle;
    const pace = Math.abs(speed);
    const hard = (pace * pace * Math.abs(curvature) - HARD_FROM) / (HARD_WHOLE - HARD_FROM);
    const slip = clamp(hard, this.gains.slip, 1);
    const length = Math.max(leastLength, lengthTime * pace);
    const error = -crossTrack / (2 * damping * length);
    const asked = this.pid.output(error, 0);
    const slope = clamp(asked, -MAX_APPROACH, MAX_APPROACH);
    const feedForward = curvature / Math.max(0.5, 1 - curvature * crossTrack);
    const rearSlip = slip * tyreSlip(rearTyre, pace, pace * curvature);
    const course = sin(headingError - rearSlip);
    const lean = reverse ? course + slope : slope - course;
    const turn = feedForward + ((2 * damping) / length) * lean;
    const rolling = atan(wheelbase * turn);
    const angle = slip > 0 ? rolling + slip * tyreSlip(frontTyre, pace, pace * curvature) - rearSlip : rolling;
    this.hold(angle);
    const isSettled = this.steer === angle && Math.abs(crossTrack) < STRAY;
    if (isSettled && speed > 0 !== reverse) this.pid.integrate(error, slope, pace * TICK_SECONDS);
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
