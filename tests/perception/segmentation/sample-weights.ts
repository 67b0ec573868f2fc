import { RandomStream } from '../../../src/core/random.ts';
import { PARAMETER_COUNT } from '../../../src/perception/segmentation/network-shape.ts';
import type { TrainedWeights } from '../../../src/perception/segmentation/weights-file.ts';

/** Weights of nothing in particular. */
export function sampleWeights(seed: number): TrainedWeights {
  const random = new RandomStream(seed, 'sample');
  return {
    parameters: Float32Array.from({ length: PARAMETER_COUNT }, () => random.between(-0.08, 0.08)),
    facts: { seed, steps: 10, batch: 4, frames: 100, pictureHash: '0123456789abcdef' },
  };
}
