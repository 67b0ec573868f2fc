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
export function standingPose(vehicle: VehicleSpecification, ground: Ground, start: EgoStart): Pose {
  const { x, y, z, yaw } = start;
  const { wheelbase, track } = vehicle;
  const cosYaw = cos(yaw);
  const sinYaw = sin(yaw);
  const heightAt = (forward: number, left: number): number => {
    ground.heightAt(x + forward * cosYaw - left * sinYaw, y + forward * sinYaw + left * cosYaw, surface, z);
    return surface.z;
  };
  const frontLeft = heightAt(wheelbase, track / 2);
  const frontRight = heightAt(wheelbase, -track / 2);
  const rearLeft = heightAt(0, track / 2);
  const rearRight = heightAt(0, -track / 2);
  const climb = (frontLeft + frontRight - rearLeft - rearRight) / 2;
  const lean = (frontLeft + rearLeft - frontRight - rearRight) / 2;
  return {
    x,
    y,
    z: (rearLeft + rearRight) / 2,
    yaw,
    pitch: -atan2(climb, wheelbase),
    roll: atan2(lean, hypot(track, (climb * track) / wheelbase)),
  };
}
