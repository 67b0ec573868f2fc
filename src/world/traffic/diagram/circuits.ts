import type { RoadMap } from '../../../map/road-map.ts';

/** A lane that leads back to itself without a choice on the way. */
export interface Circuit {
  /** Lane indices in driving order, from the lowest. */
  readonly lanes: readonly number[];
  /** [m] */
  readonly length: number;
  /** The one speed limit that holds all the way [m/s]. */
  readonly speedLimit: number;
}

/** The circuits that a map consists of; null if it is anything but circuits of one speed limit each. */
export function circuitsOf(map: RoadMap): Circuit[] | null {
  const isTaken = new Uint8Array(map.lanes.length);
  const circuits: Circuit[] = [];
  for (const { index, speedLimit } of map.lanes) {
    if (isTaken[index] === 1) continue;
    const lanes: number[] = [];
    let length = 0;
    let lane = index;
    while (isTaken[lane] === 0) {
      isTaken[lane] = 1;
      lanes.push(lane);
      length += map.lanes[lane].length;
      const { limit } = map.speedLimits[lane];
      const isEven = limit.every((value) => value === speedLimit);
      if (map.lanes[lane].successors.length !== 1 || !isEven) return null;
      lane = map.lanes[lane].successors[0];
    }
    if (lane !== index) return null;
    circuits.push({ lanes, length, speedLimit });
  }
  return circuits;
}
