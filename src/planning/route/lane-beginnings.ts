import { PerMap } from '../../map/per-map.ts';
import type { RoadMap } from '../../map/road-map.ts';
import { centreAt } from './centre-at.ts';

/** Where the lanes of a map begin [m], by lane, side by side in memory: a search asks for them in no order. */
export interface LaneBeginnings {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Greatest speed limit of all lanes [m/s]. */
  readonly maxSpeed: number;
}

const known = new PerMap<LaneBeginnings>();

/** Made once a map. */
export function laneBeginnings(map: RoadMap): LaneBeginnings {
  return known.get(map, '', () => makeBeginnings(map));
}

function makeBeginnings(map: RoadMap): LaneBeginnings {
  const places = map.lanes.map((lane) => centreAt(lane, 0));
  return {
    x: Float64Array.from(places, ([x]) => x),
    y: Float64Array.from(places, ([, y]) => y),
    maxSpeed: map.lanes.reduce((fastest, lane) => Math.max(fastest, lane.speedLimit), 0),
  };
}
