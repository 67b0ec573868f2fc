/** Ways below this count as this [m]; nuplan-devkit's configuration (its documentation says 0.1 m). */
const THRESHOLD = 2;

/**
 * Progress along the route over that of the expert, min(1, max(ego, 2 m) / max(expert, 2 m)): where the expert stands, to
 * stand is right.
 *
 * Source: nuplan-devkit, ego_progress_along_expert_route.
 *
 * @param ego progress along the route [m]
 * @param expert progress of the expert along the same route in the same time [m]
 */
export function progressRatio(ego: number, expert: number): number {
  return Math.min(1, Math.max(ego, THRESHOLD) / Math.max(expert, THRESHOLD));
}
