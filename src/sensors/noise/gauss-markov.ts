import { exp } from '../../core/math/exp.ts';
import type { RandomStream } from '../../core/random.ts';

/**
 * First-order Gauss-Markov process, b(t + dt) = e^(-dt / tau) b(t) + sigma sqrt(1 - e^(-2 dt / tau)) n with n standard
 * normal: an error that wanders with standard deviation sigma and forgets itself over tau (Gelb 1974, section 2.2).
 */
export class GaussMarkov {
  value: number;
  private readonly memory: number;
  private readonly drive: number;
  private readonly random: RandomStream;

  /** @param sigma standard deviation @param tau correlation time [s] @param dt time of one step [s] */
  constructor(sigma: number, tau: number, dt: number, random: RandomStream) {
    this.memory = exp(-dt / tau);
    this.drive = sigma * Math.sqrt(1 - this.memory * this.memory);
    this.random = random;
    this.value = sigma * random.normal();
  }

  step(): number {
    this.value = this.memory * this.value + this.drive * this.random.normal();
    return this.value;
  }
}
