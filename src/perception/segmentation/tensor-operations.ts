import { add, fused, image, type Tensor4D } from '@tensorflow/tfjs-core';
import type { ConvolutionLayer } from './network-shape.ts';
import type { NetworkTensors } from './network-tensors.ts';
import type { NetworkOperations } from './segmentation-network.ts';

/** The network's operations on tensors [batch, rows, columns, channels], forwards only. */
export function tensorOperations(weights: NetworkTensors): NetworkOperations<Tensor4D> {
  return {
    convolve: (layer, x) => convolveFused(layer, x, weights),
    add: (a, b) => add(a, b),
    double: (x) => doubled(x),
  };
}

/** Convolution, bias and relu in one kernel. */
export function convolveFused(layer: ConvolutionLayer, x: Tensor4D, weights: NetworkTensors): Tensor4D {
  const { filter, bias } = weights.of(layer);
  const { stride: strides, dilation: dilations } = layer;
  const activation = layer.relu ? 'relu' : 'linear';
  return fused.conv2d({ x, filter, bias, strides, dilations, pad: 'same', activation });
}

/** Bilinear between the centres of pixels, the border pixels reaching outwards. */
export function doubled(x: Tensor4D): Tensor4D {
  const [, rows, columns] = x.shape;
  return image.resizeBilinear(x, [2 * rows, 2 * columns], false, true);
}
