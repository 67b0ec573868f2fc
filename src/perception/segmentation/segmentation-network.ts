import { type ConvolutionLayer, LAYERS } from './network-shape.ts';

/**
 * What the network is made of, over any kind of value: tensors that are only computed, tensors that remember how they
 * came about, tensors that set the weights they pass.
 */
export interface NetworkOperations<T> {
  /** Convolution, bias and, where the layer says so, relu. */
  convolve(layer: ConvolutionLayer, x: T): T;
  add(a: T, b: T): T;
  /** Twice the rows and columns, bilinear between the centres of pixels. */
  double(x: T): T;
}

/**
 * The wiring, from a picture in cells to the score of each class for the mask pixels of each cell: down to a coarse
 * grid that sees the whole scene, and up again, adding what the finer grids know (as U-Net, Ronneberger et al. 2015, but with
 * sums in place of stacks). The finest grid works on cells instead of pixels and its last layer names the
 * classes of all mask pixels in a cell (sub-pixel convolution, Shi et al. 2016): full-resolution layers would take most of the
 * time.
 */
export function classScores<T>(operations: NetworkOperations<T>, cells: T): T {
  const { convolve, add, double } = operations;
  const fine = convolve(LAYERS.stem, cells);
  const middle = convolve(LAYERS.middleDown, fine);
  const coarse = convolve(LAYERS.coarseDown, middle);
  const near = add(coarse, convolve(LAYERS.context1, coarse));
  const wide = add(near, convolve(LAYERS.context2, near));
  const middleJoined = convolve(LAYERS.middleJoin, add(middle, double(convolve(LAYERS.middleUp, wide))));
  const fineJoined = convolve(LAYERS.fineJoin, add(fine, double(convolve(LAYERS.fineUp, middleJoined))));
  return convolve(LAYERS.head, fineJoined);
}
