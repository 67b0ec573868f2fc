import type { RoadUser } from '../road-user.ts';
import { type Bounds, isWithin } from './bounds.ts';
import type { StoryCondition } from './story-condition.ts';

/**
 * TTC = d / c with d the free space between two road users and c the rate at which it shrinks (OpenSCENARIO
 * TimeToCollisionCondition, freespace; Hayward 1972); infinite where it does not shrink, 0 where they touch.
 */
export function timeToCollision(from: RoadUser, to: RoadUser, bounds: Bounds): StoryCondition {
  return {
    holds: (view) => {
      const distance = view.distance(from, to);
      if (Number.isNaN(distance)) return false;
      if (distance === 0) return isWithin(0, bounds);
      const closing = view.closingSpeed(from, to);
      return isWithin(closing > 0 ? distance / closing : Number.POSITIVE_INFINITY, bounds);
    },
  };
}
