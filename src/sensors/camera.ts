import type { CameraCalibration } from '../core/messages/camera-frame.ts';
import { calibrationOf, DEFAULT_CAMERA } from './camera/camera-parameters.ts';

/** The front camera's optics for a picture of this size: behind the windscreen, looking slightly down at the road. */
export function frontCalibration(width = 256, height = 128): CameraCalibration {
  return calibrationOf({ ...DEFAULT_CAMERA, width, height }) as CameraCalibration;
}
