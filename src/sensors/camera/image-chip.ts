import { RandomStream } from '../../core/random.ts';
import { NOISE_MASK, NOISE_TABLE } from '../raster/image-noise.ts';
import { BASE_SHUTTER, type ChipParameters } from './camera-parameters.ts';

/** Linear light that fills the wells at exposure 1: twice that of a white card, so that highlights have room. */
export const FULL_LIGHT = 2;

/** What the converter gives for darkness, as a share of its range, so that noise is not cut off below. */
const BLACK_SHARE = 1 / 64;

/** Mean and standard deviation of the table of deviates: it is short and rounded, and is put right. */
const [TABLE_MEAN, TABLE_DEVIATION] = momentsOf(NOISE_TABLE);

/**
 * An image sensor after EMVA Standard 1288: mu_e electrons of light and dark current, whose number has the variance of a
 * Poisson variable (here a normal one of the same mean and variance), temporal dark noise sigma_d, the gain K [DN/e-],
 * and rounding to whole numbers. So the variance of the output is K^2 (sigma_d^2 + mu_e) + 1/12, linear in its mean.
 * Every channel of a pixel has a well of its own.
 */
export class ImageChip {
  /** Output for darkness, and the highest [DN]. */
  readonly black: number;
  readonly white: number;
  private readonly parameters: ChipParameters;
  private readonly width: number;
  /** Sensitivity of each well over their mean; null where all are alike. */
  private readonly response: Float32Array | null;
  private readonly stream: RandomStream;

  constructor(parameters: ChipParameters, width: number, height: number, seed: number, name: string) {
    this.parameters = parameters;
    this.width = width;
    this.white = (1 << parameters.bits) - 1;
    this.black = Math.round(BLACK_SHARE * this.white);
    this.stream = new RandomStream(seed, `${name}.noise`);
    const spread = parameters.nonUniformity;
    const pattern = new RandomStream(seed, `${name}.pattern`);
    this.response =
      spread > 0 ? Float32Array.from({ length: 3 * width * height }, () => 1 + spread * pattern.normal()) : null;
  }

  /** Conversion gain at an analogue gain [DN/electron]. */
  gainOf(gain: number): number {
    return (gain * (this.white - this.black)) / this.parameters.fullWell;
  }

  /**
   * Exposes a frame: `light` is linear, 3 values a pixel, `fallOff` the lens' share of it a pixel; gives `out` in DN.
   */
  expose(light: Float32Array, fallOff: Float32Array, shutter: number, gain: number, out: Uint16Array): void {
    const { parameters, black, white, width, response } = this;
    const table = NOISE_TABLE;
    const mask = NOISE_MASK;
    const seed = this.stream.uint32();
    const perLight = (parameters.fullWell / FULL_LIGHT) * (shutter / BASE_SHUTTER);
    const dark = parameters.darkCurrent * shutter;
    const floor = parameters.readNoise * parameters.readNoise;
    const k = this.gainOf(gain);
    const step = 1 / TABLE_DEVIATION;
    const { fullWell } = parameters;
    const row = 3 * width;
    for (let first = 0, line = 0; first < light.length; first += row, line++) {
      // Each row reads the deviates from a place of its own, so that no pattern shows in the picture.
      const offset = scattered(seed, line);
      for (let i = first; i < first + row; i++) {
        let electrons = light[i] * fallOff[(i / 3) | 0] * perLight;
        if (response !== null) electrons *= response[i];
        electrons = Math.min(electrons + dark, fullWell);
        const noise = (table[(offset + i) & mask] - TABLE_MEAN) * step;
        const value = black + k * (electrons - dark + noise * Math.sqrt(electrons + floor));
        out[i] = value < 0 ? 0 : value > white ? white : (value + 0.5) | 0;
      }
    }
  }

  snapshot(): ReturnType<RandomStream['snapshot']> {
    return this.stream.snapshot();
  }

  restore(state: ReturnType<RandomStream['snapshot']>): void {
    this.stream.restore(state);
  }
}

/** A place by seed and line, all over the 32 bits (finaliser of MurmurHash3, A. Appleby). */
function scattered(seed: number, line: number): number {
  let h = (seed ^ Math.imul(line + 1, 0x9e3779b9)) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

function momentsOf(table: Int8Array): [mean: number, deviation: number] {
  let sum = 0;
  let squares = 0;
  for (const value of table) {
    sum += value;
    squares += value * value;
  }
  const mean = sum / table.length;
  return [mean, Math.sqrt(squares / table.length - mean * mean)];
}
