import type { CameraCalibration, Segmentation } from '../../src/core/messages.ts';
import { PERCEPTION } from '../../src/perception/perception-class.ts';

/** A car as a box that hangs `clearance` over the ground, in the vehicle frame of the camera's carrier. */
export interface PaintedBox {
  x: number;
  y: number;
  yaw: number;
  length: number;
  width: number;
  height: number;
  clearance: number;
}

export interface PaintedScene {
  /** Perception class of the ground at a place of the vehicle frame. */
  classAt(x: number, y: number): number;
  boxes: readonly PaintedBox[];
  /** Pitch of the body that the calibration knows nothing of [rad]. */
  bodyPitch?: number;
}

/** The project's usual camera: 256 x 128, 65 degrees across, on the windscreen. */
export const CAMERA: CameraCalibration = {
  width: 256,
  height: 128,
  fx: 201,
  fy: 201,
  cx: 128,
  cy: 64,
  mount: { x: 1.6, y: 0, z: 1.4, yaw: 0, pitch: 0.03, roll: 0 },
};

const SAMPLES = 3;

/**
 * Casts rays at the flat ground and at boxes and gives each mask pixel (half the picture's size) the class of most of its
 * samples, and their share as confidence. Its own geometry, so that what it draws tests the projection in src.
 */
export function paintMask(scene: PaintedScene, camera: CameraCalibration = CAMERA): Segmentation {
  const width = camera.width / 2;
  const height = camera.height / 2;
  const classes = new Uint8Array(width * height);
  const confidence = new Uint8Array(width * height);
  for (let j = 0; j < height; j++) {
    for (let i = 0; i < width; i++) {
      const votes = new Map<number, number>();
      for (let b = 0; b < SAMPLES; b++) {
        for (let a = 0; a < SAMPLES; a++) {
          const u = 2 * (i + (a + 0.5) / SAMPLES);
          const v = 2 * (j + (b + 0.5) / SAMPLES);
          const seen = classAlong(scene, camera, u, v);
          votes.set(seen, (votes.get(seen) ?? 0) + 1);
        }
      }
      const [winner, count] = [...votes].sort((p, q) => q[1] - p[1] || p[0] - q[0])[0];
      classes[j * width + i] = winner;
      confidence[j * width + i] = Math.round((255 * count) / (SAMPLES * SAMPLES));
    }
  }
  return { width, height, classes, confidence };
}

function classAlong(scene: PaintedScene, camera: CameraCalibration, u: number, v: number): number {
  const { mount } = camera;
  let ray = [1, -(u - camera.cx) / camera.fx, -(v - camera.cy) / camera.fy];
  ray = turnX(ray, mount.roll);
  ray = turnY(ray, mount.pitch);
  ray = turnZ(ray, mount.yaw);
  let eye = [mount.x, mount.y, mount.z];
  ray = turnY(ray, scene.bodyPitch ?? 0);
  eye = turnY(eye, scene.bodyPitch ?? 0);
  const ground = ray[2] < 0 ? -eye[2] / ray[2] : Number.POSITIVE_INFINITY;
  for (const box of scene.boxes) if (hits(eye, ray, box, ground)) return PERCEPTION.vehicle;
  if (ground === Number.POSITIVE_INFINITY) return PERCEPTION.sky;
  return scene.classAt(eye[0] + ground * ray[0], eye[1] + ground * ray[1]);
}

/** Slab test in the box' own axes. */
function hits(eye: number[], ray: number[], box: PaintedBox, before: number): boolean {
  const o = turnZ([eye[0] - box.x, eye[1] - box.y, eye[2]], -box.yaw);
  const d = turnZ(ray, -box.yaw);
  const low = [-box.length / 2, -box.width / 2, box.clearance];
  const high = [box.length / 2, box.width / 2, box.height];
  let enter = 0;
  let leave = before;
  for (let k = 0; k < 3; k++) {
    const a = (low[k] - o[k]) / d[k];
    const b = (high[k] - o[k]) / d[k];
    enter = Math.max(enter, Math.min(a, b));
    leave = Math.min(leave, Math.max(a, b));
  }
  return enter < leave;
}

function turnX([x, y, z]: number[], a: number): number[] {
  return [x, Math.cos(a) * y - Math.sin(a) * z, Math.sin(a) * y + Math.cos(a) * z];
}

function turnY([x, y, z]: number[], a: number): number[] {
  return [Math.cos(a) * x + Math.sin(a) * z, y, -Math.sin(a) * x + Math.cos(a) * z];
}

function turnZ([x, y, z]: number[], a: number): number[] {
  return [Math.cos(a) * x - Math.sin(a) * y, Math.sin(a) * x + Math.cos(a) * y, z];
}
