import type { Gnss } from '../core/messages.ts';
import { RandomStream } from '../core/random.ts';
import type { PlainData } from '../core/snapshot.ts';
import type { Tick } from '../core/tick.ts';
import { GaussMarkov } from './gauss-markov.ts';
import type { SensorModel, SensorTruth } from './sensor.ts';

/** Noise from fix to fix, each horizontal axis [m]. */
const WHITE_SIGMA = 0.4;
/** What clocks, orbits and the atmosphere add slowly: standard deviation [m] and correlation time [s]. */
const BIAS_SIGMA = 0.8;
const BIAS_TAU = 60;
/** Vertical error over horizontal error [1]: satellites are all on one side. */
const VERTICAL = 1.5;

/**
 * A single-frequency receiver with corrections: position with white noise and a wandering bias (model: Rankin 1994, "An
 * error model for sensor simulation: GPS and differential GPS"; sizes: about 1 m in open sky).
 */
export class GnssReceiver implements SensorModel<Gnss> {
  private readonly random: RandomStream;
  private readonly bias: readonly GaussMarkov[];

  constructor(name: string, rate: number, seed: number) {
    this.random = new RandomStream(seed, name === 'gnss' ? 'sensors.gnss' : `gnss.${name}`);
    const dt = 1 / rate;
    this.bias = [1, 1, VERTICAL].map((scale) => new GaussMarkov(scale * BIAS_SIGMA, BIAS_TAU, dt, this.random));
  }

  measure(_tick: Tick, { ego }: SensorTruth): Gnss {
    return {
      valid: true,
      x: ego.x + this.bias[0].step() + WHITE_SIGMA * this.random.normal(),
      y: ego.y + this.bias[1].step() + WHITE_SIGMA * this.random.normal(),
      z: ego.z + this.bias[2].step() + VERTICAL * WHITE_SIGMA * this.random.normal(),
      sigma: Math.sqrt(WHITE_SIGMA * WHITE_SIGMA + BIAS_SIGMA * BIAS_SIGMA),
    };
  }

  snapshot(): PlainData {
    return { random: this.random.snapshot(), bias: this.bias.map(({ value }) => value) };
  }

  restore(state: PlainData): void {
    const from = state as { random: PlainData; bias: readonly number[] };
    this.random.restore(from.random);
    for (const [axis, process] of this.bias.entries()) process.value = from.bias[axis];
  }
}
