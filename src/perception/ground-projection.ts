import { atan2 } from '../core/math/atan.ts';
import type { CameraCalibration } from '../core/messages/camera-frame.ts';
import { rotationOfPose } from '../core/pose.ts';
import type { Vec3 } from '../core/vector.ts';

/** A continuous place in the mask: pixel (i, j) covers [i, i + 1) x [j, j + 1), v grows downwards. */
export interface MaskPoint {
  u: number;
  v: number;
  /** Distance along the optical axis [m]. */
  depth: number;
}

/** Tells where the ground is that a place in the mask shows. */
export interface GroundFinder {
  /** Writes the point in the vehicle frame [m]; false, and nothing said of `out`, where the ray meets no ground. */
  groundAt(u: number, v: number, out: Vec3): boolean;
}

/** Rays that fall less than this per metre of depth meet the ground too far away to say where [1]. */
const LEAST_FALL = 0.004;
/** Points nearer to the camera's plane than this have no place in the mask [m]. */
const LEAST_DEPTH = 1e-3;

/**
 * Pinhole geometry between the network's mask and the vehicle frame (ISO 8855). The mask covers the picture evenly, so
 * a ray's direction is affine in the mask's coordinates: d(u, v) = d0 + u du + v dv, of optical depth 1 (Hartley and
 * Zisserman, Multiple View Geometry, 2nd ed., section 6.1). As a finder of ground it takes the vehicle's tangent plane z = 0 for the world.
 */
export class GroundProjection implements GroundFinder {
  readonly width: number;
  readonly height: number;
  /** Centre of projection, vehicle frame [m]. */
  readonly origin: Readonly<Vec3>;
  /**
   * Where the centre of each mask pixel meets the flat ground z = 0 of the vehicle frame [m], rows from the top; NaN at
   * and above the horizon.
   */
  readonly groundX: Float64Array;
  readonly groundY: Float64Array;
  /** Vehicle frame <- camera's body, nine numbers by rows: its columns are the body's forward, left and up. */
  private readonly rotation = new Float64Array(9);
  /** Optical focal length and principal point in mask pixels. */
  private readonly fu: number;
  private readonly fv: number;
  private readonly cu: number;
  private readonly cv: number;
  private readonly scratch: Vec3 = { x: 0, y: 0, z: 0 };

  constructor(calibration: CameraCalibration, maskWidth: number, maskHeight: number) {
    const { mount } = calibration;
    this.width = maskWidth;
    this.height = maskHeight;
    this.origin = { x: mount.x, y: mount.y, z: mount.z };
    this.fu = (calibration.fx * maskWidth) / calibration.width;
    this.cu = (calibration.cx * maskWidth) / calibration.width;
    this.fv = (calibration.fy * maskHeight) / calibration.height;
    this.cv = (calibration.cy * maskHeight) / calibration.height;

    rotationOfPose(mount, this.rotation);

    this.groundX = new Float64Array(maskWidth * maskHeight);
    this.groundY = new Float64Array(maskWidth * maskHeight);
    const point = { x: 0, y: 0, z: 0 };
    for (let j = 0; j < maskHeight; j++) {
      for (let i = 0; i < maskWidth; i++) {
        const met = this.groundAt(i + 0.5, j + 0.5, point);
        this.groundX[j * maskWidth + i] = met ? point.x : Number.NaN;
        this.groundY[j * maskWidth + i] = met ? point.y : Number.NaN;
      }
    }
  }

  /** Direction through a mask point, vehicle frame, of optical depth 1. */
  rayAt(u: number, v: number, out: Vec3): void {
    const { rotation: r } = this;
    const left = (this.cu - u) / this.fu;
    const up = (this.cv - v) / this.fv;
    out.x = r[0] + left * r[1] + up * r[2];
    out.y = r[3] + left * r[4] + up * r[5];
    out.z = r[6] + left * r[7] + up * r[8];
  }

  groundAt(u: number, v: number, out: Vec3): boolean {
    this.rayAt(u, v, out);
    if (out.z > -LEAST_FALL) return false;
    const depth = -this.origin.z / out.z;
    out.x = this.origin.x + depth * out.x;
    out.y = this.origin.y + depth * out.y;
    out.z = 0;
    return true;
  }

  /** Mask point of a point in the vehicle frame; false behind the camera. It may lie outside the mask. */
  maskAt(x: number, y: number, z: number, out: MaskPoint): boolean {
    const { origin, rotation: r } = this;
    const dx = x - origin.x;
    const dy = y - origin.y;
    const dz = z - origin.z;
    const depth = r[0] * dx + r[3] * dy + r[6] * dz;
    out.depth = depth;
    if (depth < LEAST_DEPTH) return false;
    out.u = this.cu - (this.fu * (r[1] * dx + r[4] * dy + r[7] * dz)) / depth;
    out.v = this.cv - (this.fv * (r[2] * dx + r[5] * dy + r[8] * dz)) / depth;
    return true;
  }

  /** Direction of the line of sight through a column at mid height, seen from above, left positive [rad]. */
  bearingAt(u: number): number {
    this.rayAt(u, this.cv, this.scratch);
    return atan2(this.scratch.y, this.scratch.x);
  }

  /** Length of ground at a distance that `rows` mask rows cover: d^2 / (f h) rows [m]. */
  lengthOfRows(distance: number, rows: number): number {
    return (distance * distance * rows) / (this.fv * this.origin.z);
  }

  /** Breadth at a distance that `columns` mask columns cover [m]. */
  breadthOfColumns(distance: number, columns: number): number {
    return (distance * columns) / this.fu;
  }

  /** Height at a distance that `rows` mask rows cover [m]. */
  heightOfRows(distance: number, rows: number): number {
    return (distance * rows) / this.fv;
  }
}
