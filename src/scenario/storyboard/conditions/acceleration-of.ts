import type { RoadUser } from '../road-user.ts';
import { type Bounds, isWithin } from './bounds.ts';
import type { StoryCondition } from './story-condition.ts';

/** Acceleration along somebody's heading (OpenSCENARIO AccelerationCondition, longitudinal). */
export function accelerationOf(actor: RoadUser, bounds: Bounds): StoryCondition {
  return { holds: () => actor.isThere && isWithin(actor.acceleration, bounds) };
}
