import { Euler, Matrix4, Object3D, Quaternion, Vector3 } from 'three';

/*
 * The only file that knows how the axes of the map frame (x east, y north, z up) lie in three.js. three.js has no axes
 * of its own but the direction that it calls up; told that up is z, it works in the map frame as it is.
 */

/** Upwards. */
export const UP = new Vector3(0, 0, 1);

/** Makes cameras, lights and controls that are created from now on take z as up. */
export function adoptMapAxes(): void {
  Object3D.DEFAULT_UP.copy(UP);
}

/** Yaw, pitch, roll about z, y', x'': the intrinsic order that three.js calls ZYX. */
const ORDER = 'ZYX';

/** Places an object whose own frame is x forward, y left, z up. */
export function setPose(object: Object3D, x: number, y: number, z: number, yaw: number, pitch = 0, roll = 0): void {
  object.position.set(x, y, z);
  object.rotation.set(roll, pitch, yaw, ORDER);
}

const position = new Vector3();
const rotation = new Quaternion();
const euler = new Euler();

/** The same as a matrix, scaled along the object's own axes. */
export function composePose(
  out: Matrix4,
  x: number,
  y: number,
  z: number,
  yaw: number,
  pitch: number,
  roll: number,
  scale: Vector3,
): Matrix4 {
  position.set(x, y, z);
  rotation.setFromEuler(euler.set(roll, pitch, yaw, ORDER));
  return out.compose(position, rotation, scale);
}

const UPRIGHT = new Quaternion().setFromRotationMatrix(
  new Matrix4().makeBasis(new Vector3(0, -1, 0), new Vector3(0, 0, 1), new Vector3(-1, 0, 0)),
);

/** Stands a plane, which three.js makes lying on the ground, upright so that it is read by who drives along x. */
export function standFacingTraffic(plane: Object3D): void {
  plane.quaternion.copy(UPRIGHT);
}
