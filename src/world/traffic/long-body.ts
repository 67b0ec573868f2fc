import { atan2 } from '../../core/math/atan.ts';
import { hypot } from '../../core/math/hypot.ts';
import type { LanePoint } from '../../map/road-map.ts';

/** Vehicles longer than this follow their lane by both axles, shorter ones by their middle [m]. */
export const LONG = 6.5;

/** Distance of the axles of long vehicles over their length [1]: 6 m of 12 m buses, 4.65 m of 7.2 m lorries. */
const WHEELBASE = 0.55;

/** How far before and behind its middle an axle of a long vehicle is [m]. */
export function halfWheelbase(length: number): number {
  return (WHEELBASE * length) / 2;
}

/** The middle of a long vehicle whose axles are at `rear` and `front`, and its direction, put in the place of `rear`. */
export function placeBetween(rear: LanePoint, front: LanePoint): void {
  const dx = front.x - rear.x;
  const dy = front.y - rear.y;
  if (hypot(dx, dy) > 0) rear.heading = atan2(dy, dx);
  rear.x += dx / 2;
  rear.y += dy / 2;
}
