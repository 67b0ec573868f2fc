import { flickerAllanVariance } from '../noise/flicker-noise.ts';
import type { TriadParameters } from './imu-parameters.ts';

/**
 * Allan deviation at an averaging time [s] that follows from the parameters of a triad at rest: squares of white noise
 * (density^2 / (2 tau)), flicker noise, random walk (K^2 tau / 3) and rounding (resolution^2 / 12 a sample, white as long as
 * the noise is wider than a step) add (IEEE Std 952-1997, annex C).
 */
export function triadAllanDeviation(parameters: TriadParameters, rate: number, tau: number): number {
  const { noiseDensity, biasInstability, randomWalk, resolution } = parameters;
  const white = (noiseDensity * noiseDensity) / (2 * tau);
  const walk = (randomWalk * randomWalk * tau) / 3;
  const rounding = (resolution * resolution) / 12 / (rate * tau);
  return Math.sqrt(white + flickerAllanVariance(biasInstability, tau) + walk + rounding);
}
