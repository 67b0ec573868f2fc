import { PERCEPTION_COUNT } from '../perception-class.ts';
import type { LabelledFrame } from './dataset.ts';
import { UNLABELLED } from './segmentation-loss.ts';

/** No class counts more than this beside the mean pixel: rare pixels are often wrong ones. */
const MOST_WEIGHT = 5;

/** Weight of each class in the loss: one over the root of its share of pixels, one for the mean pixel. */
export function classWeightsOf(frames: readonly LabelledFrame[]): Float64Array {
  const counts = new Float64Array(PERCEPTION_COUNT);
  let pixels = 0;
  for (const { label } of frames) {
    for (const id of label) {
      if (id === UNLABELLED) continue;
      counts[id]++;
      pixels++;
    }
  }
  // Weight before scaling is sqrt(pixels / count), so that its mean over pixels is sum(sqrt(count * pixels)) / pixels.
  const mean = counts.reduce((sum, count) => sum + Math.sqrt(count * pixels), 0) / pixels;
  return counts.map((count) => Math.min(MOST_WEIGHT, Math.sqrt(pixels / Math.max(1, count)) / mean));
}
