import type { RoadUser } from '../road-user.ts';
import { type Bounds, isWithin } from './bounds.ts';
import type { StoryCondition } from './story-condition.ts';

/**
 * THW = d / v with v the speed of the one behind and d the way along the lanes from its front to the tail of the other
 * (OpenSCENARIO TimeHeadwayCondition, lane coordinates, freespace); infinite at rest, never where the other is not ahead.
 */
export function timeHeadway(from: RoadUser, to: RoadUser, bounds: Bounds): StoryCondition {
  return {
    holds: (view) => {
      const distance = view.wayAlongLanes(from, to);
      if (Number.isNaN(distance)) return false;
      return isWithin(from.speed > 0 ? distance / from.speed : Number.POSITIVE_INFINITY, bounds);
    },
  };
}
