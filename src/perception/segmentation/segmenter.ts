import { reshape, softmax, type Tensor4D, tensor4d, tidy } from '@tensorflow/tfjs-core';
import { PERCEPTION_COUNT } from '../perception-class.ts';
import { NetworkTensors } from './network-tensors.ts';
import {
  CELLS_HIGH,
  CELLS_WIDE,
  cutIntoCells,
  INPUT_CHANNELS,
  INPUT_LENGTH,
  MASK_ORDER,
  MASK_PIXELS,
} from './picture-cells.ts';
import { classScores } from './segmentation-network.ts';
import { tensorOperations } from './tensor-operations.ts';

/**
 * The segmentation network with its weights, ready to look at pictures; needs `startTensorBackend` before. The same
 * picture gives the same bytes, in every engine.
 */
export class Segmenter {
  private readonly weights: NetworkTensors;
  private readonly cells = new Float32Array(INPUT_LENGTH);

  constructor(weights: Float32Array) {
    this.weights = new NetworkTensors(weights);
  }

  /**
   * Names the class of each mask pixel, and its probability in steps of 1/255. `rgb` is the camera's picture as sRGB
   * bytes; `classes` and `confidence` are of the mask's size, and are filled.
   */
  infer(rgb: Uint8Array, classes: Uint8Array, confidence: Uint8Array): void {
    cutIntoCells(rgb, this.cells);
    // Numbers must not leave tidy: it searches whatever leaves it for tensors, element by element.
    const result = tidy(() => this.probabilities());
    const probabilities = result.dataSync<'float32'>();
    result.dispose();
    for (let index = 0; index < MASK_PIXELS; index++) {
      const first = index * PERCEPTION_COUNT;
      let best = first;
      for (let i = first + 1; i < first + PERCEPTION_COUNT; i++) if (probabilities[i] > probabilities[best]) best = i;
      const pixel = MASK_ORDER[index];
      classes[pixel] = best - first;
      confidence[pixel] = Math.round(255 * probabilities[best]);
    }
  }

  dispose(): void {
    this.weights.dispose();
  }

  /** [mask pixels in MASK_ORDER, classes]. */
  private probabilities() {
    const cells: Tensor4D = tensor4d(this.cells, [1, CELLS_HIGH, CELLS_WIDE, INPUT_CHANNELS]);
    const scores = classScores(tensorOperations(this.weights), cells);
    return softmax(reshape(scores, [MASK_PIXELS, PERCEPTION_COUNT]));
  }
}
