import { DRY } from '../../grip/grip.ts';
import { REFERENCE_STEP } from '../../route/reference-line.ts';
import type { SlowStretch } from './caution.ts';

/** A profile of wished speeds [m/s] that is no faster on a stretch, which is come to and left comfortably. */
export function cappedProfile(
  profile: Float64Array,
  { from, to, speed }: SlowStretch,
  { comfortable } = DRY,
): Float64Array {
  return profile.map((wished, i) => {
    const s = i * REFERENCE_STEP;
    const away = Math.max(0, from - s, s - to);
    return Math.min(wished, Math.sqrt(speed * speed + 2 * comfortable * away));
  });
}
