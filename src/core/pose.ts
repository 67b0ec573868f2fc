import { angleDifference, wrapAngle } from './math/angle.ts';
import { atan2 } from './math/atan.ts';
import { lerp } from './math/clamp.ts';
import { hypot } from './math/hypot.ts';
import { cos, sin } from './math/sin-cos.ts';
import type { Vec3 } from './vector.ts';

/**
 * Where a rigid body is in its parent frame: its origin [m], and its attitude as rotations about z by yaw, then about
 * the new y by pitch, then about the new x by roll [rad] (ISO 8855:2011, 5.2; positive pitch is nose down).
 */
export interface Pose {
  x: number;
  y: number;
  z: number;
  yaw: number;
  pitch: number;
  roll: number;
}

/*
 * Functions write their result into `out`, which may be one of the arguments, and return it, so that hot paths
 * allocate nothing.
 */

/**
 * Rotation parent <- body of a pose, R = Rz(yaw) Ry(pitch) Rx(roll): nine numbers in row-major order, whose columns
 * are the body's forward, left and up directions in the parent frame.
 */
export function rotationOfPose(pose: Readonly<Pose>, out: Float64Array): Float64Array {
  const cosYaw = cos(pose.yaw);
  const sinYaw = sin(pose.yaw);
  const cosPitch = cos(pose.pitch);
  const sinPitch = sin(pose.pitch);
  const cosRoll = cos(pose.roll);
  const sinRoll = sin(pose.roll);
  out[0] = cosYaw * cosPitch;
  out[1] = cosYaw * sinPitch * sinRoll - sinYaw * cosRoll;
  out[2] = cosYaw * sinPitch * cosRoll + sinYaw * sinRoll;
  out[3] = sinYaw * cosPitch;
  out[4] = sinYaw * sinPitch * sinRoll + cosYaw * cosRoll;
  out[5] = sinYaw * sinPitch * cosRoll - cosYaw * sinRoll;
  out[6] = -sinPitch;
  out[7] = cosPitch * sinRoll;
  out[8] = cosPitch * cosRoll;
  return out;
}

/** A body's point in its parent frame: R p + origin. `rotation` is the pose's, see `rotationOfPose`. */
export function toParent(
  origin: Readonly<Vec3>,
  rotation: Readonly<Float64Array>,
  point: Readonly<Vec3>,
  out: Vec3,
): Vec3 {
  const { x, y, z } = point;
  out.x = rotation[0] * x + rotation[1] * y + rotation[2] * z + origin.x;
  out.y = rotation[3] * x + rotation[4] * y + rotation[5] * z + origin.y;
  out.z = rotation[6] * x + rotation[7] * y + rotation[8] * z + origin.z;
  return out;
}

/** A point of the parent frame in the body's: transpose(R) (p - origin). */
export function toBody(
  origin: Readonly<Vec3>,
  rotation: Readonly<Float64Array>,
  point: Readonly<Vec3>,
  out: Vec3,
): Vec3 {
  const x = point.x - origin.x;
  const y = point.y - origin.y;
  const z = point.z - origin.z;
  out.x = rotation[0] * x + rotation[3] * y + rotation[6] * z;
  out.y = rotation[1] * x + rotation[4] * y + rotation[7] * z;
  out.z = rotation[2] * x + rotation[5] * y + rotation[8] * z;
  return out;
}

const outer = new Float64Array(9);
const inner = new Float64Array(9);
const product = new Float64Array(9);

/** The pose in the world of what is mounted on a body: `mount` is its pose in the body's frame. */
export function composePoses(body: Readonly<Pose>, mount: Readonly<Pose>, out: Pose): Pose {
  rotationOfPose(body, outer);
  rotationOfPose(mount, inner);
  toParent(body, outer, mount, out);
  for (let row = 0; row < 9; row += 3) {
    for (let column = 0; column < 3; column++) {
      product[row + column] =
        outer[row] * inner[column] + outer[row + 1] * inner[column + 3] + outer[row + 2] * inner[column + 6];
    }
  }
  return setAttitude(product, out);
}

/**
 * Yaw, pitch and roll of a rotation matrix, pitch in [-pi/2, pi/2]. Straight up or down only the sum or difference
 * of yaw and roll is defined: roll is then 0.
 */
export function setAttitude(rotation: Readonly<Float64Array>, out: Pose): Pose {
  const cosPitch = hypot(rotation[7], rotation[8]);
  out.pitch = atan2(-rotation[6], cosPitch);
  if (cosPitch > 1e-12) {
    out.yaw = atan2(rotation[3], rotation[0]);
    out.roll = atan2(rotation[7], rotation[8]);
  } else {
    out.yaw = atan2(-rotation[1], rotation[4]);
    out.roll = 0;
  }
  return out;
}

/**
 * From pose `a` at t = 0 to `b` at t = 1. Every angle goes its shorter way by itself, which for the pitch and roll of
 * a car on a road is as good as a rotation about one axis.
 */
export function interpolatePoses(a: Readonly<Pose>, b: Readonly<Pose>, t: number, out: Pose): Pose {
  out.x = lerp(a.x, b.x, t);
  out.y = lerp(a.y, b.y, t);
  out.z = lerp(a.z, b.z, t);
  out.yaw = interpolateAngle(a.yaw, b.yaw, t);
  out.pitch = interpolateAngle(a.pitch, b.pitch, t);
  out.roll = interpolateAngle(a.roll, b.roll, t);
  return out;
}

function interpolateAngle(a: number, b: number, t: number): number {
  return wrapAngle(a + angleDifference(b, a) * t);
}
