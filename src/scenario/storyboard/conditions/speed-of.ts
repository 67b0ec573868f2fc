import type { RoadUser } from '../road-user.ts';
import { type Bounds, isWithin } from './bounds.ts';
import type { StoryCondition } from './story-condition.ts';

/** Forward speed of somebody, or by how much it is over another's (OpenSCENARIO SpeedCondition, RelativeSpeedCondition). */
export function speedOf(actor: RoadUser, than: RoadUser | null, bounds: Bounds): StoryCondition {
  if (than === null) return { holds: () => actor.isThere && isWithin(actor.speed, bounds) };
  return { holds: () => actor.isThere && than.isThere && isWithin(actor.speed - than.speed, bounds) };
}
