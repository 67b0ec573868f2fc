import { RandomStream } from '../../../core/random.ts';
import type { WeatherLight } from '../../scenery/mesh.ts';

/** Side and height of the box of air around the eye that is filled with drops or flakes [m]. */
export const FALL_BOX = { side: 24, height: 12 } as const;

/** Most drops or flakes that are drawn, and how many at 1 mm/h. */
const MOST = 1400;
const DROPS = 190;
const FLAKES = 750;

/** Fall of a drop of 2 mm (Gunn and Kinzer 1949) and of a dry flake [m/s]. */
const DROP_SPEED = 6.5;
const FLAKE_SPEED = 1.1;

/** Time over which a camera sees a drop as a streak [s]. */
export const STREAK_TIME = 0.022;

/** What falls through the air of a picture. */
export interface Precipitation {
  readonly kind: 'rain' | 'snow';
  readonly count: number;
  /** Places in the box, 0 to 1 along x, y and z in turn. */
  readonly places: Float32Array;
  /** Velocity [m/s]. */
  readonly velocity: readonly [x: number, y: number, z: number];
}

/** What falls in a weather; null where nothing does. Snow where both fall. Same places in every run. */
export function precipitationOf({ rain, snowfall, drift }: WeatherLight): Precipitation | null {
  if (rain <= 0 && snowfall <= 0) return null;
  const isSnow = snowfall > 0;
  const amount = isSnow ? FLAKES * Math.sqrt(snowfall) : DROPS * Math.sqrt(rain);
  const count = Math.round(Math.min(MOST, amount));
  const random = new RandomStream(1, 'weather drops');
  return {
    kind: isSnow ? 'snow' : 'rain',
    count,
    places: Float32Array.from({ length: 3 * count }, () => random.uniform()),
    velocity: [drift[0], drift[1], isSnow ? -FLAKE_SPEED : -DROP_SPEED],
  };
}
