import { add, conv2d, dispose, mul, relu, type Tensor4D, tensor1d, tensor4d, tidy } from '@tensorflow/tfjs-core';
import { RandomStream } from '../../core/random.ts';
import { type ConvolutionLayer, filterShape, LAYERS, PARAMETER_COUNT } from '../segmentation/network-shape.ts';
import { CELLS_HIGH, CELLS_WIDE, INPUT_CHANNELS } from '../segmentation/picture-cells.ts';
import { classScores } from '../segmentation/segmentation-network.ts';
import { doubled } from '../segmentation/tensor-operations.ts';

/** Channels that hardly vary over the first batch are not blown up further than this. */
const LEAST_DEVIATION = 1e-3;
/** The last layer starts near "every class alike". */
const HEAD_SCALE = 0.1;

/**
 * Weights to start from: normal deviates, then scaled and shifted layer by layer until each channel, before relu, has mean zero and
 * deviation one over the given batch (as in Mishkin and Matas 2016): it takes the place of batch normalisation.
 */
export function initialWeights(seed: number, cells: Float32Array, batch: number): Float32Array {
  const weights = new Float32Array(PARAMETER_COUNT);
  const random = new RandomStream(seed, 'training.weights');
  const convolve = (layer: ConvolutionLayer, x: Tensor4D): Tensor4D => {
    for (let i = layer.filterOffset; i < layer.biasOffset; i++) weights[i] = random.normal();
    const filter = tensor4d(weights.slice(layer.filterOffset, layer.biasOffset), filterShape(layer));
    const plain: Tensor4D = conv2d(x, filter, layer.stride, 'same', 'NHWC', layer.dilation);
    const { scale, shift } = normaliser(plain.dataSync<'float32'>(), layer);
    for (let i = layer.filterOffset; i < layer.biasOffset; i++)
      weights[i] *= scale[(i - layer.filterOffset) % layer.outputs];
    weights.set(shift, layer.biasOffset);
    const y: Tensor4D = add(mul(plain, tensor1d(scale)), tensor1d(shift));
    return layer.relu ? relu(y) : y;
  };
  dispose(
    tidy(() => {
      const input: Tensor4D = tensor4d(cells, [batch, CELLS_HIGH, CELLS_WIDE, INPUT_CHANNELS]);
      return classScores({ convolve, add: (a, b) => add(a, b), double: doubled }, input);
    }),
  );
  return weights;
}

/** Factor and summand of each channel that bring it to mean zero and deviation one. */
function normaliser(values: Float32Array, layer: ConvolutionLayer): { scale: Float32Array; shift: Float32Array } {
  const { outputs } = layer;
  const target = layer === LAYERS.head ? HEAD_SCALE : 1;
  const scale = new Float32Array(outputs);
  const shift = new Float32Array(outputs);
  const pixels = values.length / outputs;
  for (let channel = 0; channel < outputs; channel++) {
    let sum = 0;
    let squares = 0;
    for (let i = channel; i < values.length; i += outputs) {
      sum += values[i];
      squares += values[i] * values[i];
    }
    const mean = sum / pixels;
    const deviation = Math.sqrt(Math.max(0, squares / pixels - mean * mean));
    scale[channel] = target / Math.max(LEAST_DEVIATION, deviation);
    shift[channel] = -mean * scale[channel];
  }
  return { scale, shift };
}
