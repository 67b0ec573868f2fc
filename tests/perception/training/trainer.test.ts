import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { hashOf } from '../../../src/core/hash.ts';
import { RandomStream } from '../../../src/core/random.ts';
import { MASK_PIXELS } from '../../../src/perception/segmentation/picture-cells.ts';
import { Segmenter } from '../../../src/perception/segmentation/segmenter.ts';
import { startTensorBackend } from '../../../src/perception/segmentation/tensor-backend.ts';
import { Adam } from '../../../src/perception/training/adam.ts';
import {
  decodeCheckpoint,
  encodeCheckpoint,
  type TrainingOptions,
} from '../../../src/perception/training/checkpoint.ts';
import { evaluate } from '../../../src/perception/training/evaluate.ts';
import { learningRate } from '../../../src/perception/training/learning-rate.ts';
import { train } from '../../../src/perception/training/train.ts';
import { Trainer } from '../../../src/perception/training/trainer.ts';
import { syntheticFrames } from './synthetic-frames.ts';

const OPTIONS: TrainingOptions = { seed: 5, steps: 6, batch: 2, peakRate: 2e-3 };
const frames = syntheticFrames(1, 3);
const ports = (saved: Uint8Array[], stopAt = Number.POSITIVE_INFINITY) => ({
  save: async (bytes: Uint8Array) => void saved.push(bytes),
  progress: ({ step }: { step: number }) => step < stopAt,
  rest: async () => {},
});

describe('training', () => {
  beforeAll(() => startTensorBackend());

  test('learns a frame by heart', () => {
    const [frame] = frames;
    const trainer = new Trainer([frame], { ...OPTIONS, steps: 30, batch: 1, peakRate: 5e-3 });
    const losses = Array.from({ length: 30 }, () => trainer.advance());
    expect(losses[29]).toBeLessThan(0.5 * losses[0]);
    const segmenter = new Segmenter(trainer.parameters);
    const confidence = new Uint8Array(MASK_PIXELS);
    const { miou } = evaluate((rgb, classes) => segmenter.infer(rgb, classes, confidence), [frame]);
    expect(miou).toBeGreaterThan(0.5);
  });

  test('same seed same weights; interrupted and resumed, too; other seed, other weights', async () => {
    const before = memory().numTensors;
    const whole = await train({ frames, pictureHash: 'p' }, OPTIONS, ports([]));
    const half = new Trainer(frames, OPTIONS);
    for (let i = 0; i < 3; i++) half.advance();
    const { checkpoint } = decodeCheckpoint(encodeCheckpoint(half.checkpoint()), OPTIONS);
    const resumed = await train({ frames, pictureHash: 'p' }, OPTIONS, ports([]), checkpoint!);
    expect(hashOf(resumed)).toBe(hashOf(whole));
    expect(whole!.facts).toEqual({ seed: 5, steps: 6, batch: 2, frames: 3, pictureHash: 'p' });
    const other = new Trainer(frames, { ...OPTIONS, seed: 6 });
    expect(hashOf(other.parameters)).not.toBe(hashOf(new Trainer(frames, OPTIONS).parameters));
    expect(memory().numTensors - before).toBeLessThan(50);
  });

  test('stopped by its host it leaves a checkpoint and no weights', async () => {
    const saved: Uint8Array[] = [];
    expect(await train({ frames, pictureHash: '' }, { ...OPTIONS, steps: 21, batch: 1 }, ports(saved, 20))).toBeNull();
    expect(saved.length).toBe(1);
    expect(decodeCheckpoint(saved[0], { ...OPTIONS, steps: 21, batch: 1 }).checkpoint!.step).toBe(20);
    const { checkpoint, problems } = decodeCheckpoint(saved[0], { ...OPTIONS, seed: 9 });
    expect(checkpoint).toBeNull();
    expect(problems.join('\n')).toMatch(
      /seed: found 5, expected 9.*\n.*steps: found 21, expected 6.*\n.*batch: found 1, expected 2/,
    );
  });

  test('the gradient is the slope of the loss', () => {
    // Small steps along a random direction and back: the central difference must be the gradient's component.
    const gradientOf = (trainer: Trainer): Float32Array => {
      const { first } = advanced(trainer);
      return first.map((value) => value / 0.1); // after one step the mean of gradients is a tenth of the first
    };
    const advanced = (trainer: Trainer) => {
      trainer.advance();
      return trainer.checkpoint();
    };
    const start = new Trainer(frames, OPTIONS).checkpoint();
    const random = new RandomStream(1, 'direction');
    const gradient = gradientOf(new Trainer(frames, OPTIONS, start));
    const norm = Math.sqrt(gradient.reduce((sum, value) => sum + value * value, 0));
    const direction = gradient.map((value) => value / norm + random.normal() / 1000);
    const h = 2e-3;
    const lossAt = (by: number) =>
      new Trainer(frames, OPTIONS, {
        ...start,
        parameters: start.parameters.map((value, i) => value + by * direction[i]),
      }).advance();
    const slope = (lossAt(h) - lossAt(-h)) / (2 * h);
    const component = gradient.reduce((sum, value, i) => sum + value * direction[i], 0);
    expect(slope / component).toBeCloseTo(1, 1);
  });
});

describe('optimiser', () => {
  test('the first step of Adam has the length of the rate, against the sign of the gradient', () => {
    const adam = new Adam(Float32Array.of(1, 1, 1));
    adam.step(Float32Array.of(0.5, -2, 0), 0.01);
    expect([...adam.parameters]).toEqual([0.99, 1.01, 1].map(Math.fround));
  });

  test('Adam finds the lowest point of a bowl', () => {
    const adam = new Adam(Float32Array.of(3, -2));
    for (let i = 0; i < 800; i++) adam.step(Float32Array.of(adam.parameters[0] - 1, 10 * adam.parameters[1]), 0.02);
    expect(adam.parameters[0]).toBeCloseTo(1, 2);
    expect(adam.parameters[1]).toBeCloseTo(0, 2);
  });

  test('the rate rises to its peak and falls to nothing', () => {
    expect(learningRate(0, 10_000, 1)).toBeCloseTo(1 / 200, 9);
    expect(learningRate(0, 100, 1)).toBeCloseTo(1 / 10, 9);
    expect(learningRate(200, 10_000, 1)).toBeGreaterThan(0.99);
    expect(learningRate(5000, 10_000, 1)).toBeCloseTo(0.5, 9);
    expect(learningRate(9999, 10_000, 1)).toBeLessThan(1e-6);
  });
});
