import { degreesToRadians } from '../../core/math/angle.ts';
import type { Pose } from '../../core/pose.ts';
import type { RigSensor } from './rig-schema.ts';

type Mounted = Pick<RigSensor, 'mount' | 'calibrationError'>;

/** Where a sensor truly sits, vehicle frame [m], [rad]. */
export function trueMount({ mount }: Mounted): Pose {
  return radians(mount);
}

/** Where the driver is told that it sits. */
export function toldMount({ mount, calibrationError: off }: Mounted): Pose {
  if (off === undefined) return radians(mount);
  return radians({
    x: mount.x + off.x,
    y: mount.y + off.y,
    z: mount.z + off.z,
    yaw: mount.yaw + off.yaw,
    pitch: mount.pitch + off.pitch,
    roll: mount.roll + off.roll,
  });
}

/** Angles of a file, in degrees, as those of the simulation. */
export function radians({ x, y, z, yaw, pitch, roll }: Readonly<Pose>): Pose {
  return { x, y, z, yaw: degreesToRadians(yaw), pitch: degreesToRadians(pitch), roll: degreesToRadians(roll) };
}
