import { describe, expect, test } from 'vitest';
import { RandomStream } from '../../../src/core/random.ts';
import { MeasurementErrors } from '../../../src/sensors/radar/measurement-errors.ts';
import { RADAR_PRESETS } from '../../../src/sensors/radar/radar-parameters.ts';

const SAMPLES = 100_000;
/** Bound of a two-sided test that a right model fails once in 15,000 [standard deviations]. */
const BOUND = 4;
const parameters = RADAR_PRESETS['long-range'];

/** What Skolnik's formulas and the data sheet's accuracies give together. */
const together = (accuracy: number, ofNoise: number) => Math.hypot(accuracy, ofNoise);

describe('MeasurementErrors', () => {
  test.each([20, 2000])(
    'have the deviations of their equations at a power of %i over noise, and no memory',
    (power) => {
      const errors = new MeasurementErrors(parameters, new RandomStream(11, `errors ${power}`));
      const noise = 1 / Math.sqrt(2 * power);
      const { rangeAccuracy, rangeResolution, azimuthAccuracy, azimuthResolution } = parameters;
      const { rangeRateAccuracy, rangeRateResolution } = parameters;
      const cases = [
        { draw: () => errors.ofRange(power), deviation: together(rangeAccuracy, rangeResolution * noise) },
        {
          draw: () => errors.ofAzimuth(power),
          deviation: together(azimuthAccuracy, (azimuthResolution * noise) / 1.6),
        },
        { draw: () => errors.ofRangeRate(power), deviation: together(rangeRateAccuracy, rangeRateResolution * noise) },
      ];
      for (const { draw, deviation } of cases) {
        let sum = 0;
        let squares = 0;
        let lagged = 0;
        let last = 0;
        for (let i = 0; i < SAMPLES; i++) {
          const error = draw() / deviation;
          sum += error;
          squares += error * error;
          lagged += error * last;
          last = error;
        }
        expect(Math.abs(sum / SAMPLES)).toBeLessThan(BOUND / Math.sqrt(SAMPLES));
        expect(Math.abs(squares / SAMPLES - 1)).toBeLessThan(BOUND * Math.sqrt(2 / SAMPLES));
        expect(Math.abs(lagged / SAMPLES)).toBeLessThan(BOUND / Math.sqrt(SAMPLES));
      }
    },
  );
});
