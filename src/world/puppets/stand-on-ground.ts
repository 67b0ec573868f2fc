import { atan2 } from '../../core/math/atan.ts';
import { hypot } from '../../core/math/hypot.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import type { SurfacePoint } from '../../map/road-map.ts';
import type { Ground } from '../ground.ts';

/** Distance of a vehicle's axles over its length, and of its wheels over its width [1]. */
const WHEELBASE = 0.55;
const TRACK = 0.85;

/** Pose of a vehicle's box on the ground, map frame: centre of its footprint [m], angles [rad]. */
export interface GroundPose {
  x: number;
  y: number;
  z: number;
  yaw: number;
  pitch: number;
  roll: number;
}

const surface: SurfacePoint = { z: 0, nx: 0, ny: 0, nz: 1 };

/** From the middle of a vehicle's box back to its rear axle [m]. */
export function toRearAxle(length: number): number {
  return (WHEELBASE * length) / 2;
}

/**
 * Gives a pose the height, pitch and roll of a vehicle that stands there, on the ground under its four wheels; the height
 * that it has tells a bridge from what is below it.
 */
export function standOnGround(ground: Ground, length: number, width: number, pose: GroundPose): void {
  const cosYaw = cos(pose.yaw);
  const sinYaw = sin(pose.yaw);
  const ahead = toRearAxle(length);
  const aside = (TRACK * width) / 2;
  const hint = pose.z;
  const frontLeft = heightAt(ground, pose, ahead * cosYaw - aside * sinYaw, ahead * sinYaw + aside * cosYaw, hint);
  const frontRight = heightAt(ground, pose, ahead * cosYaw + aside * sinYaw, ahead * sinYaw - aside * cosYaw, hint);
  const rearLeft = heightAt(ground, pose, -ahead * cosYaw - aside * sinYaw, -ahead * sinYaw + aside * cosYaw, hint);
  const rearRight = heightAt(ground, pose, -ahead * cosYaw + aside * sinYaw, -ahead * sinYaw - aside * cosYaw, hint);
  const climb = (frontLeft + frontRight - rearLeft - rearRight) / 2;
  const lean = (frontLeft + rearLeft - frontRight - rearRight) / 2;
  pose.z = (frontLeft + frontRight + rearLeft + rearRight) / 4;
  pose.pitch = climb === 0 ? 0 : -atan2(climb, 2 * ahead);
  pose.roll = lean === 0 ? 0 : atan2(lean, hypot(2 * aside, (climb * aside) / ahead));
}

function heightAt(ground: Ground, { x, y }: GroundPose, dx: number, dy: number, hint: number): number {
  ground.heightAt(x + dx, y + dy, surface, hint);
  return surface.z;
}
