import { hypot } from '../core/math/hypot.ts';
import type { RoadMap } from './road-map.ts';

/** Grade of a lane's centre at station `s` in the direction of travel: rise over run, uphill positive [1]. */
export function gradeAt({ lanes }: RoadMap, lane: number, s: number): number {
  const { centre } = lanes[lane];
  let i = 0;
  while (i + 2 < centre.count && centre.s[i + 1] <= s) i++;
  const run = hypot(centre.x[i + 1] - centre.x[i], centre.y[i + 1] - centre.y[i]);
  return run === 0 ? 0 : (centre.z[i + 1] - centre.z[i]) / run;
}
