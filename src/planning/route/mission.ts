import type { RoutePoint } from './route-graph.ts';
import { QUICKEST, type RouteWish } from './route-wish.ts';

/** A place to stand at for a while on the way to the goal. */
export interface MissionStop {
  readonly place: RoutePoint;
  /** How long [s]. */
  readonly stand: number;
  /** It is reached by who stands within this of it along the way [m]. */
  readonly tolerance: number;
}

/** What a driver is asked for beside its goal. */
export interface Mission {
  /** In the order in which they are driven to, before the goal. */
  readonly stops: readonly MissionStop[];
  readonly wish: RouteWish;
}

/** By the quickest way, without a stop. */
export const STRAIGHT_THERE: Mission = { stops: [], wish: QUICKEST };
