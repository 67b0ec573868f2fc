import { describe, expect, test } from 'vitest';
import { hashOf } from '../../../src/core/hash.ts';
import { RandomStream } from '../../../src/core/random.ts';
import {
  MASK_PIXELS,
  MASK_WIDTH,
  PICTURE_BYTES,
  PICTURE_WIDTH,
} from '../../../src/perception/segmentation/picture-cells.ts';
import { type Augmentation, augment, drawAugmentation } from '../../../src/perception/training/augmentation.ts';
import { BatchSource } from '../../../src/perception/training/batch-source.ts';
import type { LabelledFrame } from '../../../src/perception/training/dataset.ts';
import { UNLABELLED } from '../../../src/perception/training/segmentation-loss.ts';
import { syntheticFrames } from './synthetic-frames.ts';

const NOTHING: Augmentation = { mirror: false, right: 0, down: 0, gains: [1, 1, 1], offsets: [0, 0, 0] };
const [frame] = syntheticFrames(8, 1);

function augmented(source: LabelledFrame, change: Partial<Augmentation>): LabelledFrame {
  const out = { rgb: new Uint8Array(PICTURE_BYTES), label: new Uint8Array(MASK_PIXELS) };
  augment(source, { ...NOTHING, ...change }, out);
  return out;
}

describe('augmentation', () => {
  test('no change changes nothing; mirrored twice is as before', () => {
    expect(hashOf(augmented(frame, {}))).toBe(hashOf(frame));
    const mirrored = augmented(frame, { mirror: true });
    expect(hashOf(augmented(mirrored, { mirror: true }))).toBe(hashOf(frame));
    expect(hashOf(mirrored)).not.toBe(hashOf(frame));
  });

  test('picture and label move together', () => {
    // Each label's picture pixels have a colour of its class' number, so that they can be compared after any change.
    const rgb = new Uint8Array(PICTURE_BYTES);
    const pixelOf = (mask: number) => 2 * Math.floor(mask / MASK_WIDTH) * PICTURE_WIDTH + 2 * (mask % MASK_WIDTH);
    const colour = (target: Uint8Array, mask: number) => target.subarray(3 * pixelOf(mask), 3 * pixelOf(mask) + 3);
    frame.label.forEach((id, mask) => {
      for (const step of [0, 1, PICTURE_WIDTH, PICTURE_WIDTH + 1])
        rgb.fill(20 * id, 3 * (pixelOf(mask) + step), 3 * (pixelOf(mask) + step) + 3);
    });
    const random = new RandomStream(2, 'augment');
    for (let i = 0; i < 4; i++) {
      const { mirror, right, down } = drawAugmentation(random);
      const changed = augmented({ rgb, label: frame.label }, { mirror, right, down });
      const outside = changed.label.reduce((count, id) => count + (id === UNLABELLED ? 1 : 0), 0);
      expect(outside).toBe(MASK_PIXELS - (MASK_WIDTH - Math.abs(right)) * (64 - Math.abs(down)));
      changed.label.forEach((id, mask) => {
        if (id !== UNLABELLED && colour(changed.rgb, mask)[0] !== 20 * id)
          throw new Error(`mask pixel ${mask} moved apart`);
      });
    }
  });

  test('tones are clipped, not wrapped', () => {
    const bright = augmented(frame, { gains: [1.25, 1.25, 1.25], offsets: [40, 40, 40] });
    const expected = frame.rgb.map((value) => Math.min(255, Math.round((value - 128) * 1.25 + 168)));
    expect(hashOf(bright.rgb)).toBe(hashOf(expected));
    expect(Math.max(...bright.rgb.subarray(0, 768))).toBe(255);
  });
});

test('a batch depends on seed and step alone, and each round shows every frame once', () => {
  const frames = syntheticFrames(9, 5);
  const source = new BatchSource(frames, 1, 2);
  const hashes = [0, 1, 2, 3, 4].map((step) => hashOf(source.at(step)));
  expect(new Set(hashes).size).toBe(5);
  expect(hashOf(new BatchSource(frames, 1, 2).at(3))).toBe(hashes[3]);
  expect(hashOf(source.at(0))).toBe(hashes[0]);
  expect(hashOf(new BatchSource(frames, 2, 2).at(0))).not.toBe(hashes[0]);
});
