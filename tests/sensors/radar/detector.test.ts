import { describe, expect, test } from 'vitest';
import { pow } from '../../../src/core/math/pow.ts';
import { RandomStream } from '../../../src/core/random.ts';
import { Detector } from '../../../src/sensors/radar/detector.ts';

const SAMPLES = 200_000;
/** Bound of a two-sided test that a right model fails once in 15,000 [standard deviations]. */
const BOUND = 4;

describe('Detector', () => {
  // Richards 2014, (6.35): P_d = P_fa^(1 / (1 + S)) for a Swerling 1 target.
  test.each([1, 10, 30, 130])('finds a target of S = %i as often as Swerling 1 says', (snr) => {
    const detector = new Detector(1e-6, new RandomStream(5, `detector ${snr}`));
    let found = 0;
    for (let i = 0; i < SAMPLES; i++) if (detector.receive(snr) >= detector.threshold) found++;
    const expected = pow(1e-6, 1 / (1 + snr));
    const deviation = Math.sqrt((expected * (1 - expected)) / SAMPLES);
    expect(Math.abs(found / SAMPLES - expected) / deviation).toBeLessThan(BOUND);
  });

  test('noise alone passes with the probability of false alarm', () => {
    const detector = new Detector(1e-3, new RandomStream(9, 'noise'));
    let found = 0;
    for (let i = 0; i < SAMPLES; i++) if (detector.receive(0) >= detector.threshold) found++;
    expect(Math.abs(found / SAMPLES - 1e-3) / Math.sqrt(1e-3 / SAMPLES)).toBeLessThan(BOUND);
  });

  test('power is exponential with mean 1 + S, one cycle knows nothing of the one before', () => {
    const snr = 20;
    const detector = new Detector(1e-6, new RandomStream(7, 'power'));
    const power = Float64Array.from({ length: SAMPLES }, () => detector.receive(snr));
    const mean = power.reduce((sum, value) => sum + value) / SAMPLES;
    const square = power.reduce((sum, value) => sum + (value - mean) ** 2, 0) / SAMPLES;
    let lagged = 0;
    for (let i = 1; i < SAMPLES; i++) lagged += (power[i] - mean) * (power[i - 1] - mean);
    // Exponential: deviation = mean; that of its sample variance is sqrt(8 / n) of it.
    expect(Math.abs(mean / (1 + snr) - 1)).toBeLessThan(BOUND / Math.sqrt(SAMPLES));
    expect(Math.abs(square / (1 + snr) ** 2 - 1)).toBeLessThan(BOUND * Math.sqrt(8 / SAMPLES));
    expect(Math.abs(lagged / SAMPLES / square)).toBeLessThan(BOUND / Math.sqrt(SAMPLES));
  });
});
