import type { CameraCalibration } from '../../src/core/messages/camera-frame.ts';
import type { Segmentation } from '../../src/core/messages/seen-road.ts';
import { PERCEPTION, PERCEPTION_COUNT } from '../../src/perception/perception-class.ts';

/** A solid box that hangs `clearance` over the ground, in the vehicle frame of the camera's carrier. */
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

/** A camera behind a windscreen: 256 x 128, 70 degrees across. */
export const CAMERA: CameraCalibration = {
  width: 256,
  height: 128,
  fx: 182.8,
  fy: 182.8,
  cx: 128,
  cy: 64,
  mount: { x: 1.9, y: 0, z: 1.35, yaw: 0, pitch: 0.04, roll: 0 },
};

const SAMPLES = 3;

/** A car of default size: a body over four wheels. */
export function paintedCar(x: number, y: number, yaw = 0): PaintedBox[] {
  const boxes = [{ x, y, yaw, length: 4.4, width: 1.8, height: 1.5, clearance: 0.25 }];
  for (const [forward, left] of [
    [1.3, 0.78],
    [1.3, -0.78],
    [-1.3, 0.78],
    [-1.3, -0.78],
  ]) {
    const wheelX = x + Math.cos(yaw) * forward - Math.sin(yaw) * left;
    const wheelY = y + Math.sin(yaw) * forward + Math.cos(yaw) * left;
    boxes.push({ x: wheelX, y: wheelY, yaw, length: 0.35, width: 0.2, height: 0.6, clearance: 0 });
  }
  return boxes;
}

/**
 * Casts rays at the flat ground and at boxes and gives each mask pixel (half the picture's size) the class of most of its
 * samples, and their share as confidence. Its own geometry, so that what it draws tests the projection in src.
 */
export function paintMask(scene: PaintedScene, camera: CameraCalibration = CAMERA): Segmentation {
  const width = camera.width / 2;
  const height = camera.height / 2;
  const classes = new Uint8Array(width * height);
  const confidence = new Uint8Array(width * height);
  const { mount } = camera;
  const bodyPitch = scene.bodyPitch ?? 0;
  const turn = (vector: number[]) => turnY(turnZ(turnY(turnX(vector, mount.roll), mount.pitch), mount.yaw), bodyPitch);
  const [forward, left, up] = [turn([1, 0, 0]), turn([0, 1, 0]), turn([0, 0, 1])];
  const eye = turnY([mount.x, mount.y, mount.z], bodyPitch);
  const ray = [0, 0, 0];
  const votes = new Uint8Array(PERCEPTION_COUNT);
  for (let pixel = 0; pixel < classes.length; pixel++) {
    votes.fill(0);
    for (let sample = 0; sample < SAMPLES * SAMPLES; sample++) {
      const u = 2 * ((pixel % width) + ((sample % SAMPLES) + 0.5) / SAMPLES);
      const v = 2 * (Math.floor(pixel / width) + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES);
      const a = (camera.cx - u) / camera.fx;
      const b = (camera.cy - v) / camera.fy;
      for (let k = 0; k < 3; k++) ray[k] = forward[k] + a * left[k] + b * up[k];
      votes[classAlong(scene, eye, ray)]++;
    }
    const most = Math.max(...votes);
    classes[pixel] = votes.indexOf(most);
    confidence[pixel] = Math.round((255 * most) / (SAMPLES * SAMPLES));
  }
  return { width, height, classes, confidence };
}

function classAlong(scene: PaintedScene, eye: number[], ray: number[]): number {
  const ground = ray[2] < 0 ? -eye[2] / ray[2] : Number.POSITIVE_INFINITY;
  for (const box of scene.boxes) if (hits(eye, ray, box, ground)) return PERCEPTION.vehicle;
  if (ground === Number.POSITIVE_INFINITY) return PERCEPTION.sky;
  return scene.classAt(eye[0] + ground * ray[0], eye[1] + ground * ray[1]);
}

/** Slab test in the box' own axes. */
function hits(eye: number[], ray: number[], box: PaintedBox, before: number): boolean {
  const c = Math.cos(box.yaw);
  const s = Math.sin(box.yaw);
  const x = eye[0] - box.x;
  const y = eye[1] - box.y;
  const forward = slab(c * x + s * y, c * ray[0] + s * ray[1], -box.length / 2, box.length / 2);
  const left = slab(c * y - s * x, c * ray[1] - s * ray[0], -box.width / 2, box.width / 2);
  const up = slab(eye[2], ray[2], box.clearance, box.height);
  return Math.max(0, forward[0], left[0], up[0]) < Math.min(before, forward[1], left[1], up[1]);
}

/** Where along a ray it is between two planes. */
function slab(origin: number, direction: number, low: number, high: number): [number, number] {
  const a = (low - origin) / direction;
  const b = (high - origin) / direction;
  return a < b ? [a, b] : [b, a];
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
