import { atan } from '../../core/math/atan.ts';
import { clamp } from '../../core/math/clamp.ts';
import { hypot } from '../../core/math/hypot.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import { AIR_DENSITY } from './air-density.ts';
import type { AxleForce } from './axle-tyre.ts';
import { KinematicMotion } from './kinematic-motion.ts';
import type { PlanarInput, PlanarMotion, PlanarVelocity } from './planar-motion.ts';

/**
 * Speeds between which the kinematic bicycle goes over to the single track [m/s]. A slip angle is a ratio of speeds: below,
 * it says nothing, and a tyre is stiffer than a step can follow.
 */
const KINEMATIC_BELOW = 1;
const DYNAMIC_ABOVE = 3;

/**
 * Steps of the Runge-Kutta rule in a tick. The stiffest mode falls at about K g / v, 230 a second at 1 m/s, and the rule is
 * stable up to 2.78 over the step.
 */
const SUBSTEPS = 4;

/** A wheel's rolling speed counts as at least this much in its slip angle [m/s]: for a car that slides sideways. */
const MIN_ROLLING_SPEED = 0.5;

/** Slope of brake force over a wheel's rolling speed near zero: full from here on [m/s]. */
const FULL_BRAKE_SPEED = 0.2;

/**
 * The dynamic single track (Riekert and Schunck 1940; Althoff, Koschi and Manzinger 2017, section 7) with forces in the frame
 * of each wheel, so that they take energy and never give any:
 *
 *     m (vx' - r vy) = Fxf cos(delta) - Fyf sin(delta) + Fxr - drag + m gx
 *     m (vy' + r vx) = Fyf cos(delta) + Fxf sin(delta) + Fyr + m gy
 *     I r'           = a (Fyf cos(delta) + Fxf sin(delta)) - b Fyr
 *
 * Load moves between the axles by h Fx / L, Fx of the tick before. Where Fx and Fy of an axle ask for more than mu N, both are
 * cut by the same factor (friction circle). Brake force is shared between the axles as the load is.
 */
export class SingleTrackMotion implements PlanarMotion {
  tyreForce = 0;
  grip = 1;
  private readonly vehicle: VehicleSpecification;
  private readonly friction: number;
  private readonly axleForce: AxleForce;
  private readonly kinematic: KinematicMotion;
  private readonly rolled: PlanarVelocity = { vx: 0, vy: 0, yawRate: 0 };
  private readonly slid: PlanarVelocity = { vx: 0, vy: 0, yawRate: 0 };
  private readonly stage: PlanarVelocity = { vx: 0, vy: 0, yawRate: 0 };
  private readonly slope: PlanarVelocity = { vx: 0, vy: 0, yawRate: 0 };
  private readonly sum: PlanarVelocity = { vx: 0, vy: 0, yawRate: 0 };
  private readonly axle = { fx: 0, fy: 0 };
  private cosSteer = 1;
  private sinSteer = 0;
  private frontLoad = 0;
  private rearLoad = 0;
  private slopeTyreForce = 0;

  /** @param friction peak friction of tyre and road [1] */
  constructor(vehicle: VehicleSpecification, friction: number, axleForce: AxleForce) {
    this.vehicle = vehicle;
    this.friction = friction;
    this.axleForce = axleForce;
    this.kinematic = new KinematicMotion(vehicle, friction);
  }

  step(velocity: PlanarVelocity, input: Readonly<PlanarInput>, dt: number): void {
    const { rolled, slid, kinematic } = this;
    kinematic.grip = this.grip;
    const share = dynamicShare(hypot(velocity.vx, velocity.vy));
    const before = this.tyreForce;
    copy(velocity, rolled);
    copy(velocity, slid);
    if (share < 1) kinematic.step(rolled, input, dt);
    if (share > 0) this.slide(slid, input, before, dt);
    // Kinetic energy is convex in the velocity: the mixture has no more than the greater of both.
    velocity.vx = share * slid.vx + (1 - share) * rolled.vx;
    velocity.vy = share * slid.vy + (1 - share) * rolled.vy;
    velocity.yawRate = share * slid.yawRate + (1 - share) * rolled.yawRate;
    this.tyreForce = share * this.tyreForce + (1 - share) * kinematic.tyreForce;
  }

  /** Runge-Kutta's classical rule, several times a step. */
  private slide(velocity: PlanarVelocity, input: Readonly<PlanarInput>, tyreForce: number, dt: number): void {
    const { mass, wheelbase, centreOfMassForward: b, centreOfMassHeight } = this.vehicle;
    const weight = mass * input.gravityDown;
    const moved = (centreOfMassHeight * tyreForce) / wheelbase;
    this.frontLoad = clamp((weight * b) / wheelbase - moved, 0, weight);
    this.rearLoad = weight - this.frontLoad;
    this.cosSteer = cos(input.steer);
    this.sinSteer = sin(input.steer);
    const h = dt / SUBSTEPS;
    const { stage, slope, sum } = this;
    let force = 0;
    for (let i = 0; i < SUBSTEPS; i++) {
      this.findSlope(velocity, input);
      force += this.slopeTyreForce;
      copy(slope, sum);
      addScaled(velocity, slope, h / 2, stage);
      this.findSlope(stage, input);
      addScaled(sum, slope, 2, sum);
      addScaled(velocity, slope, h / 2, stage);
      this.findSlope(stage, input);
      addScaled(sum, slope, 2, sum);
      addScaled(velocity, slope, h, stage);
      this.findSlope(stage, input);
      addScaled(sum, slope, 1, sum);
      addScaled(velocity, sum, h / 6, velocity);
    }
    this.tyreForce = force / SUBSTEPS;
  }

  private findSlope({ vx, vy, yawRate }: PlanarVelocity, input: Readonly<PlanarInput>): void {
    const { axle, slope, cosSteer, sinSteer, frontLoad, rearLoad } = this;
    const { mass, wheelbase, centreOfMassForward: b, yawInertia, dragArea, frontTyre, rearTyre } = this.vehicle;
    const a = wheelbase - b;
    const front = vy + a * yawRate;
    const rear = vy - b * yawRate;
    this.findAxleForce(
      vx * cosSteer + front * sinSteer,
      front * cosSteer - vx * sinSteer,
      frontLoad,
      input.driveForce,
      input.brakeForce * (frontLoad / (frontLoad + rearLoad)),
      frontTyre,
    );
    const frontX = axle.fx * cosSteer - axle.fy * sinSteer;
    const frontY = axle.fy * cosSteer + axle.fx * sinSteer;
    this.findAxleForce(vx, rear, rearLoad, 0, input.brakeForce * (rearLoad / (frontLoad + rearLoad)), rearTyre);
    const drag = 0.5 * AIR_DENSITY * dragArea * hypot(vx, vy);
    this.slopeTyreForce = frontX + axle.fx;
    slope.vx = yawRate * vy + (frontX + axle.fx - drag * vx) / mass + input.gravityX;
    slope.vy = -yawRate * vx + (frontY + axle.fy - drag * vy) / mass + input.gravityY;
    slope.yawRate = (a * frontY - b * axle.fy) / yawInertia;
  }

  /** Forces of an axle in the frame of its wheels, which roll at `rolling` and are carried sideways at `sideways` [m/s]. */
  private findAxleForce(
    rolling: number,
    sideways: number,
    load: number,
    drive: number,
    brake: number,
    tyre: VehicleSpecification['frontTyre'],
  ): void {
    const friction = this.grip * this.friction;
    const most = friction * load;
    const resist = Math.min(brake + this.vehicle.rollingResistance * load, most);
    const fx = clamp(drive, -most, most) - resist * clamp(rolling / FULL_BRAKE_SPEED, -1, 1);
    const slip = -atan(sideways / Math.max(Math.abs(rolling), MIN_ROLLING_SPEED));
    const fy = this.axleForce(tyre, slip, load, friction);
    const asked = hypot(fx, fy);
    const cut = asked > most ? most / asked : 1;
    this.axle.fx = cut * fx;
    this.axle.fy = cut * fy;
  }
}

/** 0 for the kinematic bicycle, 1 for the single track, smooth in between. */
function dynamicShare(speed: number): number {
  const t = clamp((speed - KINEMATIC_BELOW) / (DYNAMIC_ABOVE - KINEMATIC_BELOW), 0, 1);
  return t * t * (3 - 2 * t);
}

function copy(from: Readonly<PlanarVelocity>, to: PlanarVelocity): void {
  to.vx = from.vx;
  to.vy = from.vy;
  to.yawRate = from.yawRate;
}

function addScaled(a: PlanarVelocity, b: PlanarVelocity, factor: number, out: PlanarVelocity): void {
  out.vx = a.vx + factor * b.vx;
  out.vy = a.vy + factor * b.vy;
  out.yawRate = a.yawRate + factor * b.yawRate;
}
