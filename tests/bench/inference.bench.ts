import { bench, describe } from 'vitest';
import {
  cutIntoCells,
  INPUT_LENGTH,
  MASK_PIXELS,
  PICTURE_BYTES,
} from '../../src/perception/segmentation/picture-cells.ts';
import { Segmenter } from '../../src/perception/segmentation/segmenter.ts';
import { startTensorBackend } from '../../src/perception/segmentation/tensor-backend.ts';
import { sampleWeights } from '../perception/segmentation/sample-weights.ts';

const picture = Uint8Array.from({ length: PICTURE_BYTES }, (_, i) => (Math.imul(i, 2654435761) >>> 24) & 255);
const cells = new Float32Array(INPUT_LENGTH);
const classes = new Uint8Array(MASK_PIXELS);
const confidence = new Uint8Array(MASK_PIXELS);
await startTensorBackend();
const segmenter = new Segmenter(sampleWeights(1).parameters);

describe('segmentation of one picture, budget 10 ms', () => {
  bench('picture to mask', () => segmenter.infer(picture, classes, confidence), { iterations: 50 });
  bench('of which cutting into cells', () => cutIntoCells(picture, cells));
});
