import type { LensMap } from './lens-map.ts';

/** Weight of each of a pixel's four samples. */
const QUARTER = 0.25;

/**
 * The light of a camera's pixels from that of the pictures that were drawn for its lens, 3 values a pixel: by bilinear
 * weights, the mean of a pixel's samples where there are several. What the lens does not see is black.
 */
export function resampleLight(drawn: Float32Array, map: LensMap, out: Float32Array): void {
  if (map.isAligned && map.samples === 1) out.set(drawn);
  else if (map.isAligned) meanOfBlocks(drawn, map, out);
  else bilinear(drawn, map, out);
}

/** Blocks of 2 x 2 drawn pixels. */
function meanOfBlocks(drawn: Float32Array, { place, stride }: LensMap, out: Float32Array): void {
  for (let p = 0, i = 0; i < out.length; p += 4, i += 3) {
    const upper = 3 * place[p];
    const lower = upper + 3 * stride[p];
    for (let c = 0; c < 3; c++) {
      out[i + c] = QUARTER * (drawn[upper + c] + drawn[upper + 3 + c] + drawn[lower + c] + drawn[lower + 3 + c]);
    }
  }
}

function bilinear(drawn: Float32Array, map: LensMap, out: Float32Array): void {
  const { place, stride, right, down, samples } = map;
  const weight = 1 / samples;
  for (let p = 0, k = 0; p < out.length; p += 3) {
    let red = 0;
    let green = 0;
    let blue = 0;
    for (const end = k + samples; k < end; k++) {
      if (place[k] < 0) continue;
      const upper = 3 * place[k];
      const lower = upper + 3 * stride[k];
      const d = right[k] * down[k];
      const b = right[k] - d;
      const c = down[k] - d;
      const a = 1 - right[k] - c;
      red += a * drawn[upper] + b * drawn[upper + 3] + c * drawn[lower] + d * drawn[lower + 3];
      green += a * drawn[upper + 1] + b * drawn[upper + 4] + c * drawn[lower + 1] + d * drawn[lower + 4];
      blue += a * drawn[upper + 2] + b * drawn[upper + 5] + c * drawn[lower + 2] + d * drawn[lower + 5];
    }
    out[p] = weight * red;
    out[p + 1] = weight * green;
    out[p + 2] = weight * blue;
  }
}
