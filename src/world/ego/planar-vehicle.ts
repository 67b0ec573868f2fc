import { wrapAngle } from '../../core/math/angle.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import type { EgoTruth } from '../../core/messages/ego-truth.ts';
import { type Pose, rotationOfPose, toBody } from '../../core/pose.ts';
import { clonePlain, type PlainData } from '../../core/snapshot.ts';
import { TICK_SECONDS } from '../../core/tick.ts';
import type { Vec3 } from '../../core/vector.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import { GRAVITY } from '../gravity.ts';
import type { Ground } from '../ground.ts';
import { Actuators, PARKED, type Pedals } from './actuators.ts';
import type { EgoDynamics } from './ego-dynamics.ts';
import type { EgoStart } from './ego-start.ts';
import type { PlanarInput, PlanarMotion, PlanarVelocity } from './planar-motion.ts';
import { standOn } from './standing-pose.ts';

/**
 * The ego as a stiff body that always stands on the ground with its four wheels: a law of motion moves it in the plane of
 * the ground under it. It has no springs; it pitches and rolls as the road does.
 */
export class PlanarVehicle implements EgoDynamics {
  readonly vehicle: VehicleSpecification;
  readonly pose: Pose = { x: 0, y: 0, z: 0, yaw: 0, pitch: 0, roll: 0 };
  private readonly ground: Ground;
  private readonly motion: PlanarMotion;
  private readonly dt: number;
  private readonly actuators: Actuators;
  /** Of the centre of mass. */
  private readonly planar: PlanarVelocity = { vx: 0, vy: 0, yawRate: 0 };
  private readonly input: PlanarInput = {
    steer: 0,
    driveForce: 0,
    brakeForce: 0,
    gravityX: 0,
    gravityY: 0,
    gravityDown: GRAVITY,
  };
  private readonly rotation = new Float64Array(9);
  private readonly midway: Pose = { x: 0, y: 0, z: 0, yaw: 0, pitch: 0, roll: 0 };
  /** Of the origin: velocity in the map frame [m/s], and acceleration over the last tick [m/s^2]. */
  private readonly velocity: Vec3 = { x: 0, y: 0, z: 0 };
  private readonly acceleration: Vec3 = { x: 0, y: 0, z: 0 };
  /** About the body's x and y axes [rad/s]. */
  private rollRate = 0;
  private pitchRate = 0;
  /** Rolling angles of the rear wheels' and the front wheels' mean [rad]. */
  private rearAngle = 0;
  private frontAngle = 0;

  /** @param dt length of a step [s]: a tick, but for tests of what it costs */
  constructor(vehicle: VehicleSpecification, ground: Ground, start: EgoStart, motion: PlanarMotion, dt = TICK_SECONDS) {
    this.vehicle = vehicle;
    this.ground = ground;
    this.motion = motion;
    this.dt = dt;
    this.actuators = new Actuators(vehicle);
    const { pose } = this;
    pose.x = start.x;
    pose.y = start.y;
    pose.z = start.z;
    pose.yaw = start.yaw;
    this.planar.vx = start.speed;
    standOn(vehicle, ground, pose);
    this.readOrigin();
  }

  get speed(): number {
    return this.planar.vx;
  }

  setGrip(grip: number): void {
    this.motion.grip = grip;
  }

  step(pedals: Pedals | null): void {
    const { actuators, input, planar, pose, motion, rotation, velocity, acceleration, dt } = this;
    actuators.step(pedals ?? PARKED, dt, planar.vx);
    input.steer = actuators.steer;
    input.driveForce = actuators.driveForce(planar.vx);
    input.brakeForce = actuators.brakeForce();
    input.gravityX = -GRAVITY * rotation[6];
    input.gravityY = -GRAVITY * rotation[7];
    input.gravityDown = GRAVITY * rotation[8];
    const { pitch, roll } = pose;
    const { x, y, z } = velocity;
    const { vx, vy, yawRate } = planar;
    motion.step(planar, input, dt);
    const yawStep = this.move((vx + planar.vx) / 2, (vy + planar.vy) / 2, (yawRate + planar.yawRate) / 2);
    standOn(this.vehicle, this.ground, pose);
    this.readOrigin();
    this.turnWheels();
    acceleration.x = (velocity.x - x) / dt;
    acceleration.y = (velocity.y - y) / dt;
    acceleration.z = (velocity.z - z) / dt;
    // Body rates of yaw, pitch and roll about z, y', x'' (ISO 8855).
    this.rollRate = (pose.roll - roll + yawStep * rotation[6]) / dt;
    this.pitchRate = ((pose.pitch - pitch) * cos(pose.roll) + yawStep * rotation[7]) / dt;
  }

  velocityAt(x: number, y: number, out: { x: number; y: number }): void {
    const { pose, planar, velocity } = this;
    out.x = velocity.x - planar.yawRate * (y - pose.y);
    out.y = velocity.y + planar.yawRate * (x - pose.x);
  }

  push(x: number, y: number, impulseX: number, impulseY: number, shiftX: number, shiftY: number): void {
    const { pose, planar, vehicle } = this;
    const { mass, yawInertia, centreOfMassForward } = vehicle;
    const cosYaw = cos(pose.yaw);
    const sinYaw = sin(pose.yaw);
    const armX = x - pose.x - centreOfMassForward * cosYaw;
    const armY = y - pose.y - centreOfMassForward * sinYaw;
    planar.vx += (impulseX * cosYaw + impulseY * sinYaw) / mass;
    planar.vy += (impulseY * cosYaw - impulseX * sinYaw) / mass;
    planar.yawRate += (armX * impulseY - armY * impulseX) / yawInertia;
    pose.x += shiftX;
    pose.y += shiftY;
    standOn(vehicle, this.ground, pose);
    this.readOrigin();
  }

  inverseMassAt(x: number, y: number, nx: number, ny: number): number {
    const { pose, vehicle } = this;
    const armX = x - pose.x - vehicle.centreOfMassForward * cos(pose.yaw);
    const armY = y - pose.y - vehicle.centreOfMassForward * sin(pose.yaw);
    const lever = armX * ny - armY * nx;
    return 1 / vehicle.mass + (lever * lever) / vehicle.yawInertia;
  }

  truth(): EgoTruth {
    const { pose, planar, rotation, frontAngle, rearAngle } = this;
    const acceleration = toBody(ZERO, rotation, this.acceleration, { x: 0, y: 0, z: 0 });
    return {
      x: pose.x,
      y: pose.y,
      z: pose.z,
      yaw: pose.yaw,
      pitch: pose.pitch,
      roll: pose.roll,
      vx: planar.vx,
      vy: this.originSideways(planar.vy, planar.yawRate),
      rollRate: this.rollRate,
      pitchRate: this.pitchRate,
      yawRate: planar.yawRate,
      ax: acceleration.x,
      ay: acceleration.y,
      az: acceleration.z,
      steer: this.actuators.steer,
      wheelAngles: Float64Array.of(frontAngle, frontAngle, rearAngle, rearAngle),
      wheelTravel: new Float64Array(4),
      braking: this.input.brakeForce > 0,
    };
  }

  snapshot(): PlainData {
    const { pose, planar, acceleration, rollRate, pitchRate, rearAngle, frontAngle } = this;
    return clonePlain({
      pose: { ...pose },
      planar: { ...planar },
      acceleration: { ...acceleration },
      rates: [rollRate, pitchRate],
      wheels: [rearAngle, frontAngle],
      brakeForce: this.input.brakeForce,
      tyreForce: this.motion.tyreForce,
      actuators: this.actuators.snapshot(),
    });
  }

  restore(state: PlainData): void {
    const from = state as unknown as PlanarState;
    Object.assign(this.pose, from.pose);
    Object.assign(this.planar, from.planar);
    Object.assign(this.acceleration, from.acceleration);
    [this.rollRate, this.pitchRate] = from.rates;
    [this.rearAngle, this.frontAngle] = from.wheels;
    this.input.brakeForce = from.brakeForce;
    this.motion.tyreForce = from.tyreForce;
    this.actuators.restore(from.actuators);
    this.readOrigin();
  }

  /** Moves the origin at this mean velocity of the step; returns by how much the yaw has changed [rad]. */
  private move(vx: number, vy: number, yawRate: number): number {
    const { pose, midway, rotation, dt } = this;
    // On a plane, turning about its normal: yaw' = r cos(roll) / cos(pitch).
    const cosPitch = rotation[7] * rotation[7] + rotation[8] * rotation[8];
    const yawStep = ((yawRate * rotation[8]) / cosPitch) * dt;
    Object.assign(midway, pose);
    midway.yaw += yawStep / 2;
    rotationOfPose(midway, rotation);
    const left = this.originSideways(vy, yawRate);
    pose.x += (rotation[0] * vx + rotation[1] * left) * dt;
    pose.y += (rotation[3] * vx + rotation[4] * left) * dt;
    pose.z += (rotation[6] * vx + rotation[7] * left) * dt;
    pose.yaw = wrapAngle(pose.yaw + yawStep);
    return yawStep;
  }

  private turnWheels(): void {
    const { planar, input, vehicle, dt } = this;
    const sideways = planar.vy + (vehicle.wheelbase - vehicle.centreOfMassForward) * planar.yawRate;
    const front = planar.vx * cos(input.steer) + sideways * sin(input.steer);
    this.rearAngle = wrapAngle(this.rearAngle + (planar.vx / vehicle.wheelRadius) * dt);
    this.frontAngle = wrapAngle(this.frontAngle + (front / vehicle.wheelRadius) * dt);
  }

  private originSideways(vy: number, yawRate: number): number {
    return vy - this.vehicle.centreOfMassForward * yawRate;
  }

  private readOrigin(): void {
    const { pose, rotation, planar, velocity } = this;
    rotationOfPose(pose, rotation);
    const left = this.originSideways(planar.vy, planar.yawRate);
    velocity.x = rotation[0] * planar.vx + rotation[1] * left;
    velocity.y = rotation[3] * planar.vx + rotation[4] * left;
    velocity.z = rotation[6] * planar.vx + rotation[7] * left;
  }
}

const ZERO: Readonly<Vec3> = { x: 0, y: 0, z: 0 };

interface PlanarState {
  pose: Pose;
  planar: PlanarVelocity;
  acceleration: Vec3;
  rates: [number, number];
  wheels: [number, number];
  brakeForce: number;
  tyreForce: number;
  actuators: PlainData;
}
