import type { RoadUser } from '../road-user.ts';
import type { StoryCondition } from './story-condition.ts';

/** A stretch of some lanes: by lane index where that begins along the whole lane of its road [m], and from where to where. */
export interface Stretch {
  readonly begins: ReadonlyMap<number, number>;
  readonly from: number;
  readonly to: number;
}

/** Somebody's middle is on a stretch of lanes, both ends included. */
export function onStretch(actor: RoadUser, { begins, from, to }: Stretch): StoryCondition {
  return {
    holds: (view) => {
      if (!actor.isThere) return false;
      const { lane, s } = view.laneOf(actor);
      const begin = begins.get(lane);
      return begin !== undefined && begin + s >= from && begin + s <= to;
    },
  };
}
