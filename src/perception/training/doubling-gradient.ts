import { depthwiseConv2d, mirrorPad, type Tensor4D, tensor4d } from '@tensorflow/tfjs-core';

/** Share of each of the four nearest pixels in a row or column. */
const SHARES = [1, 3, 3, 1];

/**
 * Gradient of the bilinear doubling y of x (sample points at pixel centres): along an axis
 *
 *   y[2i] = (x[i-1] + 3 x[i]) / 4     y[2i+1] = (3 x[i] + x[i+1]) / 4     with x[-1] = x[0] and so on
 *   dx[i] = (dy[2i-1] + 3 dy[2i] + 3 dy[2i+1] + dy[2i+2]) / 4             with dy[-1] = dy[0] and so on
 */
export function doublingGradient(dy: Tensor4D): Tensor4D {
  const channels = dy.shape[3];
  const framed: Tensor4D = mirrorPad(
    dy,
    [
      [0, 0],
      [1, 1],
      [1, 1],
      [0, 0],
    ],
    'symmetric',
  );
  return depthwiseConv2d(framed, sharesFilter(channels), 2, 'valid');
}

/** The outer product of the shares for each channel: [4, 4, channels, 1]. */
function sharesFilter(channels: number): Tensor4D {
  const values = new Float32Array(16 * channels);
  for (let i = 0; i < values.length; i++) {
    const tap = Math.floor(i / channels);
    values[i] = (SHARES[tap >> 2] * SHARES[tap & 3]) / 16;
  }
  return tensor4d(values, [4, 4, channels, 1]);
}
