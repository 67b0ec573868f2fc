import { exp } from '../../core/math/exp.ts';
import { pow } from '../../core/math/pow.ts';

/** Entries of the table over linear light 0 to RANGE. */
const ENTRIES = 8192;
const RANGE = 2;

/** Multiplier from linear light to a table index. */
export const TONE_SCALE = ENTRIES / RANGE;
export const TONE_LAST = ENTRIES - 1;

/** Where the sensor begins to saturate softly [linear light, 1 = white]. */
const SHOULDER = 0.65;

/** Read noise of a pixel and variance of its shot noise per unit of light, in linear light. */
const READ_NOISE = 0.0022;
const SHOT_NOISE = 0.00016;

/** Linear light of each sRGB byte (IEC 61966-2-1). */
export const SRGB_TO_LINEAR: Float32Array = Float32Array.from({ length: 256 }, (_, i) => {
  const c = i / 255;
  return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
});

/**
 * The sensor's answer to each table index of linear light, two numbers an index: the sRGB value 0 to 255, with a soft
 * shoulder above SHOULDER, and the standard deviation of its noise in the same unit: read noise and shot noise,
 * sqrt(read^2 + shot * light), carried through the slope of the curve.
 */
export const SENSOR_CURVE: Float32Array = makeCurve();

function makeCurve(): Float32Array {
  const tone = Float32Array.from({ length: ENTRIES }, (_, i) => 255 * encode(shoulder((i + 0.5) / TONE_SCALE)));
  const curve = new Float32Array(2 * ENTRIES);
  for (let i = 0; i < ENTRIES; i++) {
    const slope = ((tone[Math.min(i + 4, TONE_LAST)] - tone[Math.max(i - 4, 0)]) * TONE_SCALE) / 8;
    const light = (i + 0.5) / TONE_SCALE;
    curve[2 * i] = tone[i];
    curve[2 * i + 1] = Math.min(6, slope * Math.sqrt(READ_NOISE * READ_NOISE + SHOT_NOISE * light));
  }
  return curve;
}

function shoulder(light: number): number {
  if (light < SHOULDER) return light;
  const rest = 1 - SHOULDER;
  return SHOULDER + rest * (1 - exp((SHOULDER - light) / rest));
}

function encode(light: number): number {
  return light <= 0.0031308 ? 12.92 * light : 1.055 * pow(light, 1 / 2.4) - 0.055;
}
