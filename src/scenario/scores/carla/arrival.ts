/** The goal is reached within this distance of it [m] ... */
const GOAL_DISTANCE = 10;
/** ... with this share of the route driven [%]. */
const GOAL_SHARE = 99;

/**
 * Route completion [%]: the share of the route, which is 100 once the ego is within 10 m of the goal with 99 % driven.
 *
 * Source: scenario_runner, atomic_criteria.py, RouteCompletionTest.
 *
 * @param progress greatest progress along the route [m]
 * @param length of the route [m]
 * @param distance from the goal at that time [m]
 */
export function routeCompletion(progress: number, length: number, distance: number): number {
  if (!(length > 0)) return Number.NaN;
  const share = Math.min(100, Math.max(0, (100 * progress) / length));
  return share >= GOAL_SHARE && distance <= GOAL_DISTANCE ? 100 : share;
}
