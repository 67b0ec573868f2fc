import { EGO_ID, type RoadUser } from '../road-user.ts';
import type { StoryView } from '../story-view.ts';
import type { StoryCondition } from './story-condition.ts';

/**
 * Somebody has touched another, or the ego anything at all, since this began to be asked (OpenSCENARIO
 * CollisionCondition): by the world's own word for the ego, else by boxes that overlap.
 */
export function collided(of: RoadUser, other: RoadUser | null): StoryCondition {
  const state = Float64Array.of(0);
  return {
    state,
    holds: (view) => {
      if (state[0] === 0 && (toldOf(view, of, other) || (other !== null && view.distance(of, other) === 0)))
        state[0] = 1;
      return state[0] === 1;
    },
  };
}

function toldOf({ events }: StoryView, of: RoadUser, other: RoadUser | null): boolean {
  if (events === null || events.collisions.length === 0) return false;
  if (other === null) return of.id === EGO_ID;
  const partner = of.id === EGO_ID ? other.id : other.id === EGO_ID ? of.id : -1;
  return events.collisions.some((collision) => collision.other === partner);
}
