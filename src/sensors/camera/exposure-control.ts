import { clamp } from '../../core/math/clamp.ts';
import { exp } from '../../core/math/exp.ts';
import { log } from '../../core/math/log.ts';
import type { PlainData } from '../../core/snapshot.ts';
import { BASE_SHUTTER, type ExposureParameters } from './camera-parameters.ts';

/** Every so many pixels is metered, along each side. */
const STEP = 3;

/** Light over this many times white counts as so much: the chip is saturated there. */
const SATURATED = 2;

/** Standard deviation of the bell of `centre`, and half side of the spot, as shares of the picture's sides. */
const BELL = 0.25;
const SPOT = 0.05;

/** Darkest mean light that is told from none. */
const LEAST = 1e-4;

/** Luminance of linear sRGB (ITU-R BT.709). */
const LUMA = [0.2126, 0.7152, 0.0722] as const;

/**
 * Automatic exposure: the logarithm of the exposure goes towards that which would have made the metered mean `target`,
 * ln E' = ln E + (1 - e^(-dt / settle)) ln(target / metered). The shutter is opened first, then gain is added.
 */
export class ExposureControl {
  /** Exposure of the next frame [1]. */
  exposure: number;
  /** Open time of the shutter [s], and gain [1], whose product over BASE_SHUTTER is the exposure. */
  shutter = BASE_SHUTTER;
  gain = 1;
  private readonly parameters: ExposureParameters;
  private readonly weights: Float32Array;
  private readonly width: number;
  private readonly height: number;
  private hasMetered = false;

  constructor(parameters: ExposureParameters, width: number, height: number) {
    this.parameters = parameters;
    this.width = width;
    this.height = height;
    this.exposure = parameters.value;
    this.weights = weightsOf(parameters.metering, width, height);
    this.split();
  }

  /** Takes in the linear light of a frame, 3 values a pixel, `seconds` after the one before. */
  meter(light: Float32Array, seconds: number): void {
    const { parameters } = this;
    if (parameters.mode === 'manual') return;
    const metered = Math.max(LEAST, this.mean(light));
    const off = log(parameters.target / metered);
    // The first frame is exposed as if the camera had been on for long.
    const share = this.hasMetered ? 1 - exp(-seconds / parameters.settle) : 1;
    if (!this.hasMetered) this.exposure = parameters.target / metered;
    else this.exposure *= exp(share * (off - log(this.exposure)));
    this.hasMetered = true;
    this.split();
  }

  /** Whether a frame has been metered. */
  get isReady(): boolean {
    return this.hasMetered || this.parameters.mode === 'manual';
  }

  snapshot(): PlainData {
    return { exposure: this.exposure, hasMetered: this.hasMetered };
  }

  restore(state: PlainData): void {
    const { exposure, hasMetered } = state as { exposure: number; hasMetered: boolean };
    this.exposure = exposure;
    this.hasMetered = hasMetered;
    this.split();
  }

  private split(): void {
    const { shortest, longest, mostGain } = this.parameters;
    this.exposure = clamp(this.exposure, shortest / BASE_SHUTTER, (longest / BASE_SHUTTER) * mostGain);
    this.shutter = clamp(this.exposure * BASE_SHUTTER, shortest, longest);
    this.gain = (this.exposure * BASE_SHUTTER) / this.shutter;
  }

  /** Weighted mean luminance, with what this exposure saturates cut off. */
  private mean(light: Float32Array): number {
    const { weights, width, height } = this;
    const most = SATURATED / (this.hasMetered ? this.exposure : 1);
    let sum = 0;
    let total = 0;
    for (let row = 0; row < height; row += STEP) {
      for (let column = 0; column < width; column += STEP) {
        const p = row * width + column;
        const weight = weights[p];
        const luminance = LUMA[0] * light[3 * p] + LUMA[1] * light[3 * p + 1] + LUMA[2] * light[3 * p + 2];
        sum += weight * Math.min(most, luminance);
        total += weight;
      }
    }
    return total > 0 ? sum / total : 0;
  }
}

function weightsOf(metering: ExposureParameters['metering'], width: number, height: number): Float32Array {
  return Float32Array.from({ length: width * height }, (_, p) => {
    if (metering === 'average') return 1;
    const x = ((p % width) + 0.5) / width - 0.5;
    const y = (Math.floor(p / width) + 0.5) / height - 0.5;
    if (metering === 'centre') return exp(-(x * x + y * y) / (2 * BELL * BELL));
    // At least the pixels around the middle, however small the picture is.
    const near = (off: number, side: number) => Math.abs(off) <= Math.max(SPOT, STEP / side);
    return near(x, width) && near(y, height) ? 1 : 0;
  });
}
