import type { CameraCalibration } from '../../core/messages/camera-frame.ts';

/** Loss of light towards the corners of the picture, at the farthest corner. */
const VIGNETTE = 0.2;

/** What a pinhole's pixels have in common whatever its pose: lengths of their rays, and the lens' fall-off. */
export class PixelRays {
  /** Length of the ray per unit of depth: distance = length * z. */
  readonly length: Float32Array;
  /** Light that the lens lets through, 0 to 1. */
  readonly gain: Float32Array;

  constructor(calibration: CameraCalibration) {
    const { width, height, fx, fy, cx, cy } = calibration;
    this.length = new Float32Array(width * height);
    this.gain = new Float32Array(width * height);
    const corner = (width * width) / (4 * fx * fx) + (height * height) / (4 * fy * fy);
    for (let row = 0; row < height; row++) {
      const y = (row + 0.5 - cy) / fy;
      for (let column = 0; column < width; column++) {
        const x = (column + 0.5 - cx) / fx;
        const r2 = x * x + y * y;
        this.length[row * width + column] = Math.sqrt(1 + r2);
        this.gain[row * width + column] = 1 - (VIGNETTE * r2) / corner;
      }
    }
  }
}
