import type { Vec3 } from '../core/vector.ts';
import type { SurfacePoint } from '../map/road-map.ts';
import type { GroundFinder, GroundProjection } from './ground-projection.ts';
import type { VehicleFrame } from './vehicle-frame.ts';

/** The height of the world's ground as the map knows it. */
export interface GroundSurface {
  /** Writes height and normal under (x, y), map frame; false where the map knows none. */
  surfaceAt(x: number, y: number, out: SurfacePoint): boolean;
}

/** Ground farther along the optical axis than this is not looked for [m]. */
const MAX_DEPTH = 90;
/** A ray has met the ground when this near to it [m]. */
const CLOSE_ENOUGH = 0.01;
const MAX_STEPS = 6;

/**
 * Finds the ground on the map's height profile in place of the flat plane, so that slopes, sags and crests ahead do not
 * bend distances. The height of the ray over the ground is a smooth function of depth, positive at the camera; its root
 * is found by regula falsi with the Illinois correction (Dowell and Jarratt 1971).
 */
export class SurfaceProjection implements GroundFinder {
  private readonly projection: GroundProjection;
  private readonly surface: GroundSurface;
  private readonly frame: VehicleFrame;
  /** Centre of projection and direction of the ray, vehicle frame level with the road. */
  private readonly eye: Vec3 = { x: 0, y: 0, z: 0 };
  private readonly ray: Vec3 = { x: 0, y: 0, z: 0 };
  private readonly place: Vec3 = { x: 0, y: 0, z: 0 };
  private readonly ground: SurfacePoint = { z: 0, nx: 0, ny: 0, nz: 1 };

  /** `frame` is where the vehicle is believed to be; the caller moves it before each picture. */
  constructor(projection: GroundProjection, surface: GroundSurface, frame: VehicleFrame) {
    this.projection = projection;
    this.surface = surface;
    this.frame = frame;
  }

  groundAt(u: number, v: number, out: Vec3): boolean {
    this.projection.rayAt(u, v, this.ray);
    this.frame.levelled(this.ray, this.ray);
    this.frame.levelled(this.projection.origin, this.eye);
    // The tangent plane is the ground right under the camera.
    let near = 0;
    let nearHeight = this.eye.z;
    let far = this.firstGuess();
    let farHeight = this.heightOver(far);
    if (farHeight > CLOSE_ENOUGH && far < MAX_DEPTH) {
      near = far;
      nearHeight = farHeight;
      far = Math.min(MAX_DEPTH, 2 * far);
      farHeight = this.heightOver(far);
    }
    if (farHeight > CLOSE_ENOUGH) return false;
    for (let step = 0; step < MAX_STEPS && Math.abs(farHeight) > CLOSE_ENOUGH; step++) {
      const middle = (near * farHeight - far * nearHeight) / (farHeight - nearHeight);
      const height = this.heightOver(middle);
      if (height * farHeight <= 0) {
        near = far;
        nearHeight = farHeight;
      } else nearHeight *= 0.5;
      far = middle;
      farHeight = height;
    }
    this.along(far, out);
    return true;
  }

  /** Depth on the flat plane, or the farthest where the ray does not fall to it. */
  private firstGuess(): number {
    const fall = -this.ray.z;
    return fall * MAX_DEPTH > this.eye.z ? this.eye.z / fall : MAX_DEPTH;
  }

  private along(depth: number, out: Vec3): void {
    out.x = this.eye.x + depth * this.ray.x;
    out.y = this.eye.y + depth * this.ray.y;
    out.z = this.eye.z + depth * this.ray.z;
  }

  /** Height of the ray over the ground at a depth [m]; over the tangent plane where the map knows no ground. */
  private heightOver(depth: number): number {
    const { place } = this;
    this.along(depth, place);
    const overPlane = place.z;
    this.frame.toMap(place, place);
    return this.surface.surfaceAt(place.x, place.y, this.ground) ? place.z - this.ground.z : overPlane;
  }
}
