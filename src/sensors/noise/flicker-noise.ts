import { exp } from '../../core/math/exp.ts';
import { log } from '../../core/math/log.ts';
import type { RandomStream } from '../../core/random.ts';
import { GaussMarkov } from './gauss-markov.ts';

/** Correlation times of the processes [s], each this many times the one before: from a second to more than an hour. */
const RATIO = 4;
const TIMES = [1, 4, 16, 64, 256, 1024, 4096];

/**
 * Noise whose power density falls as 1 / f, what IEEE Std 952-1997 (C.1.3) calls bias instability, with coefficient B: its
 * Allan deviation is flat at sqrt(2 ln 2 / pi) B = 0.664 B. Made of Gauss-Markov processes whose correlation times stand in
 * a geometric row: one of density 4 s2 tau / (1 + (2 pi f tau)^2) for each step of tau sums to s2 / (ln(ratio) f), and
 * B^2 / (pi f) is wanted (one-sided), so s2 = B^2 ln(ratio) / pi. Flat from about 4 s to 1,000 s.
 */
export class FlickerNoise {
  private readonly processes: readonly GaussMarkov[];

  /** @param coefficient B, in the unit of the output @param dt time of one step [s] */
  constructor(coefficient: number, dt: number, random: RandomStream) {
    const sigma = sigmaOfEach(coefficient);
    this.processes = TIMES.map((time) => new GaussMarkov(sigma, time, dt, random));
  }

  step(): number {
    let sum = 0;
    for (const process of this.processes) sum += process.step();
    return sum;
  }

  snapshot(): number[] {
    return this.processes.map(({ value }) => value);
  }

  restore(values: readonly number[]): void {
    for (const [k, process] of this.processes.entries()) process.value = values[k];
  }
}

function sigmaOfEach(coefficient: number): number {
  return coefficient * Math.sqrt(log(RATIO) / Math.PI);
}

/**
 * Allan variance of it at an averaging time [s]: that of a Gauss-Markov process of deviation s and time T is 2 s^2 T / tau
 * (1 - T / (2 tau) (3 - 4 e^(-tau / T) + e^(-2 tau / T))) (IEEE Std 952-1997, C.1.5), and those of independent ones add.
 */
export function flickerAllanVariance(coefficient: number, tau: number): number {
  const sigma = sigmaOfEach(coefficient);
  let sum = 0;
  for (const time of TIMES) {
    const fallen = exp(-tau / time);
    const rest = (time / (2 * tau)) * (3 - 4 * fallen + fallen * fallen);
    sum += ((2 * sigma * sigma * time) / tau) * (1 - rest);
  }
  return sum;
}
