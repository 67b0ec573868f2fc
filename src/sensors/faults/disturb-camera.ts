import { tan } from '../../core/math/tan.ts';
import type { CameraFrame, CameraTruth } from '../../core/messages/camera-frame.ts';
import { NOISE_MASK, NOISE_STEP, NOISE_TABLE } from '../raster/image-noise.ts';
import type { Disturber } from './disturber.ts';

/** Pictures: black columns, too much light, noise in grey levels. A shifted camera looks from elsewhere itself. */
export const CAMERA_DISTURBER: Disturber<CameraFrame, CameraTruth> = {
  sector({ message: frame, truth }, right, left) {
    const { width, height, fx, cx } = frame.calibration;
    const rgb = frame.rgb.slice();
    const first = Math.max(0, Math.ceil(columnOf(left, fx, cx) - 0.5));
    const last = Math.min(width - 1, Math.floor(columnOf(right, fx, cx) - 0.5));
    for (let row = 0; row < height; row++) {
      for (let column = first; column <= last; column++)
        rgb.fill(0, 3 * (row * width + column), 3 * (row * width + column + 1));
    }
    return { message: { ...frame, rgb }, truth };
  },

  /** `level` times as much light as it is set for. */
  saturated({ message: frame, truth }, level) {
    const rgb = frame.rgb.map((value) => Math.min(255, Math.round(level * value)));
    return { message: { ...frame, rgb }, truth };
  },

  noisy(frame, sigma, random) {
    const offset = random.integer(NOISE_MASK + 1);
    const scale = sigma * NOISE_STEP;
    const rgb = frame.rgb.map((value, i) =>
      Math.max(0, Math.min(255, Math.round(value + scale * NOISE_TABLE[(offset + i) & NOISE_MASK]))),
    );
    return { ...frame, rgb };
  },

  relabelled: (theirs, own) => ({ ...theirs, calibration: own.calibration }),
};

/** Where in the picture a direction about the vertical lies, left positive [pixel]; what is behind lies beyond its border. */
function columnOf(angle: number, fx: number, cx: number): number {
  if (angle >= Math.PI / 2) return Number.NEGATIVE_INFINITY;
  if (angle <= -Math.PI / 2) return Number.POSITIVE_INFINITY;
  return cx - fx * tan(angle);
}
