import { clamp } from '../../core/math/clamp.ts';
import { hypot } from '../../core/math/hypot.ts';
import { tan } from '../../core/math/tan.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import { AIR_DENSITY } from './air-density.ts';
import type { PlanarInput, PlanarMotion, PlanarVelocity } from './planar-motion.ts';

/**
 * The kinematic bicycle: wheels roll where they point, so the car has one degree of freedom, the speed u of its rear
 * axle, and moves as (vx, vy, yaw rate) = (1, b kappa, kappa) u with kappa = tan(delta) / L. The inertia of that motion
 * is M = m + (m b^2 + I) kappa^2, b the centre of mass in front of the rear axle.
 *
 * Every step takes the velocity to that direction by the impulses of the wheels' constraint, which do no work:
 *
 *     u = (m vx + m b kappa vy + I kappa r) / M,
 *
 * the nearest such motion in the metric of kinetic energy. So steering never adds energy, and a blow from the side is
 * taken up by the tyres. Friction limits force and curvature alike: where their resultant m hypot(F / m, kappa u^2) is
 * more than mu m g, both are cut by the same factor.
 */
export class KinematicMotion implements PlanarMotion {
  tyreForce = 0;
  grip = 1;
  private readonly vehicle: VehicleSpecification;
  private readonly friction: number;

  /** @param friction peak friction of tyre and road [1] */
  constructor(vehicle: VehicleSpecification, friction: number) {
    this.vehicle = vehicle;
    this.friction = friction;
  }

  step(velocity: PlanarVelocity, input: Readonly<PlanarInput>, dt: number): void {
    const { mass, wheelbase, centreOfMassForward: b, yawInertia, dragArea, rollingResistance } = this.vehicle;
    const grip = this.grip * this.friction * input.gravityDown;
    const frontShare = b / wheelbase;
    const most = grip * mass * frontShare;
    const drive = clamp(input.driveForce, -most, most);
    const resist = Math.min(input.brakeForce + rollingResistance * mass * input.gravityDown, grip * mass);

    let kappa = tan(input.steer) / wheelbase;
    const asked = hypot((drive - resist) / mass, kappa * velocity.vx * velocity.vx);
    const cut = asked > grip ? grip / asked : 1;
    kappa *= cut;

    const inertia = mass + (mass * b * b + yawInertia) * kappa * kappa;
    const along = mass * velocity.vx + mass * b * kappa * velocity.vy + yawInertia * kappa * velocity.yawRate;
    const before = along / inertia;
    const drag = 0.5 * AIR_DENSITY * dragArea * before * Math.abs(before);
    const pull = cut * drive - drag + mass * (input.gravityX + b * kappa * input.gravityY);
    // Brakes and rolling resistance are dry friction: they oppose the motion and never reverse it.
    const unbraked = before + (pull / inertia) * dt;
    const slowed = Math.min(Math.abs(unbraked), ((cut * resist) / inertia) * dt);
    const u = unbraked - Math.sign(unbraked) * slowed;
    this.tyreForce = cut * drive - (Math.sign(unbraked) * slowed * inertia) / dt;
    velocity.vx = u;
    velocity.vy = b * kappa * u;
    velocity.yawRate = kappa * u;
  }
}
