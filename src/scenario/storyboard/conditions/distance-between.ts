import type { RoadUser } from '../road-user.ts';
import { type Bounds, isWithin } from './bounds.ts';
import type { StoryCondition } from './story-condition.ts';

/**
 * Distance between two road users: the free space between their boxes (OpenSCENARIO RelativeDistanceCondition,
 * euclidianDistance, freespace), or along the lanes from the front of one to the tail of the other (lane coordinates,
 * longitudinal, freespace). Never while one of the two is not there, nor along lanes to one who is not ahead.
 */
export function distanceBetween(from: RoadUser, to: RoadUser, isAlong: boolean, bounds: Bounds): StoryCondition {
  if (isAlong) return { holds: (view) => isWithin(view.wayAlongLanes(from, to), bounds) };
  return { holds: (view) => isWithin(view.distance(from, to), bounds) };
}
