import { degreesToRadians } from '../../core/math/angle.ts';
import type { CameraCalibration } from '../../core/messages/camera-frame.ts';
import { type CameraParameters, calibrationOf } from '../../sensors/camera/camera-parameters.ts';
import type { CameraFields } from './camera-schema.ts';
import { toldMount, trueMount } from './mount.ts';

/** A camera of the rig as the model takes it. */
export function cameraParameters(fields: CameraFields): CameraParameters {
  const { width, height, fov, lens, quality, photo, truth } = fields;
  return {
    width,
    height,
    fieldOfView: degreesToRadians(fov),
    mount: trueMount(fields),
    lens,
    quality,
    photo: photo ?? null,
    truth: {
      normals: truth.includes('normals'),
      flow: truth.includes('flow'),
      boxes: truth.includes('boxes'),
      marks: truth.includes('marks'),
    },
  };
}

/** A camera's optics as the driver is told them; null where the lens cannot see as wide as it should. */
export function toldCalibration(fields: CameraFields): CameraCalibration | null {
  const real = calibrationOf(cameraParameters(fields));
  const scale = 1 + (fields.calibrationError?.focal ?? 0);
  return real === null ? null : { ...real, fx: real.fx * scale, fy: real.fy * scale, mount: toldMount(fields) };
}
