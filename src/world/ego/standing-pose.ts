import { atan2 } from '../../core/math/atan.ts';
import { hypot } from '../../core/math/hypot.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import type { Pose } from '../../core/pose.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import type { SurfacePoint } from '../../map/road-map.ts';
import type { Ground } from '../ground.ts';
import type { EgoStart } from './ego-start.ts';

const surface: SurfacePoint = { z: 0, nx: 0, ny: 0, nz: 1 };

/** Pose of a car at rest with its rear axle's centre over the start: level with the ground under its four wheels. */
export function standingPose(vehicle: VehicleSpecification, ground: Ground, { x, y, z, yaw }: EgoStart): Pose {
  return standOn(vehicle, ground, { x, y, z, yaw, pitch: 0, roll: 0 });
}

/** Gives a pose the height, pitch and roll of a car that stands there; its height tells a bridge from what is below it. */
export function standOn({ wheelbase, track }: VehicleSpecification, ground: Ground, pose: Pose): Pose {
  const { x, y, z, yaw } = pose;
  const cosYaw = cos(yaw);
  const sinYaw = sin(yaw);
  const half = track / 2;
  const frontLeft = heightAt(ground, x + wheelbase * cosYaw - half * sinYaw, y + wheelbase * sinYaw + half * cosYaw, z);
  const frontRight = heightAt(
    ground,
    x + wheelbase * cosYaw + half * sinYaw,
    y + wheelbase * sinYaw - half * cosYaw,
    z,
  );
  const rearLeft = heightAt(ground, x - half * sinYaw, y + half * cosYaw, z);
  const rearRight = heightAt(ground, x + half * sinYaw, y - half * cosYaw, z);
  const climb = (frontLeft + frontRight - rearLeft - rearRight) / 2;
  const lean = (frontLeft + rearLeft - frontRight - rearRight) / 2;
  pose.z = (rearLeft + rearRight) / 2;
  pose.pitch = -atan2(climb, wheelbase);
  pose.roll = atan2(lean, hypot(track, (climb * track) / wheelbase));
  return pose;
}

function heightAt(ground: Ground, x: number, y: number, zHint: number): number {
  ground.heightAt(x, y, surface, zHint);
  return surface.z;
}
