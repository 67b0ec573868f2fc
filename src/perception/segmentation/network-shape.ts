import { PERCEPTION_COUNT } from '../perception-class.ts';
import { CELL_MASK_PIXELS, INPUT_CHANNELS } from './picture-cells.ts';

/** One convolution with bias; padding keeps the size (divided by the stride). */
export interface ConvolutionLayer {
  readonly name: string;
  /** Side of the square filter [cells of its grid]; its taps are `dilation` apart. */
  readonly kernel: number;
  readonly stride: number;
  readonly dilation: number;
  readonly inputs: number;
  readonly outputs: number;
  /** Whether negative results become zero. */
  readonly relu: boolean;
  /** Where its filter [kernel, kernel, inputs, outputs] and its bias [outputs] start in the weights. */
  readonly filterOffset: number;
  readonly biasOffset: number;
}

type LayerRow = Omit<ConvolutionLayer, 'name' | 'filterOffset' | 'biasOffset'>;

/** Channels on the grids of 1/4, 1/8 and 1/16 of the picture's resolution. */
const FINE = 32;
const MIDDLE = 48;
const COARSE = 64;

const relu = true;
const ROWS = {
  stem: { kernel: 3, stride: 1, dilation: 1, inputs: INPUT_CHANNELS, outputs: FINE, relu },
  middleDown: { kernel: 3, stride: 2, dilation: 1, inputs: FINE, outputs: MIDDLE, relu },
  coarseDown: { kernel: 3, stride: 2, dilation: 1, inputs: MIDDLE, outputs: COARSE, relu },
  context1: { kernel: 3, stride: 1, dilation: 1, inputs: COARSE, outputs: COARSE, relu },
  context2: { kernel: 3, stride: 1, dilation: 2, inputs: COARSE, outputs: COARSE, relu },
  middleUp: { kernel: 1, stride: 1, dilation: 1, inputs: COARSE, outputs: MIDDLE, relu: false },
  middleJoin: { kernel: 3, stride: 1, dilation: 1, inputs: MIDDLE, outputs: MIDDLE, relu },
  fineUp: { kernel: 1, stride: 1, dilation: 1, inputs: MIDDLE, outputs: FINE, relu: false },
  fineJoin: { kernel: 3, stride: 1, dilation: 1, inputs: FINE, outputs: FINE, relu },
  head: { kernel: 1, stride: 1, dilation: 1, inputs: FINE, outputs: CELL_MASK_PIXELS * PERCEPTION_COUNT, relu: false },
} as const satisfies Record<string, LayerRow>;

export type LayerName = keyof typeof ROWS;

export const LAYER_NAMES = Object.keys(ROWS) as LayerName[];

/** The layers by name, in the order in which their parameters lie in the weights. */
export const LAYERS: Readonly<Record<LayerName, ConvolutionLayer>> = placed();

/** Parameters of the network: the length of its weights. */
export const PARAMETER_COUNT = endOf(LAYERS.head);

function placed(): Record<LayerName, ConvolutionLayer> {
  const layers = {} as Record<LayerName, ConvolutionLayer>;
  let offset = 0;
  for (const name of LAYER_NAMES) {
    const row: LayerRow = ROWS[name];
    const biasOffset = offset + row.kernel * row.kernel * row.inputs * row.outputs;
    layers[name] = { name, ...row, filterOffset: offset, biasOffset };
    offset = endOf(layers[name]);
  }
  return layers;
}

function endOf(layer: ConvolutionLayer): number {
  return layer.biasOffset + layer.outputs;
}

/** Shape of a layer's filter. */
export function filterShape({ kernel, inputs, outputs }: ConvolutionLayer): [number, number, number, number] {
  return [kernel, kernel, inputs, outputs];
}
