import { ROUTE_COSTS, type RouteCosts } from './route-costs.ts';

/** How a route is to be sought. */
export interface RouteWish {
  readonly costs: RouteCosts;
  /**
   * By lane, what a second on it counts for [1], at least 1: more on those that another route has taken. Null where all count alike.
   */
  readonly weights: Float64Array | null;
  /**
   * By lane, the station from which on it is closed to who has not passed it yet [m]; Infinity where it is open, 0 where it must not be
   * taken at all. Null where all are open.
   */
  readonly closed: Float64Array | null;
}

/** The quickest way. */
export const QUICKEST: RouteWish = { costs: ROUTE_COSTS.time, weights: null, closed: null };
