import type { RoadMap } from '../../map/road-map.ts';
import { findRoute, type RouteMissing } from './find-route.ts';
import type { RoutePoint } from './route-graph.ts';
import { QUICKEST, type RouteWish } from './route-wish.ts';

/** One stretch of a tour, from a place to the next. */
export interface TourLeg {
  readonly from: RoutePoint;
  readonly to: RoutePoint;
  readonly lanes: readonly number[];
}

/** A way from the start by all places in turn. */
export interface Tour {
  readonly valid: true;
  readonly legs: readonly TourLeg[];
  /** All lanes in order; a lane on which one leg ends and the next begins is there once. */
  readonly lanes: readonly number[];
  /** As RouteFound has it [s]. */
  readonly cost: number;
}

/** There is no way from one of the places to the next. */
export interface TourMissing extends RouteMissing {
  /** Index of the place that cannot be reached. */
  readonly leg: number;
}

/** The cheapest way by all `places` in their order, the last of which is the goal. */
export function findTour(
  map: RoadMap,
  start: RoutePoint,
  places: readonly RoutePoint[],
  wish: RouteWish = QUICKEST,
): Tour | TourMissing {
  const legs: TourLeg[] = [];
  const lanes: number[] = [];
  let cost = 0;
  let from = start;
  for (const [leg, to] of places.entries()) {
    const found = findRoute(map, from, to, wish);
    if (!found.valid) return { ...found, leg };
    legs.push({ from, to, lanes: found.lanes });
    lanes.push(...found.lanes.slice(leg === 0 ? 0 : 1));
    cost += found.cost;
    from = to;
  }
  return { valid: true, legs, lanes, cost };
}
