import type { RoadMap } from '../../map/road-map.ts';
import type { Tour, TourLeg } from './find-tour.ts';
import { laneBurdens } from './lane-burdens.ts';
import { ROUTE_COSTS } from './route-costs.ts';

/** What is to be said of a way. */
export interface RouteFacts {
  /** Along the lanes [m]. */
  length: number;
  /** At the speed limits [s]. */
  time: number;
  laneChanges: number;
  /** Turns in junctions, and those of them that cross who comes the other way. */
  turns: number;
  across: number;
  /** Junctions without lights in which others cross or meet the way. */
  unsignalled: number;
  /** Way beside which others come with nothing between [m]. */
  oncoming: number;
  /** Conflicts, as the costs of `risk` have them: turns across, junctions without lights, oncoming [s]. */
  risk: number;
}

/** Counts what is along a tour. */
export function factsOfTour(map: RoadMap, tour: Tour): RouteFacts {
  const facts: RouteFacts = {
    length: 0,
    time: 0,
    laneChanges: 0,
    turns: 0,
    across: 0,
    unsignalled: 0,
    oncoming: 0,
    risk: 0,
  };
  for (const leg of tour.legs) addLeg(map, leg, facts);
  return facts;
}

function addLeg(map: RoadMap, { lanes, from, to }: TourLeg, facts: RouteFacts): void {
  const { turns, across, unsignalled, oncoming } = laneBurdens(map);
  const { risk } = ROUTE_COSTS;
  let share = from.s / map.lanes[from.lane].length;
  for (const [i, index] of lanes.entries()) {
    const lane = map.lanes[index];
    const next = lanes[i + 1];
    if (next !== undefined && !lane.successors.includes(next)) {
      facts.laneChanges++;
      continue;
    }
    const end = next === undefined ? to.s : lane.length;
    const way = end - share * lane.length;
    share = 0;
    facts.length += way;
    facts.time += way / lane.speedLimit;
    facts.oncoming += oncoming[index] * way;
    facts.risk += (oncoming[index] * risk.oncoming * way) / lane.speedLimit;
    if (next === undefined || map.lanes[next].junction < 0 || map.lanes[next].junction === lane.junction) continue;
    facts.turns += turns[next];
    facts.across += across[next];
    facts.unsignalled += unsignalled[next];
    facts.risk += across[next] * risk.across + unsignalled[next] * risk.unsignalled;
  }
}
