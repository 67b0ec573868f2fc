import { laneStationAt, roadStationAt } from '../../../map/lane-station.ts';
import { mayChangeLane } from '../../../map/may-change-lane.ts';
import type { RoadMap } from '../../../map/road-map.ts';
import type { TrafficScene } from '../traffic-scene.ts';
import { PATH_LENGTH } from '../traffic-state.ts';

/** Until this share of a change its vehicle counts on both lanes [1]: 99 % of the way across is done. */
export const ON_BOTH = 0.9;

/** Where the lane that is left ends, this share of the change must be done [1]: 68 % of the way across. */
const BEFORE_END = 0.6;

/** Station on a lane beside another one, of the same place along the road [m]. */
export function stationBeside({ lanes }: RoadMap, from: number, s: number, to: number): number {
  return laneStationAt(lanes[to], roadStationAt(lanes[from], s));
}

/**
 * Whether lane and neighbour run side by side, outside junctions, for as long as a change takes, and the marks between
 * them allow it all the way; the new lane must be wide enough for traffic there.
 *
 * @param isDue it has to be: then lanes that open there need be wide enough, and marks allow it, only for the most of the way
 */
export function hasRoomToChange(
  scene: TrafficScene,
  actor: number,
  side: number,
  way: number,
  isDue: boolean,
): boolean {
  const { map, lanes, state } = scene;
  const name = side > 0 ? 'left' : 'right';
  let left = way;
  let s = state.s[actor];
  let before = -1;
  for (let k = 0; k < PATH_LENGTH; k++) {
    const from = state.path[actor * PATH_LENGTH + k];
    if (from < 0) return way - left >= BEFORE_END * way;
    if (lanes.isConnecting(from)) return false;
    const to = lanes.beside(from, side);
    if (to < 0) return way - left >= ON_BOTH * way;
    if (lanes.isConnecting(to) || (before >= 0 && !map.lanes[before].successors.includes(to))) return false;
    const end = Math.min(lanes.length(from), s + left);
    const isMostDone = left <= (1 - BEFORE_END) * way;
    const isMarked = mayChangeLane(map, from, name, s) && mayChangeLane(map, from, name, (s + end) / 2);
    if (!isMarked && !(isDue && isMostDone)) return false;
    if (!isMostDone && !isDue && !mayChangeLane(map, from, name, end)) return false;
    const { usableFrom, usableTo } = scene.facts[to];
    const opens = isDue && before < 0 && map.lanes[to].predecessors.length === 0;
    const needed = opens ? Math.min(end, s + BEFORE_END * way) : s;
    if (stationBeside(map, from, needed, to) < usableFrom || stationBeside(map, from, end, to) > usableTo) return false;
    left -= end - s;
    if (left <= 0) return true;
    before = to;
    s = 0;
  }
  return false;
}
