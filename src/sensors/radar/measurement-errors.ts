import type { RandomStream } from '../../core/random.ts';
import type { RadarParameters } from './radar-parameters.ts';

/** Slope of a monopulse antenna's difference pattern [1] (Skolnik, "Introduction to radar systems", 2001, section 4.2). */
const MONOPULSE = 1.6;

/**
 * Errors of a detection's measurements, normal and independent. Each has a least deviation of its own, and one that noise
 * gives: resolution / sqrt(2 S) in range and range rate, resolution / (1.6 sqrt(2 S)) in azimuth (Skolnik, section 6.3).
 */
export class MeasurementErrors {
  private readonly parameters: RadarParameters;
  private readonly random: RandomStream;

  constructor(parameters: RadarParameters, random: RandomStream) {
    this.parameters = parameters;
    this.random = random;
  }

  /** Each draws its error for an echo of this power over noise [1]. */
  ofRange(power: number): number {
    return this.draw(this.parameters.rangeAccuracy, this.parameters.rangeResolution, power);
  }

  ofAzimuth(power: number): number {
    return this.draw(this.parameters.azimuthAccuracy, this.parameters.azimuthResolution / MONOPULSE, power);
  }

  ofRangeRate(power: number): number {
    return this.draw(this.parameters.rangeRateAccuracy, this.parameters.rangeRateResolution, power);
  }

  private draw(least: number, resolution: number, power: number): number {
    return Math.sqrt(least * least + (resolution * resolution) / (2 * power)) * this.random.normal();
  }
}
