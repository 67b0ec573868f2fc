import type { RoadMap } from '../../map/road-map.ts';
import { costOfLanes } from './cost-of-lanes.ts';
import { findTour, type Tour, type TourMissing } from './find-tour.ts';
import { factsOfTour, type RouteFacts } from './route-facts.ts';
import type { RoutePoint } from './route-graph.ts';
import { QUICKEST, type RouteWish } from './route-wish.ts';

/** One of several ways. */
export interface RouteAlternative {
  readonly tour: Tour;
  readonly facts: RouteFacts;
  /** By what wish it is the cheapest of all ways: whoever seeks by it drives it, from anywhere on it. */
  readonly wish: RouteWish;
  /** Greatest share of its length that it has in common with one before it, 0 to 1. */
  readonly shared: number;
}

/** What a street that is on a route counts for in the next search, each time [1]. */
const PENALTY = 1.4;
/** Searches for each alternative before it is given up. */
const PATIENCE = 6;
/** Most of an alternative that may be on streets of another [1]; most that it may cost over the cheapest [1], but for so much [s]. */
const MOST_SHARED = 0.7;
const MOST_COST = 1.7;
const SPARE_COST = 30;

/**
 * Up to `count` ways that differ, first the cheapest, by the penalty method (Chen, Bell, Bogenberger 2007; Bader, Dees, Geisberger,
 * Sanders 2011): the streets of what was found become dearer, lanes beside each other together, and the search is done again. Kept is what
 * shares at most 70 % of its length with each one before it and costs at most 1.7 times the cheapest (limited sharing and bounded stretch;
 * Abraham, Delling, Goldberg, Werneck 2013). What says why there is no way at all where there is none.
 */
export function findAlternatives(
  map: RoadMap,
  start: RoutePoint,
  places: readonly RoutePoint[],
  count: number,
  wish: RouteWish = QUICKEST,
): RouteAlternative[] | TourMissing {
  const best = findTour(map, start, places, wish);
  if (!best.valid) return best;
  const found: RouteAlternative[] = [{ tour: best, facts: factsOfTour(map, best), wish, shared: 0 }];
  const streets = streetsOf(map);
  const weights = wish.weights === null ? new Float64Array(map.lanes.length).fill(1) : wish.weights.slice();
  const most = Math.max(MOST_COST * best.cost, best.cost + SPARE_COST);
  let last = best;
  for (let i = 0; i < PATIENCE * (count - 1) && found.length < count; i++) {
    const taken = new Set(last.lanes.map((lane) => streets[lane]));
    for (let lane = 0; lane < weights.length; lane++) if (taken.has(streets[lane])) weights[lane] *= PENALTY;
    const next = findTour(map, start, places, { ...wish, weights });
    if (!next.valid) break;
    last = next;
    const shared = Math.max(...found.map(({ tour }) => sharedLength(map, streets, next, tour)));
    if (shared > MOST_SHARED || costOfTour(map, next, wish) > most) continue;
    found.push({ tour: next, facts: factsOfTour(map, next), wish: { ...wish, weights: weights.slice() }, shared });
  }
  return found;
}

function costOfTour(map: RoadMap, { legs }: Tour, wish: RouteWish): number {
  return legs.reduce((sum, { lanes, from, to }) => sum + costOfLanes(map, lanes, from, to, wish), 0);
}

/** Number of the street that a lane belongs to: lanes that one can change between are of one. */
function streetsOf(map: RoadMap): Int32Array {
  const streets = new Int32Array(map.lanes.length);
  for (const { index } of map.lanes) {
    let rightmost = index;
    while (map.lanes[rightmost].right >= 0) rightmost = map.lanes[rightmost].right;
    streets[index] = rightmost;
  }
  return streets;
}

/** Share of a tour's length on streets of another. */
function sharedLength(map: RoadMap, streets: Int32Array, tour: Tour, other: Tour): number {
  const theirs = new Set(other.lanes.map((lane) => streets[lane]));
  let [shared, all] = [0, 0];
  for (const leg of tour.legs) {
    for (const { lane, way } of waysOf(map, leg.lanes, leg.from.s, leg.to.s)) {
      all += way;
      if (theirs.has(streets[lane])) shared += way;
    }
  }
  return all === 0 ? 1 : shared / all;
}

/** Way on every lane of a leg that is driven to its end [m]. */
function waysOf(map: RoadMap, lanes: readonly number[], from: number, to: number): { lane: number; way: number }[] {
  const ways: { lane: number; way: number }[] = [];
  let share = from / map.lanes[lanes[0]].length;
  for (const [i, index] of lanes.entries()) {
    const lane = map.lanes[index];
    const next = lanes[i + 1];
    if (next !== undefined && !lane.successors.includes(next)) continue;
    ways.push({ lane: index, way: Math.max(0, (next === undefined ? to : lane.length) - share * lane.length) });
    share = 0;
  }
  return ways;
}
