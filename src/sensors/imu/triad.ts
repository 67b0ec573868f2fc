import { RandomStream } from '../../core/random.ts';
import type { PlainData } from '../../core/snapshot.ts';
import { FlickerNoise } from '../noise/flicker-noise.ts';
import type { TriadParameters } from './imu-parameters.ts';

/**
 * Three accelerometers or gyroscopes at right angles. What they tell of the true (x, y, z):
 *
 *     out = quantised(limited((1 + S + M) true + b + w + f + r))
 *
 * with S the scale errors (diagonal), M the misalignment (off it), b a constant offset, w white noise, f flicker noise and r a
 * random walk (IEEE Std 952-1997, annex C; J. A. Farrell, "Aided navigation", 2008, section 11.6).
 */
export class Triad {
  private readonly parameters: TriadParameters;
  private readonly random: RandomStream;
  private readonly white: number;
  private readonly walkStep: number;
  private readonly bias: Float64Array;
  /** 1 + S + M in row-major order; null where it is 1. */
  private matrix: Float64Array | null;
  private readonly flickerRandom: RandomStream;
  private readonly flicker: readonly FlickerNoise[];
  private readonly walkRandom: RandomStream;
  private readonly walk = new Float64Array(3);

  /**
   * @param random stream of offset and white noise, shared with the other triad
   * @param stream what the streams of the other errors are named after
   */
  constructor(seed: number, stream: string, random: RandomStream, rate: number, parameters: TriadParameters) {
    const { noiseDensity, bias, biasInstability, randomWalk } = parameters;
    this.parameters = parameters;
    this.random = random;
    this.white = noiseDensity * Math.sqrt(rate / 2);
    this.walkStep = randomWalk * Math.sqrt(1 / rate);
    this.bias = Float64Array.from({ length: 3 }, () => bias * random.normal());
    this.matrix = drawnMatrix(seed, stream, parameters);
    this.flickerRandom = new RandomStream(seed, `${stream}.instability`);
    this.flicker =
      biasInstability === 0
        ? []
        : Array.from({ length: 3 }, () => new FlickerNoise(biasInstability, 1 / rate, this.flickerRandom));
    this.walkRandom = new RandomStream(seed, `${stream}.walk`);
  }

  /** Turns three true values into what is told of them, in place. */
  measure(values: Float64Array): void {
    const { matrix, flicker, walk, walkStep } = this;
    if (matrix !== null) apply(matrix, values);
    for (let axis = 0; axis < 3; axis++) {
      values[axis] += this.bias[axis] + this.white * this.random.normal();
      if (flicker.length > 0) values[axis] += flicker[axis].step();
      if (walkStep > 0) {
        walk[axis] += walkStep * this.walkRandom.normal();
        values[axis] += walk[axis];
      }
      values[axis] = this.told(values[axis]);
    }
  }

  snapshot(): PlainData {
    return {
      bias: this.bias.slice(),
      matrix: this.matrix?.slice() ?? null,
      flickerRandom: this.flickerRandom.snapshot(),
      flicker: this.flicker.map((process) => process.snapshot()),
      walkRandom: this.walkRandom.snapshot(),
      walk: this.walk.slice(),
    };
  }

  restore(state: PlainData): void {
    const from = state as {
      bias: Float64Array;
      matrix: Float64Array | null;
      flickerRandom: PlainData;
      flicker: readonly (readonly number[])[];
      walkRandom: PlainData;
      walk: Float64Array;
    };
    this.bias.set(from.bias);
    this.matrix = from.matrix?.slice() ?? null;
    this.flickerRandom.restore(from.flickerRandom);
    for (const [axis, process] of this.flicker.entries()) process.restore(from.flicker[axis]);
    this.walkRandom.restore(from.walkRandom);
    this.walk.set(from.walk);
  }

  private told(value: number): number {
    const { range, resolution } = this.parameters;
    const limited = range > 0 ? Math.min(range, Math.max(-range, value)) : value;
    return resolution > 0 ? Math.round(limited / resolution) * resolution : limited;
  }
}

function drawnMatrix(seed: number, stream: string, { scaleError, misalignment }: TriadParameters): Float64Array | null {
  if (scaleError === 0 && misalignment === 0) return null;
  const scale = new RandomStream(seed, `${stream}.scale`);
  const tilt = new RandomStream(seed, `${stream}.misalignment`);
  return Float64Array.from({ length: 9 }, (_, k) =>
    k % 4 === 0 ? 1 + scaleError * scale.normal() : misalignment * tilt.normal(),
  );
}

function apply(m: Float64Array, v: Float64Array): void {
  const [x, y, z] = [v[0], v[1], v[2]];
  v[0] = m[0] * x + m[1] * y + m[2] * z;
  v[1] = m[3] * x + m[4] * y + m[5] * z;
  v[2] = m[6] * x + m[7] * y + m[8] * z;
}
