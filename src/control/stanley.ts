import { atan } from '../core/math/atan.ts';
import { cos, sin } from '../core/math/sin-cos.ts';
import type { VehicleSpecification } from '../core/vehicle-specification.ts';
import type { GainsOf } from './control-gains.ts';
import type { PathSight } from './lateral-controller.ts';
import type { SteeringLaw } from './law-controller.ts';
import { type PlanReference, planReferenceAt } from './plan-reference.ts';
import { tyreSlip } from './tyre-slip.ts';

/**
 * Stanley (Hoffmann, Tomlin, Montemerlo and Thrun 2007, "Autonomous automobile trajectory tracking for off-road driving";
 * Thrun et al. 2006, "Stanley: the robot that won the DARPA Grand Challenge", 9.2). With the front axle's error e across the
 * path, left positive, the car's heading psi against the path there, and the path's curvature k,
 *   delta = -psi - arctan(g e / (s + v)) + d (v k - r) + alpha_f,
 * the front wheels point along the path but for a slope towards it; d damps the yaw rate r, and the front tyres' slip
 * alpha_f = v^2 k / (g_0 K_f) stands for the steady-state yaw of the paper. In a kinematic car e' = -g e for small e.
 * Plans are paths of the rear axle, so e counts from where the front is then:  L alpha_r - L^2 k / 2  beside the path.
 *
 * Backwards the rear axle leads and has the error; psi is made to follow the slope towards the path:
 *   delta = arctan(L k) + psi - arctan(g e / (s + |v|)).
 */
export class Stanley implements SteeringLaw {
  private readonly vehicle: VehicleSpecification;
  private readonly gains: GainsOf<'stanley'>;

  constructor(vehicle: VehicleSpecification, gains: GainsOf<'stanley'>) {
    this.vehicle = vehicle;
    this.gains = gains;
  }

  angle({ reference, plan, elapsed, x, y, yaw, speed, yawRate, reverse }: PathSight): number {
    const { gain, softening, yawDamping, slip } = this.gains;
    const { wheelbase, frontTyre, rearTyre } = this.vehicle;
    const pace = Math.abs(speed);
    if (reverse) {
      const slope = atan((gain * reference.crossTrack) / (softening + pace));
      return atan(wheelbase * reference.curvature) + reference.headingError - slope;
    }
    planReferenceAt(plan, elapsed, x + wheelbase * cos(yaw), y + wheelbase * sin(yaw), yaw, front);
    const lean = slip * tyreSlip(rearTyre, pace, pace * front.curvatureHere);
    const aside = front.crossTrack - wheelbase * (lean - (wheelbase * front.curvatureHere) / 2);
    const slope = atan((gain * aside) / (softening + pace));
    const asked = pace * front.curvature;
    return -front.headingError - slope + yawDamping * (asked - yawRate) + slip * tyreSlip(frontTyre, pace, asked);
  }
}

const front: PlanReference = {
  speed: 0,
  acceleration: 0,
  speedAhead: 0,
  place: 0,
  crossTrack: 0,
  headingError: 0,
  curvature: 0,
  curvatureHere: 0,
};
