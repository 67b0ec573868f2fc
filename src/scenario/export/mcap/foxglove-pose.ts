import { cos, sin } from '../../../core/math/sin-cos.ts';
import type { Pose } from '../../../core/pose.ts';

interface Vector {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

export interface Quaternion extends Vector {
  readonly w: number;
}

export interface FoxglovePose {
  readonly position: Vector;
  readonly orientation: Quaternion;
}

export const NO_POSE: FoxglovePose = { position: { x: 0, y: 0, z: 0 }, orientation: { x: 0, y: 0, z: 0, w: 1 } };

/** Body (x forward, y left, z up) <- optical frame (x right, y down, z forward). */
const OPTICAL: Quaternion = { x: -0.5, y: 0.5, z: -0.5, w: 0.5 };

/** Rotation parent <- body of yaw, pitch, roll about z, y', x''. */
export function quaternionOf({ yaw, pitch, roll }: Pick<Pose, 'yaw' | 'pitch' | 'roll'>): Quaternion {
  const cy = cos(yaw / 2);
  const sy = sin(yaw / 2);
  const cp = cos(pitch / 2);
  const sp = sin(pitch / 2);
  const cr = cos(roll / 2);
  const sr = sin(roll / 2);
  return {
    x: cy * cp * sr - sy * sp * cr,
    y: cy * sp * cr + sy * cp * sr,
    z: sy * cp * cr - cy * sp * sr,
    w: cy * cp * cr + sy * sp * sr,
  };
}

/** Rotation parent <- optical frame of a camera whose body is turned so. */
export function opticalQuaternion(body: Pick<Pose, 'yaw' | 'pitch' | 'roll'>): Quaternion {
  const a = quaternionOf(body);
  const b = OPTICAL;
  return {
    x: a.w * b.x + a.x * b.w + a.y * b.z - a.z * b.y,
    y: a.w * b.y - a.x * b.z + a.y * b.w + a.z * b.x,
    z: a.w * b.z + a.x * b.y - a.y * b.x + a.z * b.w,
    w: a.w * b.w - a.x * b.x - a.y * b.y - a.z * b.z,
  };
}

export function foxglovePose(pose: Readonly<Pose>): FoxglovePose {
  return { position: { x: pose.x, y: pose.y, z: pose.z }, orientation: quaternionOf(pose) };
}
