import { intervalAt } from '../../map/lane-station.ts';
import type { Lane } from '../../map/road-map.ts';

/** A quantity along a lane, given at the samples of its centre, at station `s`: straight between samples, level outside. */
export function sampleAt({ centre }: Lane, values: Float64Array, s: number): number {
  const i = intervalAt(centre.s, s);
  const share = (s - centre.s[i]) / (centre.s[i + 1] - centre.s[i]);
  const t = Math.min(1, Math.max(0, share));
  return values[i] + t * (values[i + 1] - values[i]);
}
