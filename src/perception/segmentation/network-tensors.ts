import { dispose, type Tensor1D, type Tensor4D, tensor1d, tensor4d } from '@tensorflow/tfjs-core';
import { type ConvolutionLayer, filterShape, LAYER_NAMES, LAYERS } from './network-shape.ts';

/** A layer's parameters on the tensor backend. */
export interface LayerTensors {
  readonly filter: Tensor4D;
  readonly bias: Tensor1D;
}

/** The weights as tensors, to be disposed of by hand. */
export class NetworkTensors {
  private readonly tensors = new Map<ConvolutionLayer, LayerTensors>();

  constructor(weights: Float32Array) {
    for (const name of LAYER_NAMES) this.tensors.set(LAYERS[name], tensorsOf(LAYERS[name], weights));
  }

  of(layer: ConvolutionLayer): LayerTensors {
    return this.tensors.get(layer)!;
  }

  dispose(): void {
    for (const { filter, bias } of this.tensors.values()) dispose([filter, bias]);
    this.tensors.clear();
  }
}

function tensorsOf(layer: ConvolutionLayer, weights: Float32Array): LayerTensors {
  return {
    filter: tensor4d(weights.slice(layer.filterOffset, layer.biasOffset), filterShape(layer)),
    bias: tensor1d(weights.slice(layer.biasOffset, layer.biasOffset + layer.outputs)),
  };
}
