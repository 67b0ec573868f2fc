import { cos, sin } from '../../core/math/sin-cos.ts';
import { RandomStream } from '../../core/random.ts';
import type { Atmosphere } from './mesh.ts';

/** Contrast at which a dark thing is just visible is 2 % of the horizon's light: ln 50 (Koschmieder 1924). */
export const KOSCHMIEDER = 3.912;

/** A clear sky with the sun at these angles [rad], azimuth from east towards north, and visibility [m]. */
export function clearSky(azimuth: number, elevation: number, visibility: number): Atmosphere {
  const low = Math.max(0, 1 - elevation / 0.9);
  return {
    sun: [cos(elevation) * cos(azimuth), cos(elevation) * sin(azimuth), sin(elevation)],
    sunStrength: 1,
    skyStrength: 1,
    zenith: [88 - 10 * low, 128 - 8 * low, 182 - 8 * low],
    horizon: [204 + 16 * low, 208 + 2 * low, 210 - 16 * low],
    extinction: KOSCHMIEDER / visibility,
  };
}

/** A late afternoon: the sun low in the south-west, no two seeds quite the same. */
export function lateAfternoon(seed: number): Atmosphere {
  const random = new RandomStream(seed, 'atmosphere');
  const azimuth = random.between(3.5, 4.4);
  const elevation = random.between(0.38, 0.66);
  return clearSky(azimuth, elevation, random.between(1400, 3500));
}
