import { clamp } from '../../core/math/clamp.ts';
import { exp } from '../../core/math/exp.ts';
import type { PlainData } from '../../core/snapshot.ts';

/** Gains of red and blue that a camera goes to at most, and at least [1]. */
const MOST = 2.5;

/** Time in which automatic white balance covers all but 1/e of a step [s]. */
const SETTLE = 1.5;

/** Colour temperature of daylight, for which the scene's colours are right as they are [K]. */
const DAYLIGHT = 6504;

/** Every so many pixels is looked at. */
const STEP = 11;

/** Gains of red, green and blue that make the light's colour white; green's is 1. */
export class WhiteBalance {
  readonly gains = new Float64Array(3).fill(1);
  private readonly isAuto: boolean;
  private hasSeen = false;

  /** @param setting `auto`, or the colour temperature that is taken for white [K] */
  constructor(setting: 'auto' | number) {
    this.isAuto = setting === 'auto';
    if (setting === 'auto') return;
    const daylight = blackBodyColour(DAYLIGHT);
    const light = blackBodyColour(setting);
    for (const c of [0, 2]) this.gains[c] = limited((daylight[c] / daylight[1] / light[c]) * light[1]);
  }

  /** Takes in the linear light of a frame: what is grey on the mean is taken for grey (G. Buchsbaum 1980). */
  follow(light: Float32Array, seconds: number): void {
    if (!this.isAuto) return;
    const sums = [0, 0, 0];
    for (let i = 0; i < light.length; i += 3 * STEP) for (let c = 0; c < 3; c++) sums[c] += Math.min(1, light[i + c]);
    const share = this.hasSeen ? 1 - exp(-seconds / SETTLE) : 1;
    for (const c of [0, 2]) {
      const wanted = sums[c] > 0 ? limited(sums[1] / sums[c]) : 1;
      this.gains[c] += share * (wanted - this.gains[c]);
    }
    this.hasSeen = true;
  }

  snapshot(): PlainData {
    return { gains: this.gains.slice(), hasSeen: this.hasSeen };
  }

  restore(state: PlainData): void {
    const { gains, hasSeen } = state as { gains: Float64Array; hasSeen: boolean };
    this.gains.set(gains);
    this.hasSeen = hasSeen;
  }
}

function limited(gain: number): number {
  return clamp(gain, 1 / MOST, MOST);
}

/**
 * Linear sRGB of a black body, of whatever brightness: its chromaticity by the cubics of B. Kim et al. (US patent
 * 7,024,034, 2002), 1667 to 25,000 K, then the matrix of IEC 61966-2-1.
 */
export function blackBodyColour(kelvin: number): readonly [number, number, number] {
  const t = 1000 / clamp(kelvin, 1667, 25_000);
  const x =
    kelvin < 4000
      ? ((-0.2661239 * t - 0.234358) * t + 0.8776956) * t + 0.17991
      : ((-3.0258469 * t + 2.1070379) * t + 0.2226347) * t + 0.24039;
  let y = ((3.081758 * x - 5.8733867) * x + 3.75112997) * x - 0.37001483;
  if (kelvin < 2222) y = ((-1.1063814 * x - 1.3481102) * x + 2.18555832) * x - 0.20219683;
  else if (kelvin < 4000) y = ((-0.9549476 * x - 1.37418593) * x + 2.09137015) * x - 0.16748867;
  const bigX = x / y;
  const bigZ = (1 - x - y) / y;
  return [
    Math.max(0.001, 3.2406 * bigX - 1.5372 - 0.4986 * bigZ),
    Math.max(0.001, -0.9689 * bigX + 1.8758 + 0.0415 * bigZ),
    Math.max(0.001, 0.0557 * bigX - 0.204 + 1.057 * bigZ),
  ];
}
