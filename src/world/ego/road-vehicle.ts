import { type Body, RaycastVehicle, Vec3, type WheelInfo } from 'cannon-es';
import { clamp } from '../../core/math/clamp.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import type { SurfacePoint } from '../../map/road-map.ts';
import { GRAVITY } from '../gravity.ts';
import type { Ground } from '../ground.ts';
import { ackermannAngle } from './ackermann.ts';
import { STRUT_FREE_LENGTH, STRUT_LENGTH_AT_REST, wheelSuspension } from './suspension.ts';
import { lateralTyreForce } from './tyre.ts';

/**
 * Share of a wheel's sideways velocity that its tyre may take away in one step [1]. Below about 1 m/s the tyre is
 * stiffer than a step can follow; more than a half would overshoot, since a push at the ground also rolls the body.
 */
const SIDEWAYS_RELAXATION = 0.5;

/** Speed below which the tangent of the slip angle is taken as if the wheel rolled this fast [m/s]. */
const MIN_ROLLING_SPEED = 0.5;

/**
 * cannon-es' ray-cast vehicle on our ground with our tyres. What is left to cannon-es is the rigid body, springs and
 * dampers, and the turning of the wheels; none of that calls a built-in function whose last bit depends on the engine.
 * World.step is never called: its damping goes through Math.pow.
 *
 * Wheels: front left, front right, rear left, rear right. Body frame: origin in the centre of mass, axes as the
 * vehicle frame.
 */
export class RoadVehicle extends RaycastVehicle {
  /** Driving force of both front wheels together, negative in reverse [N]. */
  driveForce = 0;
  /** Most that all brakes together can give [N]. */
  brakeForce = 0;
  /** The road's friction over that at the start [1]. */
  grip = 1;
  private readonly vehicle: VehicleSpecification;
  private readonly ground: Ground;
  private readonly surface: SurfacePoint = { z: 0, nx: 0, ny: 0, nz: 1 };
  private readonly forward = [new Vec3(), new Vec3(), new Vec3(), new Vec3()];
  private readonly left = [new Vec3(), new Vec3(), new Vec3(), new Vec3()];
  private readonly velocity = new Vec3();
  private readonly arm = new Vec3();
  private readonly impulse = new Vec3();

  constructor(vehicle: VehicleSpecification, body: Body, ground: Ground) {
    super({ chassisBody: body, indexForwardAxis: 0, indexRightAxis: 1, indexUpAxis: 2 });
    this.vehicle = vehicle;
    this.ground = ground;
    for (let i = 0; i < 4; i++) this.addSuspendedWheel(i < 2, i % 2 === 0);
  }

  /** Turns the front wheels: bicycle equivalent [rad]. */
  steer(angle: number): void {
    const { wheelbase, track } = this.vehicle;
    this.wheelInfos[0].steering = ackermannAngle(angle, wheelbase, track / 2);
    this.wheelInfos[1].steering = ackermannAngle(angle, wheelbase, -track / 2);
  }

  /** Finds where every wheel meets the ground. To be called whenever the body has moved. */
  probeGround(): void {
    for (const wheel of this.wheelInfos) this.probe(wheel);
  }

  /** Wheels stand already where probeGround found them; here only how fast their struts shorten is taken. */
  override castRay(wheel: WheelInfo): number {
    if (!wheel.isInContact) return -1;
    const { hitPointWorld, hitNormalWorld } = wheel.raycastResult;
    this.velocityAt(hitPointWorld);
    wheel.suspensionRelativeVelocity = hitNormalWorld.dot(this.velocity) * wheel.clippedInvContactDotSuspension;
    return wheel.suspensionLength + wheel.radius;
  }

  /** The wheels' transforms are not needed: readers of the truth draw them from the steering and rolling angles. */
  override updateWheelTransform(): void {}

  /** Forces of the tyres in the plane of the ground: all from the velocities before any, so that no wheel is the first. */
  override updateFriction(dt: number): void {
    const load = this.totalLoad();
    if (load === 0) return;
    for (let i = 0; i < 4; i++) this.findTyreImpulse(i, load, dt);
    for (let i = 0; i < 4; i++) this.applyTyreImpulse(i);
  }

  private addSuspendedWheel(isFront: boolean, isLeft: boolean): void {
    const { wheelbase, track, wheelRadius, centreOfMassForward, centreOfMassHeight } = this.vehicle;
    const { stiffness, damping } = wheelSuspension(this.vehicle, isFront);
    this.addWheel({
      chassisConnectionPointLocal: new Vec3(
        isFront ? wheelbase - centreOfMassForward : -centreOfMassForward,
        isLeft ? track / 2 : -track / 2,
        wheelRadius - centreOfMassHeight + STRUT_LENGTH_AT_REST,
      ),
      directionLocal: new Vec3(0, 0, -1),
      axleLocal: new Vec3(0, 1, 0),
      radius: wheelRadius,
      suspensionRestLength: STRUT_FREE_LENGTH,
      suspensionStiffness: stiffness,
      dampingCompression: damping,
      dampingRelaxation: damping,
      isFrontWheel: isFront,
    });
  }

  /**
   * Lays the wheel's ray against the tangent plane of the ground at the place where it hits a level road at rest. What it
   * hits is at most centimetres from there, over which no road bends.
   */
  private probe(wheel: WheelInfo): void {
    this.updateWheelTransformWorld(wheel);
    const { chassisConnectionPointWorld: start, directionWorld: down, raycastResult, radius } = wheel;
    const { hitPointWorld: hit, hitNormalWorld: normal } = raycastResult;
    const { surface } = this;
    const usual = STRUT_LENGTH_AT_REST + radius;
    start.addScaledVector(usual, down, hit);
    this.ground.heightAt(hit.x, hit.y, surface, hit.z);
    normal.set(surface.nx, surface.ny, surface.nz);
    const slant = down.dot(normal);
    const distance = usual + ((surface.z - hit.z) * normal.z) / slant;
    start.addScaledVector(distance, down, hit);
    wheel.isInContact = slant < -0.1 && distance < wheel.suspensionRestLength + radius;
    wheel.suspensionLength = wheel.isInContact ? distance - radius : wheel.suspensionRestLength;
    wheel.clippedInvContactDotSuspension = wheel.isInContact ? -1 / slant : 1;
    wheel.suspensionRelativeVelocity = 0;
  }

  private totalLoad(): number {
    let sum = 0;
    for (let i = 0; i < 4; i++) sum += this.wheelInfos[i].suspensionForce;
    return sum;
  }

  /**
   * Impulses of one tyre. Brakes and rolling resistance are dry friction: they oppose the motion that would be without
   * them and never reverse it, so that a car on a hill stands. Where braking or driving and cornering together ask for
   * more than mu N, both are cut by the same factor (friction circle).
   */
  private findTyreImpulse(i: number, totalLoad: number, dt: number): void {
    const wheel = this.wheelInfos[i];
    wheel.forwardImpulse = 0;
    wheel.sideImpulse = 0;
    if (wheel.suspensionForce === 0) return;
    const { rollingResistance, mass } = this.vehicle;
    const tyreFriction = this.grip * this.vehicle.tyreFriction;
    const load = wheel.suspensionForce;
    const share = load / totalLoad;
    const carried = mass * share;
    this.findDirections(i);
    this.velocityAt(wheel.raycastResult.hitPointWorld);
    const rolling = this.forward[i].dot(this.velocity);
    const sideways = this.left[i].dot(this.velocity) - this.left[i].z * GRAVITY * dt;

    const drive = i < 2 ? clamp(this.driveForce / 2, -tyreFriction * load, tyreFriction * load) : 0;
    const resist = Math.min(this.brakeForce * share, tyreFriction * load) + rollingResistance * load;
    const unbraked = carried * (rolling - this.forward[i].z * GRAVITY * dt) + drive * dt;
    const along = drive * dt - Math.sign(unbraked) * Math.min(Math.abs(unbraked), resist * dt);

    const slip = Math.abs(sideways) / Math.max(Math.abs(rolling), MIN_ROLLING_SPEED);
    const force = lateralTyreForce(load, tyreFriction, slip);
    const across = -Math.sign(sideways) * Math.min(force * dt, SIDEWAYS_RELAXATION * carried * Math.abs(sideways));

    const most = tyreFriction * load * dt;
    const asked = Math.sqrt(along * along + across * across);
    const cut = asked > most ? most / asked : 1;
    wheel.forwardImpulse = along * cut;
    wheel.sideImpulse = across * cut;
  }

  /** The wheel's forward and left directions in the plane of the ground. */
  private findDirections(i: number): void {
    const wheel = this.wheelInfos[i];
    const normal = wheel.raycastResult.hitNormalWorld;
    const forward = this.forward[i];
    forward.set(cos(wheel.steering), sin(wheel.steering), 0);
    this.chassisBody.vectorToWorldFrame(forward, forward);
    forward.addScaledVector(-forward.dot(normal), normal, forward);
    forward.normalize();
    normal.cross(forward, this.left[i]);
  }

  private applyTyreImpulse(i: number): void {
    const { forwardImpulse, sideImpulse, raycastResult } = this.wheelInfos[i];
    this.forward[i].scale(forwardImpulse, this.impulse);
    this.impulse.addScaledVector(sideImpulse, this.left[i], this.impulse);
    raycastResult.hitPointWorld.vsub(this.chassisBody.position, this.arm);
    this.chassisBody.applyImpulse(this.impulse, this.arm);
  }

  /** Velocity of the body at a world point, into this.velocity. */
  private velocityAt(point: Vec3): void {
    point.vsub(this.chassisBody.position, this.arm);
    this.chassisBody.angularVelocity.cross(this.arm, this.velocity);
    this.velocity.vadd(this.chassisBody.velocity, this.velocity);
  }
}
