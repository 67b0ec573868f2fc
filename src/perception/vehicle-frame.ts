import { cos, sin } from '../core/math/sin-cos.ts';
import { type Pose, rotationOfPose, toBody, toParent } from '../core/pose.ts';
import type { Vec3 } from '../core/vector.ts';
import type { SurfacePoint } from '../map/road-map.ts';

const ORIGIN: Vec3 = { x: 0, y: 0, z: 0 };

/**
 * The rigid motion between the vehicle frame and the map frame of a vehicle that stands with all wheels on the road:
 * heading from the belief, pitch and roll from the surface's normal. The sprung body, which carries the camera, leans
 * against that frame.
 */
export class VehicleFrame {
  private readonly origin: Vec3 = { x: 0, y: 0, z: 0 };
  /** Map <- vehicle, nine numbers by rows. */
  private readonly rotation = Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1);

  /** Road <- body, nine numbers by rows. */
  private readonly lean = Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1);
  private readonly attitude: Pose = { x: 0, y: 0, z: 0, yaw: 0, pitch: 0, roll: 0 };

  place(x: number, y: number, yaw: number, surface: Readonly<SurfacePoint>): void {
    const { origin, rotation: r } = this;
    const { nx, ny, nz } = surface;
    origin.x = x;
    origin.y = y;
    origin.z = surface.z;
    // Forward has the heading seen from above and lies in the tangent plane; left is normal x forward.
    const cosYaw = cos(yaw);
    const sinYaw = sin(yaw);
    const rise = -(cosYaw * nx + sinYaw * ny) / nz;
    const scale = 1 / Math.sqrt(1 + rise * rise);
    r[0] = cosYaw * scale;
    r[3] = sinYaw * scale;
    r[6] = rise * scale;
    r[1] = ny * r[6] - nz * r[3];
    r[4] = nz * r[0] - nx * r[6];
    r[7] = nx * r[3] - ny * r[0];
    r[2] = nx;
    r[5] = ny;
    r[8] = nz;
  }

  /** Sets how the body leans against the road by its springs: nose down and right side down positive [rad]. */
  leanBody(pitch: number, roll: number): void {
    this.attitude.pitch = pitch;
    this.attitude.roll = roll;
    rotationOfPose(this.attitude, this.lean);
  }

  /** Turns a point or direction of the leaning body into the vehicle frame level with the road. */
  levelled(point: Readonly<Vec3>, out: Vec3): void {
    toParent(ORIGIN, this.lean, point, out);
  }

  /** Map frame of a point in the vehicle frame; `out` may be the point itself. */
  toMap(point: Readonly<Vec3>, out: Vec3): void {
    toParent(this.origin, this.rotation, point, out);
  }

  /** Vehicle frame of a point in the map frame; `out` may be the point itself. */
  toVehicle(point: Readonly<Vec3>, out: Vec3): void {
    toBody(this.origin, this.rotation, point, out);
  }
}
