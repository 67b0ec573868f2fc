import type { RoadMap, Signal } from '../../map/road-map.ts';
import { type ReferenceLine, stationOnRoute } from '../route/reference-line.ts';

/** A stop line that the route crosses. */
export interface RouteStopLine {
  /** Along the reference line [m]. */
  readonly s: number;
  /** Index into RoadMap.signals. */
  readonly signal: number;
  readonly kind: Signal['kind'];
}

/** Stop lines on the route in the order in which they come. */
export function routeStopLines(map: RoadMap, line: ReferenceLine): RouteStopLine[] {
  const found: RouteStopLine[] = [];
  for (const [i, leg] of line.legs.entries()) {
    for (const { lane, s, signal, way } of map.stopLines) {
      if (lane !== leg.lane || (way >= 0 && line.legs[i + 1]?.lane !== way)) continue;
      const station = stationOnRoute(leg, s);
      if (station <= line.goal) found.push({ s: station, signal, kind: map.signals[signal].kind });
    }
  }
  return found.sort((a, b) => a.s - b.s || a.signal - b.signal);
}
