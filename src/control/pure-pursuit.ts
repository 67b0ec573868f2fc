import { atan } from '../core/math/atan.ts';
import { cos, sin } from '../core/math/sin-cos.ts';
import type { Plan } from '../core/messages/plan.ts';
import type { VehicleSpecification } from '../core/vehicle-specification.ts';
import type { GainsOf } from './control-gains.ts';
import type { PathSight } from './lateral-controller.ts';
import type { SteeringLaw } from './law-controller.ts';
import { tyreSlip } from './tyre-slip.ts';

/** A point nearer than this gives no direction [m]. */
const NEAREST = 0.5;

/**
 * Pure pursuit (Coulter 1992, "Implementation of the pure pursuit path tracking algorithm", CMU-RI-TR-92-01): the arc that
 * leaves the rear axle along its way and meets the path at (X, Y) in the car's frame has curvature
 *   k = 2 Y / (X^2 + Y^2),  delta = arctan(L k) + alpha_f - alpha_r,
 * in both directions of travel. The point lies l = max(l_0, t v) along the path from where the car is; behind the plan's end
 * the path goes straight on. The rear axle moves not quite where the car points: the frame is turned by the rear tyres' slip
 * alpha_r on this path, and the front wheels by what the front's is more.
 */
export class PurePursuit implements SteeringLaw {
  private readonly vehicle: VehicleSpecification;
  private readonly gains: GainsOf<'pure-pursuit'>;

  constructor(vehicle: VehicleSpecification, gains: GainsOf<'pure-pursuit'>) {
    this.vehicle = vehicle;
    this.gains = gains;
  }

  angle({ reference, plan, x, y, yaw, speed, reverse }: PathSight): number {
    const { leastDistance, time, slip } = this.gains;
    const { wheelbase, frontTyre, rearTyre } = this.vehicle;
    const pace = Math.abs(speed);
    pointAhead(plan, reference.place, Math.max(leastDistance, time * pace), reverse, point);
    const course = yaw - slip * tyreSlip(rearTyre, pace, pace * reference.curvatureHere);
    const dx = point.x - x;
    const dy = point.y - y;
    const aside = dy * cos(course) - dx * sin(course);
    const curvature = (2 * aside) / Math.max(dx * dx + dy * dy, NEAREST * NEAREST);
    const turning = pace * reference.curvature;
    const lean = tyreSlip(frontTyre, pace, turning) - tyreSlip(rearTyre, pace, turning);
    return atan(wheelbase * curvature) + slip * lean;
  }
}

/** The point of a plan's path a distance on from an index with a fraction. */
function pointAhead(
  plan: Plan,
  place: number,
  distance: number,
  reverse: boolean,
  out: { x: number; y: number },
): void {
  const last = plan.t.length - 1;
  let i = Math.min(Math.floor(place), last - 1);
  const share = place - i;
  let x = plan.x[i] + share * (plan.x[i + 1] - plan.x[i]);
  let y = plan.y[i] + share * (plan.y[i + 1] - plan.y[i]);
  let left = distance;
  for (i++; i <= last; i++) {
    const dx = plan.x[i] - x;
    const dy = plan.y[i] - y;
    const length = Math.sqrt(dx * dx + dy * dy);
    if (length >= left) {
      out.x = x + (dx * left) / length;
      out.y = y + (dy * left) / length;
      return;
    }
    left -= length;
    x = plan.x[i];
    y = plan.y[i];
  }
  const way = reverse ? -left : left;
  out.x = x + way * cos(plan.yaw[last]);
  out.y = y + way * sin(plan.yaw[last]);
}

const point = { x: 0, y: 0 };
