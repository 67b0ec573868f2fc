import { degreesToRadians } from '../../core/math/angle.ts';
import type { CameraCalibration } from '../../core/messages.ts';
import { type CameraParameters, pinholeCalibration } from '../../sensors/camera.ts';
import type { CameraFields } from './camera-schema.ts';
import { toldMount, trueMount } from './mount.ts';

/** A camera's optics as they are and as the driver is told. */
export function cameraParameters(fields: CameraFields): CameraParameters {
  const { width, height, fov } = fields;
  const calibration = pinholeCalibration(width, height, degreesToRadians(fov), trueMount(fields));
  return { calibration, told: toldCalibration(fields, calibration) };
}

function toldCalibration(fields: CameraFields, real: CameraCalibration): CameraCalibration {
  const scale = 1 + (fields.calibrationError?.focal ?? 0);
  return { ...real, fx: real.fx * scale, fy: real.fy * scale, mount: toldMount(fields) };
}
