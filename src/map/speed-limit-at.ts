import type { RoadMap } from './road-map.ts';

/** Speed limit on a lane at station `s` along its centre [m/s]. Allocates nothing. */
export function speedLimitAt(map: RoadMap, lane: number, s: number): number {
  const limits = map.speedLimits[lane];
  let i = limits.s.length - 1;
  while (i > 0 && limits.s[i] > s) i--;
  return limits.limit[i];
}
