import { hypot } from '../../../core/math/hypot.ts';
import type { PlacePoint } from '../place-point.ts';
import type { RoadUser } from '../road-user.ts';
import { type Bounds, isWithin } from './bounds.ts';
import type { StoryCondition } from './story-condition.ts';

/** Distance of somebody's middle from a place, straight or along the lanes ahead (OpenSCENARIO DistanceCondition). */
export function distanceToPlace(from: RoadUser, place: PlacePoint, isAlong: boolean, bounds: Bounds): StoryCondition {
  const { x, y, on } = place;
  if (isAlong) return { holds: (view) => isWithin(view.wayTo(from, on, x, y), bounds) };
  return { holds: () => from.isThere && isWithin(hypot(from.box.x - x, from.box.y - y), bounds) };
}
