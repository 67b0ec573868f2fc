import { reshape, softmax, type Tensor4D, tensor4d, tidy } from '@tensorflow/tfjs-core';
import { PERCEPTION_COUNT } from '../perception-class.ts';
import { NetworkTensors } from '../segmentation/network-tensors.ts';
import { CELLS_HIGH, CELLS_WIDE, INPUT_CHANNELS } from '../segmentation/picture-cells.ts';
import { classScores } from '../segmentation/segmentation-network.ts';
import { Adam } from './adam.ts';
import { type Batch, BatchSource } from './batch-source.ts';
import type { Checkpoint, TrainingOptions } from './checkpoint.ts';
import { classWeightsOf } from './class-weights.ts';
import type { LabelledFrame } from './dataset.ts';
import { GradientTape } from './gradient-tape.ts';
import { initialWeights } from './initial-weights.ts';
import { learningRate } from './learning-rate.ts';
import { segmentationLoss } from './segmentation-loss.ts';

/**
 * Trains the network step by step. Frames, options and the step decide everything: the same give the same weights, whether or not
 * training was interrupted between. Needs `startTensorBackend` before.
 */
export class Trainer {
  private readonly options: TrainingOptions;
  private readonly batches: BatchSource;
  private readonly classWeights: Float64Array;
  private readonly optimiser: Adam;
  private readonly scoreGradient: Float32Array;
  private done: number;

  /** Starts anew, or goes on from a checkpoint with the same options. */
  constructor(frames: readonly LabelledFrame[], options: TrainingOptions, from?: Checkpoint) {
    const { seed, batch } = options;
    this.options = options;
    this.batches = new BatchSource(frames, seed, batch);
    this.classWeights = classWeightsOf(frames);
    this.scoreGradient = new Float32Array(this.batches.plain().labels.length * PERCEPTION_COUNT);
    this.done = from?.step ?? 0;
    this.optimiser = from
      ? new Adam(from.parameters.slice(), from.step, from.first.slice(), from.second.slice())
      : new Adam(initialWeights(seed, this.batches.plain().cells, batch));
  }

  /** Steps taken since the very start. */
  get step(): number {
    return this.done;
  }

  /** The weights as they are now. */
  get parameters(): Float32Array {
    return this.optimiser.parameters.slice();
  }

  /** Learns from one batch and returns its loss before. */
  advance(): number {
    const { steps, peakRate } = this.options;
    const { loss, gradient } = this.lossAndGradient(this.batches.at(this.done));
    this.optimiser.step(gradient, learningRate(this.done, steps, peakRate));
    this.done++;
    return loss;
  }

  checkpoint(): Checkpoint {
    const { parameters, first, second } = this.optimiser;
    return {
      options: this.options,
      step: this.done,
      parameters: parameters.slice(),
      first: first.slice(),
      second: second.slice(),
    };
  }

  private lossAndGradient({ cells, labels }: Batch): { loss: number; gradient: Float32Array } {
    const weights = new NetworkTensors(this.optimiser.parameters);
    let loss = 0;
    let gradient: Float32Array = new Float32Array(0);
    // Numbers must not leave tidy by its result: it searches whatever leaves it for tensors, element by element.
    tidy(() => {
      const input: Tensor4D = tensor4d(cells, [this.options.batch, CELLS_HIGH, CELLS_WIDE, INPUT_CHANNELS]);
      const tape = new GradientTape(weights, input);
      const scores = classScores(tape, input);
      const probabilities = softmax(reshape(scores, [labels.length, PERCEPTION_COUNT])).dataSync<'float32'>();
      loss = segmentationLoss(probabilities, labels, this.classWeights, this.scoreGradient);
      gradient = tape.backward(scores, tensor4d(this.scoreGradient, scores.shape));
    });
    weights.dispose();
    return { loss, gradient };
  }
}
