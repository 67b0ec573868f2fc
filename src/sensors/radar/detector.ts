import { log } from '../../core/math/log.ts';
import type { RandomStream } from '../../core/random.ts';

/**
 * Square-law detector with a threshold over unit noise. A target fluctuates from cycle to cycle as a sum of many scatterers
 * does (Swerling 1): power is exponential with mean 1 + S, so it passes -ln(Pfa) with probability Pfa^(1 / (1 + S))
 * (Richards, "Fundamentals of radar signal processing", 2014, section 6.3).
 */
export class Detector {
  /** Power that has to be passed [1]. */
  readonly threshold: number;
  private readonly random: RandomStream;

  constructor(falseAlarmProbability: number, random: RandomStream) {
    this.threshold = -log(falseAlarmProbability);
    this.random = random;
  }

  /** Power received of an echo with mean signal over noise `snr` [1]; what is below the threshold is lost. */
  receive(snr: number): number {
    return -(1 + snr) * log(1 - this.random.uniform());
  }
}
