import type { Lane } from './road-map.ts';

/**
 * Index of a driving lane by its road, section and OpenDRIVE id, -1 where there is none. Lanes are in the order of roads and
 * sections. Allocates nothing.
 */
export function findLane(lanes: readonly Lane[], road: number, section: number, id: number): number {
  let low = 0;
  let high = lanes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const lane = lanes[middle];
    if (lane.road < road || (lane.road === road && lane.section < section)) low = middle + 1;
    else high = middle;
  }
  for (let i = low; i < lanes.length && lanes[i].road === road && lanes[i].section === section; i++) {
    if (lanes[i].id === id) return i;
  }
  return -1;
}
