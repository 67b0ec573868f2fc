import type { Lane } from '../../map/road-map.ts';

/** Whether traffic keeps to the left on a lane: lanes of ids below 0 go with the road's s where it keeps to the right. */
export function keepsLeft({ id, direction }: Lane): boolean {
  return id < 0 !== (direction === 1);
}
