import { type Body, Vec3 } from 'cannon-es';
import type { EgoTruth } from '../../core/messages/ego-truth.ts';
import { type Pose, setAttitude, toBody, toParent } from '../../core/pose.ts';
import { clonePlain, type PlainData } from '../../core/snapshot.ts';
import { TICK_SECONDS } from '../../core/tick.ts';
import type { Vec3 as Vector } from '../../core/vector.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import { GRAVITY } from '../gravity.ts';
import type { Ground } from '../ground.ts';
import { Actuators, PARKED, type Pedals } from './actuators.ts';
import { AIR_DENSITY } from './air-density.ts';
import { centreOfMass, createChassis, placeChassis, rotationOfQuaternion } from './chassis.ts';
import type { EgoDynamics } from './ego-dynamics.ts';
import type { EgoStart } from './ego-start.ts';
import { RoadVehicle } from './road-vehicle.ts';
import { standingPose } from './standing-pose.ts';
import { Standstill } from './standstill.ts';
import { STRUT_LENGTH_AT_REST } from './suspension.ts';

/** The dynamics `raycast`: the ego as a rigid body of cannon-es on springs and tyres. */
export class EgoVehicle implements EgoDynamics {
  readonly vehicle: VehicleSpecification;
  readonly pose: Pose = { x: 0, y: 0, z: 0, yaw: 0, pitch: 0, roll: 0 };
  private readonly body: Body;
  private readonly car: RoadVehicle;
  private readonly actuators: Actuators;
  private readonly standstill: Standstill;
  private readonly origin: Vector;
  private readonly rotation = new Float64Array(9);
  /** Of the origin: velocity in the map frame [m/s], and acceleration over the last tick [m/s^2]. */
  private readonly velocity: Vector = { x: 0, y: 0, z: 0 };
  private readonly acceleration: Vector = { x: 0, y: 0, z: 0 };
  private readonly scratch = new Vec3();
  private readonly force = new Vec3();

  constructor(vehicle: VehicleSpecification, ground: Ground, start: EgoStart) {
    this.vehicle = vehicle;
    const { x, y, z } = centreOfMass(vehicle);
    this.origin = { x: -x, y: -y, z: -z };
    this.body = createChassis(vehicle);
    this.car = new RoadVehicle(vehicle, this.body, ground);
    this.actuators = new Actuators(vehicle);
    this.standstill = new Standstill(vehicle);
    placeChassis(this.body, vehicle, standingPose(vehicle, ground, start));
    rotationOfQuaternion(this.body.quaternion, this.rotation);
    this.body.velocity.set(
      this.rotation[0] * start.speed,
      this.rotation[3] * start.speed,
      this.rotation[6] * start.speed,
    );
    this.car.probeGround();
    this.readOrigin();
  }

  get speed(): number {
    const { rotation, velocity } = this;
    return rotation[0] * velocity.x + rotation[3] * velocity.y + rotation[6] * velocity.z;
  }

  setGrip(grip: number): void {
    this.car.grip = grip;
  }

  step(pedals: Pedals | null): void {
    this.actuators.step(pedals ?? PARKED, TICK_SECONDS, this.speed);
    this.car.steer(this.actuators.steer);
    this.car.driveForce = this.actuators.driveForce(this.speed);
    this.car.brakeForce = this.actuators.brakeForce();
    if (this.standstill.holds(this.body, this.rotation[6], this.car.driveForce, this.car.brakeForce)) this.freeze();
    else this.integrate();
    const { x, y, z } = this.velocity;
    this.readOrigin();
    this.acceleration.x = (this.velocity.x - x) / TICK_SECONDS;
    this.acceleration.y = (this.velocity.y - y) / TICK_SECONDS;
    this.acceleration.z = (this.velocity.z - z) / TICK_SECONDS;
  }

  velocityAt(x: number, y: number, out: { x: number; y: number }): void {
    const { velocity, angularVelocity, position } = this.body;
    out.x = velocity.x - angularVelocity.z * (y - position.y);
    out.y = velocity.y + angularVelocity.z * (x - position.x);
  }

  push(x: number, y: number, impulseX: number, impulseY: number, shiftX: number, shiftY: number): void {
    const { position } = this.body;
    this.scratch.set(x - position.x, y - position.y, 0);
    this.force.set(impulseX, impulseY, 0);
    this.body.applyImpulse(this.force, this.scratch);
    position.x += shiftX;
    position.y += shiftY;
    this.car.probeGround();
    this.readOrigin();
  }

  inverseMassAt(x: number, y: number, nx: number, ny: number): number {
    const { position, invMass, invInertia } = this.body;
    const lever = (x - position.x) * ny - (y - position.y) * nx;
    return invMass + lever * lever * invInertia.z;
  }

  truth(): EgoTruth {
    const { pose, rotation, car } = this;
    const wheelAngles = new Float64Array(4);
    const wheelTravel = new Float64Array(4);
    for (let i = 0; i < 4; i++) {
      wheelAngles[i] = car.wheelInfos[i].rotation;
      wheelTravel[i] = STRUT_LENGTH_AT_REST - car.wheelInfos[i].suspensionLength;
    }
    const velocity = toBody(ZERO, rotation, this.velocity, { x: 0, y: 0, z: 0 });
    const rate = toBody(ZERO, rotation, this.body.angularVelocity, { x: 0, y: 0, z: 0 });
    const acceleration = toBody(ZERO, rotation, this.acceleration, { x: 0, y: 0, z: 0 });
    return {
      x: pose.x,
      y: pose.y,
      z: pose.z,
      yaw: pose.yaw,
      pitch: pose.pitch,
      roll: pose.roll,
      vx: velocity.x,
      vy: velocity.y,
      rollRate: rate.x,
      pitchRate: rate.y,
      yawRate: rate.z,
      ax: acceleration.x,
      ay: acceleration.y,
      az: acceleration.z,
      steer: this.actuators.steer,
      wheelAngles,
      wheelTravel,
      braking: car.brakeForce > 0,
    };
  }

  snapshot(): PlainData {
    const { position, quaternion, velocity, angularVelocity } = this.body;
    return clonePlain({
      position: position.toArray(),
      quaternion: quaternion.toArray(),
      velocity: velocity.toArray(),
      angularVelocity: angularVelocity.toArray(),
      acceleration: [this.acceleration.x, this.acceleration.y, this.acceleration.z],
      wheels: this.car.wheelInfos.map(({ rotation, deltaRotation }) => [rotation, deltaRotation]),
      brakeForce: this.car.brakeForce,
      actuators: this.actuators.snapshot(),
      standstill: this.standstill.snapshot(),
    });
  }

  restore(state: PlainData): void {
    const from = state as unknown as EgoState;
    this.body.position.set(...from.position);
    this.body.quaternion.set(...from.quaternion);
    this.body.velocity.set(...from.velocity);
    this.body.angularVelocity.set(...from.angularVelocity);
    this.body.updateInertiaWorld(true);
    [this.acceleration.x, this.acceleration.y, this.acceleration.z] = from.acceleration;
    for (const [i, [rotation, deltaRotation]] of from.wheels.entries()) {
      Object.assign(this.car.wheelInfos[i], { rotation, deltaRotation });
    }
    this.car.brakeForce = from.brakeForce;
    this.actuators.restore(from.actuators);
    this.standstill.restore(from.standstill);
    this.car.probeGround();
    this.readOrigin();
  }

  private integrate(): void {
    const { body } = this;
    const { velocity, position } = body;
    const [beforeX, beforeY] = [velocity.x, velocity.y];
    this.car.updateVehicle(TICK_SECONDS);
    const drag = -0.5 * AIR_DENSITY * this.vehicle.dragArea * velocity.length();
    velocity.scale(drag, body.force);
    body.force.z -= this.vehicle.mass * GRAVITY;
    body.integrate(TICK_SECONDS, true, false);
    // In the plan by the mean of both velocities: exact under constant braking. The springs need the later one.
    position.x += (beforeX - velocity.x) * (TICK_SECONDS / 2);
    position.y += (beforeY - velocity.y) * (TICK_SECONDS / 2);
    this.car.probeGround();
  }

  private freeze(): void {
    this.body.velocity.setZero();
    this.body.angularVelocity.setZero();
    for (const wheel of this.car.wheelInfos) wheel.deltaRotation = 0;
  }

  private readOrigin(): void {
    const { body, rotation, pose, velocity } = this;
    rotationOfQuaternion(body.quaternion, rotation);
    setAttitude(rotation, pose);
    toParent(body.position, rotation, this.origin, pose);
    const arm = this.scratch.set(pose.x - body.position.x, pose.y - body.position.y, pose.z - body.position.z);
    body.angularVelocity.cross(arm, this.force);
    velocity.x = body.velocity.x + this.force.x;
    velocity.y = body.velocity.y + this.force.y;
    velocity.z = body.velocity.z + this.force.z;
  }
}

const ZERO: Readonly<Vector> = { x: 0, y: 0, z: 0 };

type Triple = [number, number, number];

interface EgoState {
  position: Triple;
  quaternion: [number, number, number, number];
  velocity: Triple;
  angularVelocity: Triple;
  acceleration: Triple;
  wheels: [number, number][];
  brakeForce: number;
  actuators: PlainData;
  standstill: PlainData;
}
