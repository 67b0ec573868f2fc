import type { RoadMap } from './road-map.ts';

/** Whether one may change from a lane to its neighbour on a side at station `s` along its centre. Allocates nothing. */
export function mayChangeLane(map: RoadMap, lane: number, side: 'left' | 'right', s: number): boolean {
  const stretches = map.laneChanges[lane][side];
  // Pairs of from and to: an odd number of ends at or before s means that it lies between the two of a pair.
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stretches[middle] <= s) low = middle + 1;
    else high = middle;
  }
  return low % 2 === 1 || (low > 0 && stretches[low - 1] === s);
}
