import type { RoadMap } from '../map/road-map.ts';
import { REFERENCE_STEP, type ReferenceLine } from '../planning/route/reference-line.ts';
import type { RouteMessage } from './realm/messages.ts';

/** A route as planners see it. `version` counts the routes of a run. */
export function routeMessageOf(map: RoadMap, line: ReferenceLine, version: number): RouteMessage {
  const idOf = (lane: number) => (lane < 0 ? null : map.lanes[lane].key);
  return {
    line: {
      version,
      step: REFERENCE_STEP,
      goal: line.goal,
      x: Array.from(line.x),
      y: Array.from(line.y),
      z: Array.from(line.z),
      heading: Array.from(line.heading),
      curvature: Array.from(line.curvature),
      halfWidth: Array.from(line.halfWidth),
      speedLimit: Array.from(line.speedLimit),
    },
    lanes: line.legs.map((leg) => {
      const { key, left, right, junction, turn } = map.lanes[leg.lane];
      const { from, to } = leg;
      return { id: key, from, to, left: idOf(left), right: idOf(right), inJunction: junction >= 0, turn };
    }),
  };
}
