import { describe, expect, test } from 'vitest';
import { PERCEPTION } from '../../../src/perception/perception-class.ts';
import { ColourLookup } from '../../../src/perception/training/colour-lookup.ts';
import { evaluate } from '../../../src/perception/training/evaluate.ts';
import { UNLABELLED } from '../../../src/perception/training/segmentation-loss.ts';
import { SegmentationScore } from '../../../src/perception/training/segmentation-score.ts';
import { syntheticFrames } from './synthetic-frames.ts';

describe('segmentation score', () => {
  test('by hand: three classes, one ignored pixel, one class that never comes up', () => {
    const score = new SegmentationScore();
    //             hits: sky 2, road 2, vehicle 0
    score.add(Uint8Array.of(0, 0, 0, 1, 1), Uint8Array.of(0, 0, 1, 1, 1));
    score.add(Uint8Array.of(7, UNLABELLED), Uint8Array.of(0, 3));
    const iou = score.classIou();
    expect(iou[PERCEPTION.sky]).toBe(2 / 4); // one missed, one vehicle pixel too many
    expect(iou[PERCEPTION.road]).toBe(2 / 3);
    expect(iou[PERCEPTION.vehicle]).toBe(0);
    expect(iou[PERCEPTION.terrain]).toBeNaN();
    expect(score.meanIou()).toBeCloseTo((1 / 2 + 2 / 3 + 0) / 3, 12);
  });

  test('the truth itself scores one', () => {
    const frames = syntheticFrames(5, 2);
    const truths = frames.map(({ label }) => label);
    expect(evaluate((_, classes) => classes.set(truths.shift()!), frames).miou).toBe(1);
  });
});

test('the colour look-up knows colours and nothing else', () => {
  const lookup = new ColourLookup(syntheticFrames(6, 6));
  const { iou } = evaluate((rgb, classes) => lookup.infer(rgb, classes), syntheticFrames(7, 4));
  expect(iou.sky).toBeGreaterThan(0.9);
  expect(iou.road).toBeGreaterThan(0.8);
  expect(iou.vegetation).toBeLessThan(0.4); // of the verge's colour
});
