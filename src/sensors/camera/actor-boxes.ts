import type { CameraBoxes } from '../../core/camera-truth.ts';
import { atan2 } from '../../core/math/atan.ts';
import type { ActorsTruth } from '../../core/messages/actors-truth.ts';
import type { CameraCalibration } from '../../core/messages/camera-frame.ts';
import type { Scenery } from '../../world/scenery/mesh.ts';
import { Rasteriser } from '../raster/rasteriser.ts';
import { cameraView, NEAR, type View } from '../raster/view.ts';
import { type ActorPoses, POSE_STRIDE } from './actor-poses.ts';
import type { Lens } from './lens.ts';
import type { LensMap } from './lens-map.ts';

/** Pieces of a box's edge that a lens bends. */
const BENT_PIECES = 8;

/** The corners of a box that an edge joins: bits 1 front, 2 left, 4 top. */
const EDGES: readonly (readonly [number, number])[] = [
  [0, 1],
  [2, 3],
  [4, 5],
  [6, 7],
  [0, 2],
  [1, 3],
  [4, 6],
  [5, 7],
  [0, 4],
  [1, 5],
  [2, 6],
  [3, 7],
];

/** Numbers of a rectangle: left, top, right, bottom. */
type Rectangle = Float64Array;

/** Finds the boxes of what a camera sees, and how much of each is seen. */
export class ActorBoxes {
  private readonly calibration: CameraCalibration;
  private readonly lens: Lens;
  private readonly map: LensMap;
  private readonly scenery: Scenery;
  /** Draws one actor by itself on each side of the lens. */
  private readonly alone: readonly Rasteriser[];
  private readonly corners = new Float64Array(24);
  private readonly place = new Float64Array(2);
  private readonly whole: Rectangle = new Float64Array(4);
  private readonly rotation = new Float64Array(9);
  /** Pixels and extent of every id that was seen, by place in the list of actors. */
  private seen = new Float64Array(64 * 5);

  constructor(calibration: CameraCalibration, lens: Lens, map: LensMap, scenery: Scenery) {
    this.calibration = calibration;
    this.lens = lens;
    this.map = map;
    this.scenery = scenery;
    this.alone = map.sides.map(({ calibration: { width, height } }) => new Rasteriser(width, height));
  }

  find(actors: ActorsTruth, poses: ActorPoses, instance: Uint16Array, view: View, ego: EgoPose): CameraBoxes {
    this.countSeen(actors.count, poses, instance);
    this.map.sides.forEach(({ calibration }, k) => {
      cameraView(calibration, ego, this.alone[k].view);
    });
    const found: number[] = [];
    const rows: number[][] = [];
    for (let i = 0; i < actors.count; i++) {
      const row = this.boxOf(i, actors, poses.poses, view);
      if (row === null) continue;
      found.push(i);
      rows.push(row);
    }
    return message(found, rows, actors);
  }

  /** The numbers of an actor's box; null where it does not reach into the picture. */
  private boxOf(i: number, actors: ActorsTruth, poses: Float64Array, view: View): number[] | null {
    const { whole, seen } = this;
    const { width, height } = this.calibration;
    this.placeCorners(i, actors, poses, view);
    if (!this.enclose()) return null;
    const left = Math.max(0, whole[0]);
    const top = Math.max(0, whole[1]);
    const right = Math.min(width, whole[2]);
    const bottom = Math.min(height, whole[3]);
    if (right <= left || bottom <= top) return null;
    const s = 5 * i;
    const pixels = seen[s];
    const all = pixels === 0 ? 0 : this.countAlone(i, actors, poses, left, top, right, bottom);
    const share = ((right - left) * (bottom - top)) / ((whole[2] - whole[0]) * (whole[3] - whole[1]));
    const r = view.rotation;
    const a = POSE_STRIDE * i;
    const dx = poses[a] - view.x;
    const dy = poses[a + 1] - view.y;
    const dz = poses[a + 2] - view.z;
    const along = (row: number) => r[row] * dx + r[row + 1] * dy + r[row + 2] * dz;
    const towards = (row: number) => r[row] * poses[a + 3] + r[row + 1] * poses[a + 6] + r[row + 2] * poses[a + 9];
    return [
      ...(pixels === 0 ? [0, 0, 0, 0] : [seen[s + 1], seen[s + 2], seen[s + 3] + 1, seen[s + 4] + 1]),
      ...whole,
      pixels,
      all === 0 ? 0 : Math.min(1, pixels / all),
      Math.min(1, Math.max(0, 1 - share)),
      along(0),
      along(3),
      along(6),
      atan2(-towards(6), towards(0)),
    ];
  }

  /** Counts the pixels of every actor, and finds their extent. */
  private countSeen(count: number, poses: ActorPoses, instance: Uint16Array): void {
    if (5 * count > this.seen.length) this.seen = new Float64Array(10 * count);
    const { seen } = this;
    const { width } = this.calibration;
    seen.fill(0, 0, 5 * count);
    for (let p = 0; p < instance.length; p++) {
      if (instance[p] === 0) continue;
      const place = poses.of(instance[p]);
      if (place < 0) continue;
      const s = (5 * place) / POSE_STRIDE;
      const column = p % width;
      const row = (p - column) / width;
      if (seen[s] === 0) {
        seen[s + 1] = column;
        seen[s + 2] = row;
        seen[s + 3] = column;
      }
      seen[s]++;
      seen[s + 1] = Math.min(seen[s + 1], column);
      seen[s + 3] = Math.max(seen[s + 3], column);
      seen[s + 4] = row;
    }
  }

  /** Pixels of the picture that an actor would fill if nothing stood before it. */
  private countAlone(
    i: number,
    actors: ActorsTruth,
    poses: Float64Array,
    left: number,
    top: number,
    right: number,
    bottom: number,
  ): number {
    const { alone, map, scenery, rotation } = this;
    const { width, height } = this.calibration;
    const { mesh } = scenery.models[actors.model[i]];
    const a = POSE_STRIDE * i;
    rotation.set(poses.subarray(a + 3, a + 12));
    for (const rasteriser of alone) {
      rasteriser.begin();
      rasteriser.drawModel(mesh, 0, poses[a], poses[a + 1], poses[a + 2], rotation);
    }
    let count = 0;
    const lastRow = Math.min(height - 1, Math.ceil(bottom) + 2);
    const lastColumn = Math.min(width - 1, Math.ceil(right) + 2);
    for (let row = Math.max(0, Math.floor(top) - 2); row <= lastRow; row++) {
      for (let column = Math.max(0, Math.floor(left) - 2); column <= lastColumn; column++) {
        const q = map.nearest[row * width + column];
        if (q < 0) continue;
        let side = map.sides.length - 1;
        while (map.sides[side].first > q) side--;
        if (alone[side].target.primitive[q - map.sides[side].first] >= 0) count++;
      }
    }
    return count;
  }

  /** Places the corners of an actor's box in the optical frame. */
  private placeCorners(i: number, actors: ActorsTruth, poses: Float64Array, view: View): void {
    const { corners } = this;
    const r = view.rotation;
    const a = POSE_STRIDE * i;
    for (let corner = 0; corner < 8; corner++) {
      const lx = (corner & 1 ? 0.5 : -0.5) * actors.length[i];
      const ly = (corner & 2 ? 0.5 : -0.5) * actors.width[i];
      const lz = corner & 4 ? actors.height[i] : 0;
      const x = poses[a] + poses[a + 3] * lx + poses[a + 4] * ly + poses[a + 5] * lz - view.x;
      const y = poses[a + 1] + poses[a + 6] * lx + poses[a + 7] * ly + poses[a + 8] * lz - view.y;
      const z = poses[a + 2] + poses[a + 9] * lx + poses[a + 10] * ly + poses[a + 11] * lz - view.z;
      for (let row = 0; row < 3; row++)
        corners[3 * corner + row] = r[3 * row] * x + r[3 * row + 1] * y + r[3 * row + 2] * z;
    }
  }

  /** Finds the rectangle around the box's edges, as far as they are before the camera; false for none. */
  private enclose(): boolean {
    const { corners, whole, lens } = this;
    whole[0] = Number.POSITIVE_INFINITY;
    whole[1] = Number.POSITIVE_INFINITY;
    whole[2] = Number.NEGATIVE_INFINITY;
    whole[3] = Number.NEGATIVE_INFINITY;
    const isFisheye = lens.parameters.model === 'kannala-brandt';
    const pieces = lens.parameters.model === 'pinhole' ? 1 : BENT_PIECES;
    for (const [from, to] of EDGES) {
      const near = corners[3 * from + 2];
      const far = corners[3 * to + 2];
      let start = 0;
      let end = 1;
      if (!isFisheye) {
        if (near < NEAR && far < NEAR) continue;
        if (near < NEAR) start = (NEAR - near) / (far - near);
        if (far < NEAR) end = (NEAR - near) / (far - near);
      }
      for (let k = 0; k <= pieces; k++) this.widen(from, to, start + ((end - start) * k) / pieces);
    }
    return whole[0] < whole[2] && whole[1] < whole[3];
  }

  private widen(from: number, to: number, t: number): void {
    const { corners, whole, place, calibration } = this;
    const at = (axis: number) => corners[3 * from + axis] + t * (corners[3 * to + axis] - corners[3 * from + axis]);
    if (!this.lens.project(at(0), at(1), at(2), place)) return;
    const u = calibration.fx * place[0] + calibration.cx;
    const v = calibration.fy * place[1] + calibration.cy;
    whole[0] = Math.min(whole[0], u);
    whole[1] = Math.min(whole[1], v);
    whole[2] = Math.max(whole[2], u);
    whole[3] = Math.max(whole[3], v);
  }
}

/** Pose of the vehicle that carries the camera. */
type EgoPose = Parameters<typeof cameraView>[1];

function message(found: readonly number[], rows: readonly number[][], actors: ActorsTruth): CameraBoxes {
  const columns = (from: number, to: number) => rows.flatMap((row) => row.slice(from, to));
  return {
    count: found.length,
    id: Int32Array.from(found, (i) => actors.id[i]),
    kind: Uint8Array.from(found, (i) => actors.kind[i]),
    seen: Float32Array.from(columns(0, 4)),
    whole: Float32Array.from(columns(4, 8)),
    pixels: Int32Array.from(columns(8, 9)),
    visibility: Float32Array.from(columns(9, 10)),
    truncation: Float32Array.from(columns(10, 11)),
    position: Float32Array.from(columns(11, 14)),
    rotationY: Float32Array.from(columns(14, 15)),
    size: Float32Array.from(found.flatMap((i) => [actors.length[i], actors.width[i], actors.height[i]])),
  };
}
