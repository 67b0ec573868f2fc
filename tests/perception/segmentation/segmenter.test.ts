import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { hashOf } from '../../../src/core/hash.ts';
import { PERCEPTION, PERCEPTION_COUNT } from '../../../src/perception/perception-class.ts';
import { LAYERS, PARAMETER_COUNT } from '../../../src/perception/segmentation/network-shape.ts';
import {
  MASK_PIXELS,
  MASK_WIDTH,
  PICTURE_BYTES,
  PICTURE_WIDTH,
} from '../../../src/perception/segmentation/picture-cells.ts';
import { Segmenter } from '../../../src/perception/segmentation/segmenter.ts';
import { startTensorBackend } from '../../../src/perception/segmentation/tensor-backend.ts';
import { sampleWeights } from './sample-weights.ts';

const picture = Uint8Array.from(
  { length: PICTURE_BYTES },
  (_, i) => (Math.imul(i ^ 0x5bd1e995, 2654435761) >>> 24) & 255,
);

function infer(segmenter: Segmenter, rgb: Uint8Array): { classes: Uint8Array; confidence: Uint8Array } {
  const classes = new Uint8Array(MASK_PIXELS).fill(255);
  const confidence = new Uint8Array(MASK_PIXELS);
  segmenter.infer(rgb, classes, confidence);
  return { classes, confidence };
}

describe('segmenter', () => {
  beforeAll(() => startTensorBackend());

  test('gives the same bytes for the same picture, whatever came between, and keeps no tensors', () => {
    const before = memory().numTensors;
    const segmenter = new Segmenter(sampleWeights(1).parameters);
    const first = infer(segmenter, picture);
    const tensors = memory().numTensors - before;
    infer(
      segmenter,
      picture.map((value) => 255 - value),
    );
    const again = infer(segmenter, picture);
    const other = infer(new Segmenter(sampleWeights(1).parameters), picture);
    expect(hashOf(again)).toBe(hashOf(first));
    expect(hashOf(other)).toBe(hashOf(first));
    expect(hashOf(infer(new Segmenter(sampleWeights(2).parameters), picture))).not.toBe(hashOf(first));
    segmenter.dispose();
    expect(tensors).toBeGreaterThan(0);
    expect(memory().numTensors - before).toBe(2 * tensors); // the two that live on
  });

  test('names classes within range, with at least the probability of chance', () => {
    const { classes, confidence } = infer(new Segmenter(sampleWeights(3).parameters), picture);
    expect(Math.max(...classes)).toBeLessThan(PERCEPTION_COUNT);
    expect(Math.min(...confidence)).toBeGreaterThanOrEqual(Math.round(255 / PERCEPTION_COUNT));
  });

  test('finds a bright patch at its place in the mask', () => {
    // Weights made by hand: green through stem and fineJoin at the centre tap, one channel for each mask pixel of a cell.
    const parameters = new Float32Array(PARAMETER_COUNT);
    const centre = ({ inputs, outputs, filterOffset, kernel }: typeof LAYERS.stem, from: number, to: number) =>
      filterOffset + ((kernel * kernel - 1) / 2) * inputs * outputs + from * outputs + to;
    for (let inside = 0; inside < 4; inside++) {
      const corner = 3 * (8 * (inside >> 1) + 2 * (inside & 1)) + 1;
      parameters[centre(LAYERS.stem, corner, inside)] = 1;
      parameters[centre(LAYERS.fineJoin, inside, inside)] = 1;
      parameters[centre(LAYERS.head, inside, inside * PERCEPTION_COUNT + PERCEPTION.vehicle)] = 1;
      parameters[LAYERS.head.biasOffset + inside * PERCEPTION_COUNT + PERCEPTION.road] = 1;
    }
    const rgb = new Uint8Array(PICTURE_BYTES);
    const [row, column] = [31, 58];
    for (const pixel of [0, 1, PICTURE_WIDTH, PICTURE_WIDTH + 1])
      rgb[3 * (2 * row * PICTURE_WIDTH + 2 * column + pixel) + 1] = 255;
    const { classes } = infer(new Segmenter(parameters), rgb);
    const expected = new Uint8Array(MASK_PIXELS).fill(PERCEPTION.road);
    expected[row * MASK_WIDTH + column] = PERCEPTION.vehicle;
    expect(classes).toEqual(expected);
  });
});
