import { log } from '../../core/math/log.ts';
import { PERCEPTION_COUNT } from '../perception-class.ts';

/** Label of pixels that nothing is learned from. */
export const UNLABELLED = 255;

/** Share of the dice loss beside cross-entropy. */
const DICE_SHARE = 0.7;
/** Added to both sides of the dice ratio, so that a class without a pixel counts as found [pixels]. */
const DICE_SMOOTHING = 1;
/** Probabilities below do not raise the loss any more. */
const LEAST_PROBABILITY = 1e-7;

/**
 * Loss of a batch: cross-entropy weighted by class, and the mean over classes of the soft dice loss (Milletari et al. 2016, with sums in
 * place of squares), which is near to what IoU measures:
 *
 *   -sum_i w[g_i] log p[i, g_i] / sum_i w[g_i]   +   DICE_SHARE * mean_c (1 - (2 sum_i p[i,c] g[i,c] + e) / (sum_i p[i,c] + g[i,c] + e))
 *
 * `probabilities` [pixels, classes] are the softmax of the scores; labels are class ids or UNLABELLED. Fills
 * `gradient` with that of the loss in the scores, and returns the loss.
 */
export function segmentationLoss(
  probabilities: Float32Array,
  labels: Uint8Array,
  classWeights: Float64Array,
  gradient: Float32Array,
): number {
  const crossEntropy = crossEntropyLoss(probabilities, labels, classWeights, gradient);
  return crossEntropy + DICE_SHARE * addDiceLoss(probabilities, labels, gradient);
}

function crossEntropyLoss(
  p: Float32Array,
  labels: Uint8Array,
  classWeights: Float64Array,
  gradient: Float32Array,
): number {
  let total = 0;
  for (const label of labels) if (label !== UNLABELLED) total += classWeights[label];
  let loss = 0;
  for (let pixel = 0, at = 0; pixel < labels.length; pixel++, at += PERCEPTION_COUNT) {
    const label = labels[pixel];
    if (label === UNLABELLED) {
      gradient.fill(0, at, at + PERCEPTION_COUNT);
      continue;
    }
    const weight = classWeights[label] / total;
    for (let c = 0; c < PERCEPTION_COUNT; c++) gradient[at + c] = weight * (p[at + c] - (c === label ? 1 : 0));
    loss -= weight * log(Math.max(LEAST_PROBABILITY, p[at + label]));
  }
  return loss;
}

function addDiceLoss(p: Float32Array, labels: Uint8Array, gradient: Float32Array): number {
  const overlap = new Float64Array(PERCEPTION_COUNT).fill(DICE_SMOOTHING);
  const size = new Float64Array(PERCEPTION_COUNT).fill(DICE_SMOOTHING);
  for (let pixel = 0, at = 0; pixel < labels.length; pixel++, at += PERCEPTION_COUNT) {
    const label = labels[pixel];
    if (label === UNLABELLED) continue;
    for (let c = 0; c < PERCEPTION_COUNT; c++) size[c] += p[at + c];
    size[label] += 1;
    overlap[label] += 2 * p[at + label];
  }
  // Derivative of the loss in p[i,c]: `inside` where class c is true, `outside` where it is not.
  const outside = overlap.map((value, c) => (DICE_SHARE / PERCEPTION_COUNT) * (value / (size[c] * size[c])));
  const inside = outside.map((value, c) => value - ((DICE_SHARE / PERCEPTION_COUNT) * 2) / size[c]);
  addThroughSoftmax(p, labels, outside, inside, gradient);
  return overlap.reduce((sum, value, c) => sum + (1 - value / size[c]) / PERCEPTION_COUNT, 0);
}

/** Softmax: d/dscore_k = p_k (d/dp_k - sum_c p_c d/dp_c). */
function addThroughSoftmax(
  p: Float32Array,
  labels: Uint8Array,
  outside: Float64Array,
  inside: Float64Array,
  gradient: Float32Array,
): void {
  for (let pixel = 0, at = 0; pixel < labels.length; pixel++, at += PERCEPTION_COUNT) {
    const label = labels[pixel];
    if (label === UNLABELLED) continue;
    let mean = p[at + label] * (inside[label] - outside[label]);
    for (let c = 0; c < PERCEPTION_COUNT; c++) mean += p[at + c] * outside[c];
    for (let c = 0; c < PERCEPTION_COUNT; c++) {
      gradient[at + c] += p[at + c] * ((c === label ? inside[c] : outside[c]) - mean);
    }
  }
}
