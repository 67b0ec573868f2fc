import { NOISE_MASK, NOISE_STEP, NOISE_TABLE } from './image-noise.ts';
import { NOISE_DEVIATION, TONE, TONE_LAST, TONE_SCALE } from './tone-curve.ts';

/**
 * What the sensor makes of one row of light: exposure, the lens' fall-off, the sRGB curve and noise that grows with the
 * light. `light` holds three values a pixel, `out` gets three bytes a pixel from pixel `first` on. `noise` is a place in
 * NOISE_TABLE, negative for none.
 */
export function developRow(
  light: Float64Array,
  gain: Float32Array,
  exposure: number,
  noise: number,
  first: number,
  out: Uint8Array,
): void {
  const tones = TONE;
  const deviations = NOISE_DEVIATION;
  const table = NOISE_TABLE;
  const step = noise < 0 ? 0 : NOISE_STEP;
  const pixels = light.length / 3;
  let next = Math.max(noise, 0);
  let source = 0;
  let goal = 3 * first;
  for (let pixel = 0; pixel < pixels; pixel++) {
    const scale = exposure * gain[first + pixel] * TONE_SCALE;
    for (let channel = 0; channel < 3; channel++) {
      const level = (light[source++] * scale) | 0;
      const tone = level < TONE_LAST ? level : TONE_LAST;
      const value = tones[tone] + deviations[tone] * step * table[next++ & NOISE_MASK] + 0.5;
      out[goal++] = value < 0 ? 0 : value > 255 ? 255 : value;
    }
  }
}
