import type { RouteCrosswalk } from './route-crosswalks.ts';
import type { RouteStopLine } from './route-stop-lines.ts';

/** Stations of a route's line where who stands may wait for something: stop lines, and the near edges of crosswalks [m]. */
export function waitingPlaces(stopLines: readonly RouteStopLine[], crosswalks: readonly RouteCrosswalk[]): number[] {
  return [...stopLines.map(({ s }) => s), ...crosswalks.map(({ from }) => from)];
}
