import {
  conv2d,
  matMul,
  pad,
  reshape,
  reverse,
  slice,
  type Tensor2D,
  type Tensor4D,
  transpose,
} from '@tensorflow/tfjs-core';

/*
 * Gradients of y = conv2d(x, filter, stride, 'same', dilation), one of stride and dilation being 1. In one dimension, with p zeros padded
 * before x,
 *
 *   y[i] = sum_k x[i stride + k dilation - p] filter[k]
 *
 * so both gradients are convolutions too, and the backend's forward kernel, which is fast, computes them:
 *
 *   dx[j] = sum_k dy[(j + p - k dilation) / stride] filter[k]     dy with zeros put between, filter reversed
 *   df[k] = sum_i x[k dilation + i stride - p] dy[i]              dy is the filter; stride and dilation change places
 *
 * The wasm backend of TensorFlow.js 4.22 has no kernel of its own for df, and a slow one for dx.
 */

/** Stride and dilation of a convolution. */
export interface Steps {
  readonly stride: number;
  readonly dilation: number;
}

type Size4 = [number, number, number, number];
type Padding = [number, number];

/** Gradient with respect to x of the given shape. */
export function inputGradient(dy: Tensor4D, filter: Tensor4D, shape: Size4, { stride, dilation }: Steps): Tensor4D {
  const [kernel] = filter.shape;
  const spread = stride === 1 ? dy : withZerosBetween(dy, stride);
  const reach = (kernel - 1) * dilation;
  const around = (size: number, from: number): Padding => {
    const before = reach - samePadding(size, kernel, { stride, dilation })[0];
    return [before, size + reach - from - before];
  };
  const rows = around(shape[1], spread.shape[1]);
  const columns = around(shape[2], spread.shape[2]);
  const turned: Tensor4D = transpose(reverse(filter, [0, 1]), [0, 1, 3, 2]);
  return conv2d(spread, turned, 1, [[0, 0], rows, columns, [0, 0]], 'NHWC', dilation);
}

/** Gradient with respect to the filter, which is [kernel, kernel, channels of x, channels of dy]. */
export function filterGradient(x: Tensor4D, dy: Tensor4D, kernel: number, { stride, dilation }: Steps): Tensor4D {
  if (kernel === 1 && stride === 1) return pointFilterGradient(x, dy);
  const rows = samePadding(x.shape[1], kernel, { stride, dilation });
  const columns = samePadding(x.shape[2], kernel, { stride, dilation });
  const images: Tensor4D = transpose(x, [3, 1, 2, 0]);
  const taps: Tensor4D = transpose(dy, [1, 2, 0, 3]);
  const gradient = conv2d(images, taps, dilation, [[0, 0], rows, columns, [0, 0]], 'NHWC', stride);
  return transpose(gradient, [1, 2, 0, 3]);
}

/** For a filter of one tap the sum over pixels is a matrix product, which is faster. */
function pointFilterGradient(x: Tensor4D, dy: Tensor4D): Tensor4D {
  const [batch, rows, columns, inputs] = x.shape;
  const outputs = dy.shape[3];
  const pixels = batch * rows * columns;
  const left: Tensor2D = transpose(reshape(x, [pixels, inputs]), [1, 0]);
  return reshape(matMul(left, reshape(dy, [pixels, outputs])), [1, 1, inputs, outputs]);
}

/** Zeros before and after that TensorFlow's padding "same" adds along one axis. */
function samePadding(size: number, kernel: number, { stride, dilation }: Steps): Padding {
  const outputs = Math.ceil(size / stride);
  const total = Math.max(0, (outputs - 1) * stride + (kernel - 1) * dilation + 1 - size);
  const before = Math.floor(total / 2);
  return [before, total - before];
}

/** Puts stride - 1 zeros between neighbouring rows and columns. */
function withZerosBetween(dy: Tensor4D, stride: number): Tensor4D {
  const [batch, rows, columns, channels] = dy.shape;
  const zeros: Padding = [0, stride - 1];
  const none: Padding = [0, 0];
  const tall = pad(reshape(dy, [batch * rows, 1, columns, channels]), [none, zeros, none, none]);
  const wide = pad(reshape(tall, [batch * rows * stride, columns, 1, channels]), [none, none, zeros, none]);
  const whole: Tensor4D = reshape(wide, [batch, rows * stride, columns * stride, channels]);
  return slice(whole, [0, 0, 0, 0], [batch, (rows - 1) * stride + 1, (columns - 1) * stride + 1, channels]);
}
