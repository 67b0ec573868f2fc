import type { CameraCalibration } from '../../core/messages/camera-frame.ts';
import { type Pose, rotationOfPose } from '../../core/pose.ts';

/** Nothing nearer than this is drawn [m]. */
export const NEAR = 0.3;

/**
 * A pinhole in the world: u = fx x/z + cx, v = fy y/z + cy with x right, y down, z forward (optical frame); pixel
 * centres at integer + 0.5.
 */
export interface View {
  width: number;
  height: number;
  fx: number;
  fy: number;
  cx: number;
  cy: number;
  /** Centre of projection, map frame [m]. */
  x: number;
  y: number;
  z: number;
  /** Rotation optical <- map, row-major: its rows are right, down and forward in the map frame. */
  rotation: Float64Array;
}

export function createView(): View {
  return { width: 0, height: 0, fx: 0, fy: 0, cx: 0, cy: 0, x: 0, y: 0, z: 0, rotation: new Float64Array(9) };
}

const vehicle = new Float64Array(9);
const body = new Float64Array(9);

/** What a camera mounted on a vehicle at `pose` sees. */
export function cameraView(calibration: CameraCalibration, pose: Readonly<Pose>, out: View): View {
  const { mount } = calibration;
  rotationOfPose(pose, vehicle);
  rotationOfPose(mount, body);
  out.width = calibration.width;
  out.height = calibration.height;
  out.fx = calibration.fx;
  out.fy = calibration.fy;
  out.cx = calibration.cx;
  out.cy = calibration.cy;
  out.x = pose.x + vehicle[0] * mount.x + vehicle[1] * mount.y + vehicle[2] * mount.z;
  out.y = pose.y + vehicle[3] * mount.x + vehicle[4] * mount.y + vehicle[5] * mount.z;
  out.z = pose.z + vehicle[6] * mount.x + vehicle[7] * mount.y + vehicle[8] * mount.z;
  for (let axis = 0; axis < 3; axis++) {
    const row = 3 * axis;
    const forward = vehicle[row] * body[0] + vehicle[row + 1] * body[3] + vehicle[row + 2] * body[6];
    const left = vehicle[row] * body[1] + vehicle[row + 1] * body[4] + vehicle[row + 2] * body[7];
    const up = vehicle[row] * body[2] + vehicle[row + 1] * body[5] + vehicle[row + 2] * body[8];
    out.rotation[axis] = -left;
    out.rotation[3 + axis] = -up;
    out.rotation[6 + axis] = forward;
  }
  return out;
}

/** Whether a sphere (map frame) may be seen: not wholly behind one of the view's planes nor beyond `far` [m]. */
export function sphereInView(view: View, x: number, y: number, z: number, radius: number, far: number): boolean {
  const r = view.rotation;
  const dx = x - view.x;
  const dy = y - view.y;
  const dz = z - view.z;
  const depth = r[6] * dx + r[7] * dy + r[8] * dz;
  if (depth + radius < NEAR || depth - radius > far) return false;
  const across = r[0] * dx + r[1] * dy + r[2] * dz;
  const down = r[3] * dx + r[4] * dy + r[5] * dz;
  return (
    inside(view.fx, view.cx, across, depth, radius) &&
    inside(view.fx, view.width - view.cx, -across, depth, radius) &&
    inside(view.fy, view.cy, down, depth, radius) &&
    inside(view.fy, view.height - view.cy, -down, depth, radius)
  );
}

/** Whether the sphere reaches into the half-space f a + c z >= 0 that one edge of the image bounds. */
function inside(f: number, c: number, a: number, z: number, radius: number): boolean {
  return f * a + c * z > -radius * Math.sqrt(f * f + c * c);
}
