import type { ExtendedCameraTruth } from '../camera-truth.ts';

/** Pinhole camera: u = fx * x/z + cx, v = fy * y/z + cy in the optical frame; pixel centres at integer + 0.5. */
export interface CameraCalibration {
  width: number;
  height: number;
  fx: number;
  fy: number;
  cx: number;
  cy: number;
  /** Pose of the camera's body (x forward, y left, z up) in the vehicle frame. */
  mount: { x: number; y: number; z: number; yaw: number; pitch: number; roll: number };
  /** Lens before the pinhole, its coefficients in OpenCV's order (sensors/camera/lens.ts); left out where there is none. */
  distortion?: { model: 'brown-conrady' | 'kannala-brandt'; coefficients: number[] };
}

/** A colour picture. */
export interface CameraFrame {
  calibration: CameraCalibration;
  /** sRGB, 3 bytes a pixel, rows from the top. */
  rgb: Uint8Array;
}

/** What the camera's pixels really are; same geometry as the colour frame of that tick. */
export interface CameraTruth extends ExtendedCameraTruth {
  width: number;
  height: number;
  /** Distance along the optical axis [m]; Infinity for sky. */
  depth: Float32Array;
  /** SEMANTIC class ids. */
  semantic: Uint8Array;
  /** Actor id, 0 for none. */
  instance: Uint16Array;
}
