import '@tensorflow/tfjs-backend-cpu';
import { engine, setBackend, type Tensor4D, tensor4d } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RandomStream } from '../../../src/core/random.ts';
import { startTensorBackend } from '../../../src/perception/segmentation/tensor-backend.ts';
import { filterGradient, inputGradient } from '../../../src/perception/training/convolution-gradient.ts';
import { doublingGradient } from '../../../src/perception/training/doubling-gradient.ts';

type Size = [number, number, number, number];

const random = new RandomStream(7, 'gradient');
const values = (shape: Size) => Float32Array.from({ length: shape.reduce((a, b) => a * b) }, () => random.normal());

/** Largest difference over the largest value. */
function relativeError(actual: Tensor4D, expected: Float32Array): number {
  const found = actual.dataSync<'float32'>();
  expect(found.length).toBe(expected.length);
  const scale = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return found.reduce((most, value, i) => Math.max(most, Math.abs(value - expected[i])), 0) / scale;
}

/** Batch, rows, columns, inputs, outputs, kernel, stride. */
const SHAPES = [
  [2, 8, 12, 5, 7, 3, 1],
  [1, 9, 11, 3, 4, 3, 1],
  [2, 8, 16, 4, 6, 3, 2],
  [1, 7, 9, 2, 3, 3, 2],
  [3, 6, 6, 8, 5, 1, 1],
  [1, 12, 10, 3, 2, 5, 1],
  [2, 16, 12, 3, 4, 5, 4],
  [1, 15, 13, 2, 2, 7, 2],
] as const;

describe('gradients of convolution on the wasm backend', () => {
  beforeAll(() => startTensorBackend());
  afterAll(async () => void (await setBackend('wasm')));

  test.each(SHAPES)('agree with the cpu backend: %i x %i x %i x %i to %i, kernel %i, stride %i', async (...size) => {
    const [batch, rows, columns, inputs, outputs, kernel, stride] = size;
    const xShape: Size = [batch, rows, columns, inputs];
    const filterShape: Size = [kernel, kernel, inputs, outputs];
    const dyShape: Size = [batch, Math.ceil(rows / stride), Math.ceil(columns / stride), outputs];
    const [x, filter, dy] = [values(xShape), values(filterShape), values(dyShape)];
    const attributes = { strides: stride, pad: 'same', dataFormat: 'NHWC', inputShape: xShape, filterShape };

    await setBackend('cpu');
    const kernelValues = (name: string, operands: Record<string, Tensor4D>): Float32Array =>
      (engine().runKernel(name, operands, attributes) as Tensor4D).dataSync<'float32'>();
    const expectedFilter = kernelValues('Conv2DBackpropFilter', { x: tensor4d(x, xShape), dy: tensor4d(dy, dyShape) });
    const expectedInput = kernelValues('Conv2DBackpropInput', {
      dy: tensor4d(dy, dyShape),
      filter: tensor4d(filter, filterShape),
    });

    await setBackend('wasm');
    const steps = { stride, dilation: 1 };
    const byFilter = filterGradient(tensor4d(x, xShape), tensor4d(dy, dyShape), kernel, steps);
    const byInput = inputGradient(tensor4d(dy, dyShape), tensor4d(filter, filterShape), xShape, steps);
    expect(byFilter.shape).toEqual(filterShape);
    expect(byInput.shape).toEqual(xShape);
    expect(relativeError(byFilter, expectedFilter)).toBeLessThan(1e-6);
    expect(relativeError(byInput, expectedInput)).toBeLessThan(1e-6);
  });

  test('with dilation agree with those of the same filter with zeros between its taps', () => {
    const [xShape, dyShape, filterShape]: Size[] = [
      [2, 8, 12, 3],
      [2, 8, 12, 4],
      [3, 3, 3, 4],
    ];
    const [x, filter, dy] = [tensor4d(values(xShape), xShape), values(filterShape), tensor4d(values(dyShape), dyShape)];
    const block = filterShape[2] * filterShape[3];
    const wide = new Float32Array(25 * block);
    const place = (tap: number) => (10 * Math.floor(tap / 3) + 2 * (tap % 3)) * block;
    for (let tap = 0; tap < 9; tap++) wide.set(filter.subarray(tap * block, (tap + 1) * block), place(tap));

    const dilated = { stride: 1, dilation: 2 };
    const plain = { stride: 1, dilation: 1 };
    const expectedInput = inputGradient(dy, tensor4d(wide, [5, 5, 3, 4]), xShape, plain).dataSync<'float32'>();
    expect(
      relativeError(inputGradient(dy, tensor4d(filter, filterShape), xShape, dilated), expectedInput),
    ).toBeLessThan(1e-6);

    const wideGradient = filterGradient(x, dy, 5, plain).dataSync<'float32'>();
    const expectedFilter = new Float32Array(9 * block);
    for (let tap = 0; tap < 9; tap++)
      expectedFilter.set(wideGradient.subarray(place(tap), place(tap) + block), tap * block);
    expect(relativeError(filterGradient(x, dy, 3, dilated), expectedFilter)).toBeLessThan(1e-6);
  });
});

test('the gradient of doubling is its transpose: <dy, double(x)> = <gradient(dy), x>', async () => {
  await startTensorBackend();
  const { doubled } = await import('../../../src/perception/segmentation/tensor-operations.ts');
  const x = tensor4d(values([2, 5, 7, 3]), [2, 5, 7, 3]);
  const dy = tensor4d(values([2, 10, 14, 3]), [2, 10, 14, 3]);
  const inner = (a: Tensor4D, b: Tensor4D) => {
    const [left, right] = [a.dataSync<'float32'>(), b.dataSync<'float32'>()];
    return left.reduce((sum, value, i) => sum + value * right[i], 0);
  };
  expect(inner(doublingGradient(dy), x)).toBeCloseTo(inner(dy, doubled(x)), 3);
});
