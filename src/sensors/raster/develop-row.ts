import { NOISE_MASK, NOISE_STEP, NOISE_TABLE } from './image-noise.ts';
import { SENSOR_CURVE, TONE_LAST, TONE_SCALE } from './tone-curve.ts';

/**
 * What the sensor makes of one row of light: exposure, the lens' fall-off, the sRGB curve and noise that grows with the
 * light. `light` holds three values a pixel, `out` gets three bytes a pixel from pixel `first` on. `noise` is a place in
 * NOISE_TABLE, negative for none, `noiseGain` its strength. Channels are written out since a loop over them takes nearly twice as long.
 */
export function developRow(
  light: Float64Array | Float32Array,
  gain: Float32Array,
  exposure: number,
  noise: number,
  noiseGain: number,
  first: number,
  out: Uint8Array,
): void {
  // Imported names are looked up at every use; locals are not.
  const curve = SENSOR_CURVE;
  const table = NOISE_TABLE;
  const mask = NOISE_MASK;
  const last = TONE_LAST;
  const entries = TONE_SCALE;
  const step = noise < 0 ? 0 : NOISE_STEP * noiseGain;
  const place = Math.max(noise, 0);
  const goal = 3 * first;
  for (let i = 0, pixel = first; i < light.length; i += 3, pixel++) {
    const scale = exposure * gain[pixel] * entries;
    const red = 2 * Math.min((light[i] * scale) | 0, last);
    const green = 2 * Math.min((light[i + 1] * scale) | 0, last);
    const blue = 2 * Math.min((light[i + 2] * scale) | 0, last);
    out[goal + i] = byte(curve[red] + curve[red + 1] * step * table[(place + i) & mask]);
    out[goal + i + 1] = byte(curve[green] + curve[green + 1] * step * table[(place + i + 1) & mask]);
    out[goal + i + 2] = byte(curve[blue] + curve[blue + 1] * step * table[(place + i + 2) & mask]);
  }
}

/** The nearest whole number of 0 to 255, halves upwards. */
function byte(value: number): number {
  return Math.max(0, Math.min(255, (value + 0.5) | 0));
}
