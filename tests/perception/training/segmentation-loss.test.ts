import { describe, expect, test } from 'vitest';
import { RandomStream } from '../../../src/core/random.ts';
import { PERCEPTION_COUNT } from '../../../src/perception/perception-class.ts';
import { segmentationLoss, UNLABELLED } from '../../../src/perception/training/segmentation-loss.ts';

const PIXELS = 12;
const random = new RandomStream(3, 'loss');
const scores = Float64Array.from({ length: PIXELS * PERCEPTION_COUNT }, () => random.normal());
const labels = Uint8Array.from({ length: PIXELS }, (_, i) => (i === 5 ? UNLABELLED : random.integer(PERCEPTION_COUNT)));
const weights = Float64Array.from({ length: PERCEPTION_COUNT }, () => random.between(0.5, 3));

function softmax(values: Float64Array): Float32Array {
  const out = new Float32Array(values.length);
  for (let at = 0; at < values.length; at += PERCEPTION_COUNT) {
    const exponentials = values.subarray(at, at + PERCEPTION_COUNT).map((value) => Math.exp(value));
    const sum = exponentials.reduce((a, b) => a + b);
    out.set(
      exponentials.map((value) => value / sum),
      at,
    );
  }
  return out;
}

function lossOf(values: Float64Array): { loss: number; gradient: Float32Array } {
  const gradient = new Float32Array(values.length).fill(9);
  return { loss: segmentationLoss(softmax(values), labels, weights, gradient), gradient };
}

describe('segmentation loss', () => {
  test('its gradient is what finite differences give', () => {
    const { gradient } = lossOf(scores);
    const h = 1e-3;
    for (let i = 0; i < scores.length; i++) {
      const moved = (by: number) => lossOf(scores.map((value, k) => (k === i ? value + by : value))).loss;
      expect(gradient[i]).toBeCloseTo((moved(h) - moved(-h)) / (2 * h), 4);
    }
  });

  test('unlabelled pixels do not pull', () => {
    const { gradient } = lossOf(scores);
    expect(gradient.subarray(5 * PERCEPTION_COUNT, 6 * PERCEPTION_COUNT).every((value) => value === 0)).toBe(true);
  });

  test('all right is near zero, all wrong is not', () => {
    const sure = scores.map((_, i) => (labels[Math.floor(i / PERCEPTION_COUNT)] === i % PERCEPTION_COUNT ? 15 : 0));
    expect(lossOf(sure).loss).toBeLessThan(1e-4);
    expect(lossOf(sure.map((value) => -value)).loss).toBeGreaterThan(5);
  });
});
