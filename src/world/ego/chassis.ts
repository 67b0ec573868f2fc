import { Body, type Quaternion } from 'cannon-es';
import { cos, sin } from '../../core/math/sin-cos.ts';
import { type Pose, rotationOfPose, toParent } from '../../core/pose.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';

/** Radius of gyration about the forward axis over the track [1] (Heydinger et al., SAE 1999-01-1336: about 0.4 for cars). */
const ROLL_GYRATION = 0.4;

const rotation = new Float64Array(9);
const origin = { x: 0, y: 0, z: 0 };

/**
 * The car as one rigid body without shapes: what it stands on and hits is not cannon-es' affair. Its pitch inertia is
 * that of yaw, near which it lies for cars (Heydinger et al.).
 */
export function createChassis(vehicle: VehicleSpecification): Body {
  const { mass, track, yawInertia: yaw } = vehicle;
  const body = new Body({ mass, linearDamping: 0, angularDamping: 0 });
  const roll = mass * ROLL_GYRATION * track * ROLL_GYRATION * track;
  body.inertia.set(roll, yaw, yaw);
  body.invInertia.set(1 / roll, 1 / yaw, 1 / yaw);
  body.updateInertiaWorld(true);
  return body;
}

/** Puts the body where the vehicle's origin has this pose. */
export function placeChassis(body: Body, vehicle: VehicleSpecification, pose: Readonly<Pose>): void {
  setQuaternion(pose, body.quaternion);
  rotationOfPose(pose, rotation);
  toParent(pose, rotation, centreOfMass(vehicle), origin);
  body.position.set(origin.x, origin.y, origin.z);
  body.updateInertiaWorld(true);
}

/** The centre of mass in the vehicle frame. */
export function centreOfMass(vehicle: VehicleSpecification): { x: number; y: number; z: number } {
  return { x: vehicle.centreOfMassForward, y: 0, z: vehicle.centreOfMassHeight };
}

/** Rotation matrix of a unit quaternion, nine numbers in row-major order. */
export function rotationOfQuaternion({ x, y, z, w }: Quaternion, out: Float64Array): Float64Array {
  out[0] = 1 - 2 * (y * y + z * z);
  out[1] = 2 * (x * y - z * w);
  out[2] = 2 * (x * z + y * w);
  out[3] = 2 * (x * y + z * w);
  out[4] = 1 - 2 * (x * x + z * z);
  out[5] = 2 * (y * z - x * w);
  out[6] = 2 * (x * z - y * w);
  out[7] = 2 * (y * z + x * w);
  out[8] = 1 - 2 * (x * x + y * y);
  return out;
}

/** q = qz(yaw) qy(pitch) qx(roll). */
function setQuaternion({ yaw, pitch, roll }: Readonly<Pose>, out: Quaternion): void {
  const cz = cos(yaw / 2);
  const sz = sin(yaw / 2);
  const cy = cos(pitch / 2);
  const sy = sin(pitch / 2);
  const cx = cos(roll / 2);
  const sx = sin(roll / 2);
  out.set(
    cz * cy * sx - sz * sy * cx,
    cz * sy * cx + sz * cy * sx,
    sz * cy * cx - cz * sy * sx,
    cz * cy * cx + sz * sy * sx,
  );
}
