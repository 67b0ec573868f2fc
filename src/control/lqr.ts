import { atan } from '../core/math/atan.ts';
import { clamp } from '../core/math/clamp.ts';
import { cos, sin } from '../core/math/sin-cos.ts';
import { TICK_SECONDS } from '../core/tick.ts';
import type { VehicleSpecification } from '../core/vehicle-specification.ts';
import type { GainsOf } from './control-gains.ts';
import type { PathSight } from './lateral-controller.ts';
import { lateralModel } from './lateral-model.ts';
import type { SteeringLaw } from './law-controller.ts';
import { type PlanReference, planReferenceAt } from './plan-reference.ts';
import { riccatiGain, solveRiccati } from './riccati.ts';
import { tyreSlip } from './tyre-slip.ts';

/** Speeds for which gains are kept: from the least on, every metre a second [m/s]. Slower, the model divides by speed. */
const LEAST_SPEED = 3;
const GREATEST_SPEED = 45;

/** Length over which an error is worked off backwards [m]. */
const REVERSE_LENGTH = 2.5;

/** States: error of the centre of mass across the path and its rate, error of heading and its rate. */
const STATES = 4;

/**
 * Linear quadratic regulator on the dynamic bicycle in error coordinates (Rajamani, "Vehicle Dynamics and Control", 2nd ed.
 * 2012, 2.5 and 3.1 to 3.3). With x = (e, e', psi, psi') of the centre of mass,
 *   delta = delta_s - K(v) (x - x_s),
 * where K makes the sum of  q_e e^2 + q_psi psi^2 + r delta^2  least, from the discrete Riccati equation, solved once for each
 * speed when the controller is made, and a steady turn of curvature k needs
 *   delta_s = arctan(L k) + alpha_f - alpha_r,  psi_s = alpha_r - l_r k,  e_s = l_r alpha_r - l_r^2 k / 2,
 * plans being paths of the rear axle, l_r behind the centre of mass.
 * The speed across is not measured: v_y = l_r r - v alpha_r, with the slip of a steady turn on this path.
 *
 * Backwards, where all is slow, it is the regulator of the kinematic car along the way, e'' = u, which has a closed form:
 * with weights 1 and l^4 of e and u,  u = -(e / l^2 + sqrt(2) e' / l).
 */
export class Lqr implements SteeringLaw {
  private readonly vehicle: VehicleSpecification;
  private readonly slip: number;
  /** Rows of four gains, one a speed. */
  private readonly gains: Float64Array;

  constructor(vehicle: VehicleSpecification, { error, heading, steer, slip }: GainsOf<'lqr'>) {
    this.vehicle = vehicle;
    this.slip = slip;
    const weights = new Float64Array(STATES * STATES);
    weights[0] = error;
    weights[10] = heading;
    this.gains = new Float64Array(STATES * (GREATEST_SPEED - LEAST_SPEED + 1));
    for (let speed = LEAST_SPEED; speed <= GREATEST_SPEED; speed++) {
      const { a, b } = lateralModel(vehicle, speed, TICK_SECONDS);
      const x = solveRiccati(a, b, weights, steer);
      this.gains.set(riccatiGain(a, b, x, steer), STATES * (speed - LEAST_SPEED));
    }
  }

  angle(sight: PathSight): number {
    const { wheelbase, centreOfMassForward, frontTyre, rearTyre } = this.vehicle;
    if (sight.reverse) return this.backwards(sight.reference);
    const { plan, elapsed, x, y, yaw, yawRate } = sight;
    const speed = Math.abs(sight.speed);
    planReferenceAt(plan, elapsed, x + centreOfMassForward * cos(yaw), y + centreOfMassForward * sin(yaw), yaw, centre);
    const { crossTrack, headingError, curvature, curvatureHere } = centre;
    const here = speed * curvatureHere;
    const rearSlip = this.slip * tyreSlip(rearTyre, speed, here);
    const rate = speed * (sin(headingError) - rearSlip) + centreOfMassForward * yawRate;
    const steadyError = centreOfMassForward * (rearSlip - (centreOfMassForward * curvatureHere) / 2);
    const steadyHeading = rearSlip - centreOfMassForward * curvatureHere;
    const ahead = speed * curvature;
    const lean = this.slip * (tyreSlip(frontTyre, speed, ahead) - tyreSlip(rearTyre, speed, ahead));
    const row = clamp(speed, LEAST_SPEED, GREATEST_SPEED) - LEAST_SPEED;
    return (
      atan(wheelbase * curvature) +
      lean -
      this.gainAt(row, 0) * (crossTrack - steadyError) -
      this.gainAt(row, 1) * rate -
      this.gainAt(row, 2) * (headingError - steadyHeading) -
      this.gainAt(row, 3) * (yawRate - here)
    );
  }

  private backwards({ crossTrack, headingError, curvature }: PlanReference): number {
    const lean = (Math.SQRT2 / REVERSE_LENGTH) * sin(headingError) - crossTrack / (REVERSE_LENGTH * REVERSE_LENGTH);
    return atan(this.vehicle.wheelbase * (curvature + lean));
  }

  /** Between the two rows around a place, straight. */
  private gainAt(row: number, state: number): number {
    const i = Math.min(Math.floor(row), GREATEST_SPEED - LEAST_SPEED - 1);
    const low = this.gains[STATES * i + state];
    return low + (row - i) * (this.gains[STATES * (i + 1) + state] - low);
  }
}

const centre: PlanReference = {
  speed: 0,
  acceleration: 0,
  speedAhead: 0,
  place: 0,
  crossTrack: 0,
  headingError: 0,
  curvature: 0,
  curvatureHere: 0,
};
