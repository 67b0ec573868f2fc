import {
  add,
  matMul,
  mul,
  ones,
  reshape,
  step,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { type ConvolutionLayer, PARAMETER_COUNT } from '../segmentation/network-shape.ts';
import type { NetworkTensors } from '../segmentation/network-tensors.ts';
import type { NetworkOperations } from '../segmentation/segmentation-network.ts';
import { convolveFused, doubled } from '../segmentation/tensor-operations.ts';
import { filterGradient, inputGradient } from './convolution-gradient.ts';
import { doublingGradient } from './doubling-gradient.ts';

/**
 * The network's operations on tensors, remembering each so that gradients can be carried back through them (reverse-mode
 * differentiation). Use inside tf.tidy, which frees what is kept. For one pass.
 */
export class GradientTape implements NetworkOperations<Tensor4D> {
  private readonly weights: NetworkTensors;
  /** What carries the gradient back through each operation, in the order of their calls. */
  private readonly steps: (() => void)[] = [];
  /** Gradient of each value as known so far. */
  private readonly gradients = new Map<Tensor4D, Tensor4D>();
  private readonly parameterGradients = new Float32Array(PARAMETER_COUNT);
  /** The value that needs no gradient. */
  private readonly input: Tensor4D;

  constructor(weights: NetworkTensors, input: Tensor4D) {
    this.weights = weights;
    this.input = input;
  }

  readonly convolve = (layer: ConvolutionLayer, x: Tensor4D): Tensor4D => {
    const y = convolveFused(layer, x, this.weights);
    this.steps.push(() => this.backThroughConvolution(layer, x, y));
    return y;
  };

  readonly add = (a: Tensor4D, b: Tensor4D): Tensor4D => {
    const y: Tensor4D = add(a, b);
    this.steps.push(() => {
      const dy = this.gradients.get(y)!;
      this.accumulate(a, dy);
      this.accumulate(b, dy);
    });
    return y;
  };

  readonly double = (x: Tensor4D): Tensor4D => {
    const y = doubled(x);
    this.steps.push(() => this.accumulate(x, doublingGradient(this.gradients.get(y)!)));
    return y;
  };

  /** Gradient of a loss in all parameters, from its gradient in the last value. */
  backward(output: Tensor4D, gradient: Tensor4D): Float32Array {
    this.gradients.set(output, gradient);
    for (let i = this.steps.length - 1; i >= 0; i--) this.steps[i]();
    return this.parameterGradients;
  }

  private backThroughConvolution(layer: ConvolutionLayer, x: Tensor4D, y: Tensor4D): void {
    const incoming = this.gradients.get(y)!;
    const dy: Tensor4D = layer.relu ? mul(incoming, step(y)) : incoming;
    this.store(filterGradient(x, dy, layer.kernel, layer), layer.filterOffset);
    this.store(sumOverPixels(dy), layer.biasOffset);
    if (x !== this.input) this.accumulate(x, inputGradient(dy, this.weights.of(layer).filter, x.shape, layer));
  }

  private accumulate(value: Tensor4D, gradient: Tensor4D): void {
    const known = this.gradients.get(value);
    this.gradients.set(value, known === undefined ? gradient : add(known, gradient));
  }

  private store(gradient: Tensor, offset: number): void {
    this.parameterGradients.set(gradient.dataSync<'float32'>(), offset);
  }
}

/** Sum over batch, rows and columns; as a matrix product, which is faster than the backend's sum over outer axes. */
function sumOverPixels(dy: Tensor4D): Tensor2D {
  const channels = dy.shape[3];
  const pixels = dy.size / channels;
  return matMul(ones([1, pixels]), reshape(dy, [pixels, channels]));
}
