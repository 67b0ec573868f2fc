import { hypot } from '../../../core/math/hypot.ts';
import type { PlacePoint } from '../place-point.ts';
import type { RoadUser } from '../road-user.ts';
import type { StoryCondition } from './story-condition.ts';

/** Somebody's middle is within a circle around a place (OpenSCENARIO ReachPositionCondition). */
export function nearPlace(actor: RoadUser, { x, y }: PlacePoint, radius: number): StoryCondition {
  return { holds: () => actor.isThere && hypot(actor.box.x - x, actor.box.y - y) <= radius };
}
