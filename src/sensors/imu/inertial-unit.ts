import type { Imu } from '../../core/messages/motion-readings.ts';
import { composePoses, type Pose, rotationOfPose } from '../../core/pose.ts';
import { RandomStream } from '../../core/random.ts';
import type { PlainData } from '../../core/snapshot.ts';
import type { Tick } from '../../core/tick.ts';
import { GRAVITY } from '../../world/gravity.ts';
import type { SensorModel, SensorTruth } from '../sensor.ts';
import type { ImuParameters } from './imu-parameters.ts';
import { Triad } from './triad.ts';

/**
 * Accelerometers and gyroscopes somewhere in the vehicle. With a the acceleration of the vehicle's origin, w the angular
 * velocity, r the mount's place and R its axes (vehicle <- mount), the truth that the errors are put on is
 *
 *     force = R^T (a + g up + w' x r + w x (w x r)),   turn = R^T w
 */
export class InertialUnit implements SensorModel<Imu> {
  private readonly parameters: ImuParameters;
  private readonly mount: Pose;
  private readonly random: RandomStream;
  private readonly accelerometer: Triad;
  private readonly gyroscope: Triad;
  private isOff = false;
  private isTurned = false;
  /** Rotation of the mount as it is told, where the output is turned back by it. */
  private readonly told: Float64Array | null;
  private readonly mountRotation = new Float64Array(9);
  private readonly rotation = new Float64Array(9);
  private readonly force = new Float64Array(3);
  private readonly turn = new Float64Array(3);
  /** Angular velocity at the sample before; NaN before the first. */
  private readonly before = new Float64Array(3).fill(Number.NaN);

  /** Offsets and white noise are of one stream, as they have been from the start; what came later has its own. */
  constructor(name: string, parameters: ImuParameters, seed: number) {
    const stream = name === 'imu' ? 'sensors.imu' : `imu.${name}`;
    const { rate, mount, accelerometer, gyroscope } = parameters;
    this.parameters = parameters;
    this.mount = { ...mount };
    this.random = new RandomStream(seed, stream);
    this.accelerometer = new Triad(seed, `${stream}.accelerometer`, this.random, rate, accelerometer);
    this.gyroscope = new Triad(seed, `${stream}.gyroscope`, this.random, rate, gyroscope);
    this.told = isTurned(parameters.turnedBy) ? rotationOfPose(parameters.turnedBy, new Float64Array(9)) : null;
    this.settle();
  }

  measure(_tick: Tick, { ego }: SensorTruth): Imu {
    const { force, turn } = this;
    // At rest the ground pushes up with g: its part along each axis of the vehicle is in the rotation's last row.
    const rotation = rotationOfPose(ego, this.rotation);
    force[0] = ego.ax + GRAVITY * rotation[6];
    force[1] = ego.ay + GRAVITY * rotation[7];
    force[2] = ego.az + GRAVITY * rotation[8];
    turn[0] = ego.rollRate;
    turn[1] = ego.pitchRate;
    turn[2] = ego.yawRate;
    if (this.isOff) this.addLeverArm();
    if (this.isTurned) {
      toMount(this.mountRotation, force);
      toMount(this.mountRotation, turn);
    }
    this.accelerometer.measure(force);
    this.gyroscope.measure(turn);
    if (this.told !== null) {
      toVehicle(this.told, force);
      toVehicle(this.told, turn);
    }
    return { ax: force[0], ay: force[1], az: force[2], rollRate: turn[0], pitchRate: turn[1], yawRate: turn[2] };
  }

  displace(by: Readonly<Pose> | null): void {
    if (by === null) Object.assign(this.mount, this.parameters.mount);
    else composePoses(this.parameters.mount, by, this.mount);
    this.settle();
  }

  snapshot(): PlainData {
    return {
      random: this.random.snapshot(),
      accelerometer: this.accelerometer.snapshot(),
      gyroscope: this.gyroscope.snapshot(),
      before: this.before.slice(),
    };
  }

  restore(state: PlainData): void {
    const from = state as { random: PlainData; accelerometer: PlainData; gyroscope: PlainData; before: Float64Array };
    this.random.restore(from.random);
    this.accelerometer.restore(from.accelerometer);
    this.gyroscope.restore(from.gyroscope);
    this.before.set(from.before);
  }

  /** What follows from the mount. */
  private settle(): void {
    const { x, y, z } = this.mount;
    this.isOff = x !== 0 || y !== 0 || z !== 0;
    this.isTurned = isTurned(this.mount);
    rotationOfPose(this.mount, this.mountRotation);
  }

  /** Turning about the vehicle's origin adds w' x r + w x (w x r); w' is the difference since the sample before. */
  private addLeverArm(): void {
    const { force, turn, before, mount } = this;
    const { rate } = this.parameters;
    const [wx, wy, wz] = [turn[0], turn[1], turn[2]];
    const isFirst = Number.isNaN(before[0]);
    const rx = isFirst ? 0 : (wx - before[0]) * rate;
    const ry = isFirst ? 0 : (wy - before[1]) * rate;
    const rz = isFirst ? 0 : (wz - before[2]) * rate;
    before.set(turn);
    const along = wx * mount.x + wy * mount.y + wz * mount.z;
    const square = wx * wx + wy * wy + wz * wz;
    force[0] += ry * mount.z - rz * mount.y + wx * along - square * mount.x;
    force[1] += rz * mount.x - rx * mount.z + wy * along - square * mount.y;
    force[2] += rx * mount.y - ry * mount.x + wz * along - square * mount.z;
  }
}

function isTurned(mount: Readonly<Pose> | null): mount is Readonly<Pose> {
  return mount !== null && (mount.yaw !== 0 || mount.pitch !== 0 || mount.roll !== 0);
}

/** A vector of the mount in the vehicle's axes: R v. */
function toVehicle(r: Float64Array, v: Float64Array): void {
  const [x, y, z] = [v[0], v[1], v[2]];
  v[0] = r[0] * x + r[1] * y + r[2] * z;
  v[1] = r[3] * x + r[4] * y + r[5] * z;
  v[2] = r[6] * x + r[7] * y + r[8] * z;
}

/** A vector of the vehicle in the mount's axes: transpose(R) v. */
function toMount(r: Float64Array, v: Float64Array): void {
  const [x, y, z] = [v[0], v[1], v[2]];
  v[0] = r[0] * x + r[3] * y + r[6] * z;
  v[1] = r[1] * x + r[4] * y + r[7] * z;
  v[2] = r[2] * x + r[5] * y + r[8] * z;
}
