import { Object3D, PerspectiveCamera, type Scene, type Vector3 } from 'three';
import type { CameraCalibration } from '../../core/messages/camera-frame.ts';
import type { Pose } from '../../core/pose.ts';
import { setPose, standFacingTraffic } from '../axes.ts';

/** Nothing nearer than this is drawn [m]: the rasteriser's, so that both leave out the same. */
export const NEAR = 0.3;
/** End of what is drawn [m]. */
const FAR = 4000;

/**
 * three.js' camera with the optics and the mount of a sensor: u = fx x/z + cx, v = fy y/z + cy, x right, y down, z along
 * the axis, wherever the principal point lies. A lens before the pinhole is left out.
 */
export class CalibratedCamera {
  readonly camera = new PerspectiveCamera();
  private readonly vehicle = new Object3D();

  constructor({ width, height, fx, fy, cx, cy, mount }: CameraCalibration) {
    const toNear = (pixels: number, f: number) => (NEAR * pixels) / f;
    this.camera.projectionMatrix.makePerspective(
      toNear(-cx, fx),
      toNear(width - cx, fx),
      toNear(cy, fy),
      toNear(cy - height, fy),
      NEAR,
      FAR,
    );
    this.camera.projectionMatrixInverse.copy(this.camera.projectionMatrix).invert();
    // What one who drives along x reads stands across his line of sight, as an image plane does.
    standFacingTraffic(this.camera);
    const body = new Object3D();
    place(body, mount);
    this.vehicle.add(body.add(this.camera));
  }

  addTo(scene: Scene): void {
    scene.add(this.vehicle);
  }

  /** Puts the vehicle that carries it at a pose, map frame. */
  carry(pose: Readonly<Pose>): void {
    place(this.vehicle, pose);
    this.vehicle.updateMatrixWorld(true);
  }

  /** Where it is, map frame. */
  eye(out: Vector3): Vector3 {
    return this.camera.getWorldPosition(out);
  }
}

function place(object: Object3D, { x, y, z, yaw, pitch, roll }: Readonly<Pose>): void {
  setPose(object, x, y, z, yaw, pitch, roll);
}
