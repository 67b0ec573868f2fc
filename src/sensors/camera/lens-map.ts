import type { CameraCalibration } from '../../core/messages/camera-frame.ts';
import { composePoses, type Pose } from '../../core/pose.ts';
import type { Lens } from './lens.ts';

/** A lens whose picture fits on one plane up to this tangent is drawn as one picture; a wider one as sides of a cube. */
const WIDEST_TANGENT = 2.2;

/** Pixels that a drawn picture is larger than what is read of it, on every side: the neighbours of bilinear weights. */
const MARGIN = 2;

/** Of four equally near pixels the upper left one counts. */
const TIE = 1e-6;

/** Attitude of each side of the cube in the camera's body frame: ahead, left, right, up, down, back. */
const SIDES: readonly Pose[] = [
  [0, 0],
  [Math.PI / 2, 0],
  [-Math.PI / 2, 0],
  [0, -Math.PI / 2],
  [0, Math.PI / 2],
  [Math.PI, 0],
].map(([yaw, pitch]) => ({ x: 0, y: 0, z: 0, yaw, pitch, roll: 0 }));

/** Optical direction (right, down, forward) in the optical frame of each side, as rows [right, down, forward]. */
const SIDE_ROWS: readonly (readonly number[])[] = [
  [1, 0, 0, 0, 1, 0, 0, 0, 1],
  [0, 0, 1, 0, 1, 0, -1, 0, 0],
  [0, 0, -1, 0, 1, 0, 1, 0, 0],
  [1, 0, 0, 0, 0, 1, 0, -1, 0],
  [1, 0, 0, 0, 0, -1, 0, 1, 0],
  [-1, 0, 0, 0, 1, 0, 0, 0, -1],
];

/** One pinhole picture that is drawn for a lens. */
export interface LensSide {
  readonly calibration: CameraCalibration;
  /** Where its pixels begin among those of all sides. */
  readonly first: number;
  /** Pixels of the camera whose centres are on it, ascending. */
  readonly pixels: Int32Array;
}

/**
 * Where the pixels of a camera with a lens lie on pinhole pictures: made once, read for every frame. A camera without
 * distortion and without antialiasing has one side, itself.
 */
export class LensMap {
  readonly sides: readonly LensSide[];
  /** Pixels of all sides. */
  readonly total: number;
  /** Unit direction of every pixel's centre in the optical frame, x, y, z; 0, 0, 0 where the lens sees nothing. */
  readonly direction: Float64Array;
  /** Nearest pixel among those of all sides, -1 where the lens sees nothing; of which side it is. */
  readonly nearest: Int32Array;
  /** Ray of that nearest pixel in the optical frame, of depth 1 on its side. */
  readonly drawn: Float64Array;
  /** Samples of a pixel's light, 1 or 4, and of each: its upper left neighbour, width of its side, and weights. */
  readonly samples: number;
  readonly place: Int32Array;
  readonly stride: Int32Array;
  readonly right: Float32Array;
  readonly down: Float32Array;
  /** Whether pixels lie exactly on those of the one side, or on its blocks of 2 x 2, so that nothing is weighed. */
  readonly isAligned: boolean;

  /** @param perSide samples along each side of a pixel, 1 or 2 */
  constructor(calibration: CameraCalibration, lens: Lens, perSide: 1 | 2) {
    const { width, height, fx, fy, cx, cy } = calibration;
    const count = width * height;
    this.samples = perSide * perSide;
    this.isAligned = lens.parameters.model === 'pinhole';
    this.direction = new Float64Array(3 * count);
    this.nearest = new Int32Array(count).fill(-1);
    this.drawn = new Float64Array(3 * count);
    this.place = new Int32Array(count * this.samples).fill(-1);
    this.stride = new Int32Array(count * this.samples);
    this.right = new Float32Array(count * this.samples);
    this.down = new Float32Array(count * this.samples);
    const rays = new RayGrid(calibration, lens, perSide);
    for (let p = 0; p < count; p++) {
      const u = ((p % width) + 0.5 - cx) / fx;
      const v = (Math.floor(p / width) + 0.5 - cy) / fy;
      if (lens.direction(u, v, scratch)) this.direction.set(scratch, 3 * p);
    }
    const isFlat = rays.tangent <= WIDEST_TANGENT;
    const sides: LensSide[] = [];
    let total = 0;
    for (let side = 0; side < (isFlat ? 1 : SIDES.length); side++) {
      const made = this.isAligned
        ? alignedSide(calibration, perSide)
        : sideOf(calibration, rays, isFlat ? -1 : side, perSide * Math.max(fx, fy));
      if (made === null) continue;
      const pixels = this.placeOn(made, rays, isFlat ? -1 : side, total);
      sides.push({ calibration: made, first: total, pixels });
      total += made.width * made.height;
    }
    this.sides = sides;
    this.total = total;
  }

  /** Places the samples and centres that are on a side; gives the pixels whose centres are. */
  private placeOn(inner: CameraCalibration, rays: RayGrid, side: number, first: number): Int32Array {
    const { samples, direction } = this;
    const rows = SIDE_ROWS[Math.max(0, side)];
    const pixels: number[] = [];
    const at = [0, 0];
    for (let p = 0; p < this.nearest.length; p++) {
      const [x, y, z] = [direction[3 * p], direction[3 * p + 1], direction[3 * p + 2]];
      const isSeen = x !== 0 || y !== 0 || z !== 0;
      if (isSeen && (side < 0 || sideOfRay(x, y, z) === side)) {
        onSide(rows, inner, x, y, z, at);
        const column = Math.min(inner.width - 1, Math.max(0, Math.floor(at[0] - TIE)));
        const row = Math.min(inner.height - 1, Math.max(0, Math.floor(at[1] - TIE)));
        this.nearest[p] = first + row * inner.width + column;
        const right = (column + 0.5 - inner.cx) / inner.fx;
        const below = (row + 0.5 - inner.cy) / inner.fy;
        for (let c = 0; c < 3; c++) this.drawn[3 * p + c] = rows[c] * right + rows[3 + c] * below + rows[6 + c];
        pixels.push(p);
      }
      for (let k = samples * p; k < samples * (p + 1); k++) {
        const r = 3 * k;
        const [sx, sy, sz] = [rays.direction[r], rays.direction[r + 1], rays.direction[r + 2]];
        if (!isRay(sx, sy, sz) || (side >= 0 && sideOfRay(sx, sy, sz) !== side)) continue;
        onSide(rows, inner, sx, sy, sz, at);
        const u = Math.min(inner.width - 1.001, Math.max(0, at[0] - 0.5));
        const v = Math.min(inner.height - 1.001, Math.max(0, at[1] - 0.5));
        const column = this.isAligned ? Math.round(u) : Math.floor(u);
        const row = this.isAligned ? Math.round(v) : Math.floor(v);
        this.place[k] = first + row * inner.width + column;
        this.stride[k] = inner.width;
        this.right[k] = this.isAligned ? 0 : u - column;
        this.down[k] = this.isAligned ? 0 : v - row;
      }
    }
    return Int32Array.from(pixels);
  }
}

const scratch = new Float64Array(3);

/** Directions of all samples of all pixels, and how far they reach. */
class RayGrid {
  /** Unit vectors, pixel by pixel, the samples of a pixel row by row; 0, 0, 0 where nothing is seen. */
  readonly direction: Float64Array;
  /** Largest tangent off the axis, either way; Infinity where a ray leads sideways or back. */
  readonly tangent: number;

  constructor({ width, height, fx, fy, cx, cy }: CameraCalibration, lens: Lens, perSide: number) {
    const samples = perSide * perSide;
    this.direction = new Float64Array(3 * width * height * samples);
    let tangent = 0;
    for (let k = 0; k < width * height * samples; k++) {
      const p = Math.floor(k / samples);
      const within = k % samples;
      const u = (p % width) + ((within % perSide) + 0.5) / perSide;
      const v = Math.floor(p / width) + (Math.floor(within / perSide) + 0.5) / perSide;
      if (!lens.direction((u - cx) / fx, (v - cy) / fy, scratch)) continue;
      this.direction.set(scratch, 3 * k);
      const [x, y, z] = scratch;
      tangent = z > 0 ? Math.max(tangent, Math.abs(x) / z, Math.abs(y) / z) : Number.POSITIVE_INFINITY;
    }
    this.tangent = tangent;
  }
}

/** The picture itself, or one of twice its size. */
function alignedSide(calibration: CameraCalibration, perSide: number): CameraCalibration {
  const { width, height, fx, fy, cx, cy, mount } = calibration;
  return {
    width: perSide * width,
    height: perSide * height,
    fx: perSide * fx,
    fy: perSide * fy,
    cx: perSide * cx,
    cy: perSide * cy,
    mount,
  };
}

/** The smallest pinhole picture of focal length `f` [pixels] that holds what is read of a side; null for nothing. */
function sideOf({ mount }: CameraCalibration, rays: RayGrid, side: number, f: number): CameraCalibration | null {
  const rows = SIDE_ROWS[Math.max(0, side)];
  let [left, right, top, bottom] = [1e9, -1e9, 1e9, -1e9];
  const { direction } = rays;
  for (let k = 0; k < direction.length; k += 3) {
    const [x, y, z] = [direction[k], direction[k + 1], direction[k + 2]];
    if (!isRay(x, y, z) || (side >= 0 && sideOfRay(x, y, z) !== side)) continue;
    const forward = rows[6] * x + rows[7] * y + rows[8] * z;
    const u = (rows[0] * x + rows[1] * y + rows[2] * z) / forward;
    const v = (rows[3] * x + rows[4] * y + rows[5] * z) / forward;
    left = Math.min(left, u);
    right = Math.max(right, u);
    top = Math.min(top, v);
    bottom = Math.max(bottom, v);
  }
  if (right < left) return null;
  const turned = composePoses(mount, SIDES[Math.max(0, side)], { x: 0, y: 0, z: 0, yaw: 0, pitch: 0, roll: 0 });
  return {
    width: Math.ceil(f * (right - left)) + 2 * MARGIN,
    height: Math.ceil(f * (bottom - top)) + 2 * MARGIN,
    fx: f,
    fy: f,
    cx: MARGIN - f * left,
    cy: MARGIN - f * top,
    mount: turned,
  };
}

/** Place on a side's picture, in pixels. */
function onSide(
  rows: readonly number[],
  inner: CameraCalibration,
  x: number,
  y: number,
  z: number,
  out: number[],
): void {
  const forward = rows[6] * x + rows[7] * y + rows[8] * z;
  out[0] = inner.cx + (inner.fx * (rows[0] * x + rows[1] * y + rows[2] * z)) / forward;
  out[1] = inner.cy + (inner.fy * (rows[3] * x + rows[4] * y + rows[5] * z)) / forward;
}

/** The side of the cube that a direction meets. */
function sideOfRay(x: number, y: number, z: number): number {
  const across = Math.abs(x);
  const up = Math.abs(y);
  if (z >= across && z >= up) return 0;
  if (-z > across && -z > up) return 5;
  if (across >= up) return x < 0 ? 1 : 2;
  return y < 0 ? 3 : 4;
}

function isRay(x: number, y: number, z: number): boolean {
  return x !== 0 || y !== 0 || z !== 0;
}
