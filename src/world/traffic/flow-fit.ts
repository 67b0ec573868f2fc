import type { RoadMap } from '../../map/road-map.ts';
import type { LaneChoice } from './lane-choice.ts';
import { RouteTable } from './route-table.ts';
import { poolOf, type TrafficFlow } from './traffic-flow.ts';

/**
 * Which vehicles of the flows' pools find their way: 1 for those that fit every lane of it. Those that do not fit all lanes
 * of the map have to find a drive that goes on from its first lane, too: others keep clear only of such (size-class.ts).
 * Who finds none never comes; index is that among the pools.
 */
export function fitFlows(
  map: RoadMap,
  flows: readonly TrafficFlow[],
  choiceOf: (index: number) => LaneChoice,
): Uint8Array {
  const fits: number[] = [];
  for (const flow of flows) {
    const way = wayOf(map, flow);
    for (let i = 0; i < poolOf(flow); i++) {
      const choice = choiceOf(fits.length);
      const isFit = way.every((lane) => choice.fits(lane)) && (choice.fitsAll || choice.leadsOn(flow.from));
      fits.push(isFit ? 1 : 0);
    }
  }
  return Uint8Array.from(fits);
}

/** The lanes of a flow's shortest way to its destination; the first alone where it has none. */
function wayOf(map: RoadMap, { from, to }: TrafficFlow): number[] {
  const way = [from];
  if (to === null) return way;
  const table = new RouteTable(map, to);
  for (let lane = from; lane >= 0 && !table.isDestination(lane) && way.length <= map.lanes.length; ) {
    lane = table.step(lane);
    if (lane >= 0) way.push(lane);
  }
  return way;
}
