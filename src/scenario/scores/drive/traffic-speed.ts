import { ACTOR_KIND } from '../../../core/messages.ts';
import type { DriveFrame } from '../../metrics/drive-frame.ts';

/** Mean speed of the vehicles around the ego [m/s]; NaN without any. Bicycles and people are none. */
export function trafficSpeed({ others }: DriveFrame): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < others.count; i++) {
    if (others.kind[i] === ACTOR_KIND.bicycle || others.kind[i] === ACTOR_KIND.pedestrian) continue;
    sum += Math.abs(others.speed[i]);
    count++;
  }
  return count > 0 ? sum / count : Number.NaN;
}
