import { clamp, lerp } from '../../core/math/clamp.ts';

export type Rgb = readonly [red: number, green: number, blue: number];

/** Light of a clear sky, linear, as a camera shows it that has set its exposure: 1 = a white card by day. */
export interface ClearLight {
  /** On a surface that faces the sun. */
  readonly sun: Rgb;
  /** On a surface that faces up, from the sky. */
  readonly sky: Rgb;
  /** Of the sky itself. */
  readonly zenith: Rgb;
  readonly horizon: Rgb;
  /** Of lamps, beside the rest [1]. */
  readonly lamps: number;
}

/**
 * By the sun's elevation [degrees]. Outdoors light falls by eight orders of magnitude from noon to a starless night; an
 * automatic exposure leaves of that what is set here, by eye. Red of the low sun: its way through the air.
 */
const KEYS: readonly (readonly [elevation: number, light: ClearLight])[] = [
  [
    -14,
    {
      sun: [0, 0, 0],
      sky: rgb(0.012, 0.016, 0.028),
      zenith: rgb(0.003, 0.005, 0.011),
      horizon: rgb(0.012, 0.013, 0.02),
      lamps: 1,
    },
  ],
  [
    -7,
    {
      sun: [0, 0, 0],
      sky: rgb(0.04, 0.05, 0.085),
      zenith: rgb(0.014, 0.026, 0.072),
      horizon: rgb(0.12, 0.085, 0.09),
      lamps: 0.95,
    },
  ],
  [
    -2.5,
    {
      sun: [0, 0, 0],
      sky: rgb(0.115, 0.125, 0.19),
      zenith: rgb(0.045, 0.08, 0.185),
      horizon: rgb(0.42, 0.27, 0.2),
      lamps: 0.75,
    },
  ],
  [
    0,
    {
      sun: rgb(0.2, 0.09, 0.03),
      sky: rgb(0.2, 0.21, 0.28),
      zenith: rgb(0.07, 0.125, 0.27),
      horizon: rgb(0.62, 0.42, 0.28),
      lamps: 0.45,
    },
  ],
  [
    4,
    {
      sun: rgb(1.05, 0.58, 0.26),
      sky: rgb(0.3, 0.33, 0.42),
      zenith: rgb(0.09, 0.17, 0.36),
      horizon: rgb(0.72, 0.56, 0.4),
      lamps: 0.2,
    },
  ],
  [
    10,
    {
      sun: rgb(1.6, 1.15, 0.72),
      sky: rgb(0.36, 0.41, 0.52),
      zenith: rgb(0.095, 0.2, 0.42),
      horizon: rgb(0.7, 0.63, 0.52),
      lamps: 0.1,
    },
  ],
  [
    25,
    {
      sun: rgb(1.95, 1.72, 1.4),
      sky: rgb(0.4, 0.48, 0.6),
      zenith: rgb(0.098, 0.214, 0.46),
      horizon: rgb(0.64, 0.64, 0.62),
      lamps: 0.08,
    },
  ],
  [
    60,
    {
      sun: rgb(2.05, 1.97, 1.8),
      sky: rgb(0.42, 0.5, 0.63),
      zenith: rgb(0.085, 0.205, 0.47),
      horizon: rgb(0.56, 0.62, 0.67),
      lamps: 0.08,
    },
  ],
];

/** Light of a clear sky with the sun at an elevation [degrees]. */
export function clearLight(elevation: number): ClearLight {
  const last = KEYS.length - 1;
  let k = 1;
  while (k < last && KEYS[k][0] < elevation) k++;
  const [from, a] = KEYS[k - 1];
  const [to, b] = KEYS[k];
  const t = clamp((elevation - from) / (to - from), 0, 1);
  return {
    sun: mixed(a.sun, b.sun, t),
    sky: mixed(a.sky, b.sky, t),
    zenith: mixed(a.zenith, b.zenith, t),
    horizon: mixed(a.horizon, b.horizon, t),
    lamps: lerp(a.lamps, b.lamps, t),
  };
}

/** From `a` at t = 0 to `b` at t = 1. */
export function mixed(a: Rgb, b: Rgb, t: number): Rgb {
  return [lerp(a[0], b[0], t), lerp(a[1], b[1], t), lerp(a[2], b[2], t)];
}

export function scaled([red, green, blue]: Rgb, factor: number): Rgb {
  return [red * factor, green * factor, blue * factor];
}

function rgb(red: number, green: number, blue: number): Rgb {
  return [red, green, blue];
}
