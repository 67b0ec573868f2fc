/** Below this the time gap is that of creeping, from the next on it grows with speed [km/h]. */
const CREEPING = 7.2;
const GROWING = 10;
/** Never closer than this [m]. */
const LEAST = 2;

/**
 * R157-style least following distance [m]: v t with t = 1.0 s + v[km/h] / 100 s from 10 km/h on (1.1 s at 10, 1.6 s at
 * 60), 1.0 s at 7.2 km/h and below, linear between both, and never less than 2 m.
 *
 * Source: the public implementations and scenario files for UN R157 (ALKS), not the regulation's own text.
 *
 * @param speed [m/s]
 */
export function followingDistance(speed: number): number {
  return Math.max(LEAST, speed * followingTime(speed));
}

/** Time gap of that distance, the 2 m apart [s]. */
export function followingTime(speed: number): number {
  const kmh = speed * 3.6;
  if (kmh >= GROWING) return 1 + kmh / 100;
  if (kmh <= CREEPING) return 1;
  return 1 + (0.1 * (kmh - CREEPING)) / (GROWING - CREEPING);
}

/** Share of the samples with somebody ahead at which that distance was kept [1]; NaN without any. */
export function followingShareKept(gap: ArrayLike<number>, speed: ArrayLike<number>): number {
  let samples = 0;
  let kept = 0;
  for (let i = 0; i < gap.length; i++) {
    if (Number.isNaN(gap[i])) continue;
    samples++;
    if (gap[i] >= followingDistance(speed[i])) kept++;
  }
  return samples > 0 ? kept / samples : Number.NaN;
}
