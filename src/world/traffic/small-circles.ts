import { PerMap } from '../../map/per-map.ts';
import type { RoadMap } from '../../map/road-map.ts';
import { circulatingLanes } from './circles.ts';
import type { LaneFacts } from './lane-network.ts';
import { LONG } from './long-body.ts';
import { LEAST_ROOM, STANDING_ROOM } from './waiting-place.ts';

/** With fewer arms nobody could wait on the circle: all places but one. */
const LEAST_ARMS = 3;

/** Roundabouts with room for one car between any two of their arms, but not for a queue everywhere. */
export interface SmallCircles {
  /** Per lane: the number of the circle that it is part of, -1 for none. */
  readonly of: Int32Array;
  /**
   * Per circle: how many cars may be on it that have yet to leave it: one less than it has places between its arms, so that
   * one of them always has a free place before it.
   */
  readonly most: readonly number[];
}

const known = new PerMap<SmallCircles>();

export function smallCircles(map: RoadMap, facts: readonly LaneFacts[]): SmallCircles {
  return known.get(map, '', () => workOut(map, facts));
}

function workOut(map: RoadMap, facts: readonly LaneFacts[]): SmallCircles {
  const circulating = circulatingLanes(map);
  const of = new Int32Array(map.lanes.length).fill(-1);
  const most: number[] = [];
  for (const { index, junction } of map.lanes) {
    if (circulating[index] === 0 || of[index] >= 0 || junction >= 0) continue;
    const way = wayAround(map, circulating, index);
    const rooms = way.filter((lane) => map.lanes[lane].junction < 0).map((lane) => facts[lane].waitAt);
    if (rooms.length < LEAST_ARMS || Math.min(...rooms) < LONG + STANDING_ROOM) continue;
    if (Math.min(...rooms) >= LEAST_ROOM) continue;
    for (const lane of way) of[lane] = most.length;
    most.push(rooms.length - 1);
  }
  return { of, most };
}

/** The lanes of a circle from one of them on, connecting ones and others by turns; none where it is not so simple. */
function wayAround({ lanes }: RoadMap, circulating: Uint8Array, start: number): number[] {
  const way: number[] = [];
  for (let at = start; at !== start || way.length === 0; ) {
    if (way.includes(at)) return [];
    way.push(at);
    const next = lanes[at].successors.filter((lane) => circulating[lane] === 1);
    if (next.length !== 1 || lanes[next[0]].junction >= 0 === lanes[at].junction >= 0) return [];
    at = next[0];
  }
  return way;
}
