import type { StoryOrder } from '../../../core/story.ts';
import { TICKS_PER_SECOND } from '../../../core/tick.ts';
import type { RoadMap } from '../../../map/road-map.ts';
import type { RoadUser } from '../road-user.ts';
import type { StoryView } from '../story-view.ts';
import type { StoryAction } from './story-action.ts';

/** Where to: the next lane of a side, or a lane of the road by its OpenDRIVE id. */
export type LaneGoal = { readonly side: 'left' | 'right' } | { readonly id: number };

/**
 * Moves to another lane (OpenSCENARIO LaneChangeAction, relative or absolute target): one order for each lane between,
 * one after the other. Nothing comes of it where there is no such lane on that road.
 */
export function changeLane(user: RoadUser, goal: LaneGoal, seconds: number): StoryAction {
  /** At work; lanes still to go, left positive; tick of the next order. */
  const state = new Float64Array(3);
  const order = (tick: number, orders: StoryOrder[]) => {
    const side = state[1] > 0 ? 'left' : 'right';
    orders.push({ kind: 'lane', actor: user.id, side, seconds });
    state[1] -= side === 'left' ? 1 : -1;
    state[2] = tick + Math.round(seconds * TICKS_PER_SECOND) + 1;
    state[0] = state[1] === 0 ? 0 : 1;
  };
  return {
    state,
    actor: user.id,
    yieldsTo: ['lane', 'path', 'resume', 'remove'],
    begin: (view, orders) => {
      state[0] = 0;
      state[1] = 'side' in goal ? (goal.side === 'left' ? 1 : -1) : lanesTo(view, user, goal.id);
      if (state[1] !== 0) order(view.tick, orders);
    },
    advance: (view, orders) => {
      if (view.tick >= state[2]) order(view.tick, orders);
    },
  };
}

/** Number of lanes from somebody's lane to that of an id, left positive; 0 where it is that or there is no such lane. */
function lanesTo(view: StoryView, user: RoadUser, id: number): number {
  const { lane } = view.laneOf(user);
  if (lane < 0) return 0;
  return lanesBetween(view.map, lane, (other) => view.map.lanes[other].id === id);
}

/** Number of lanes from one to the nearest of its side that is meant, left positive; 0 where it is that one or none is. */
export function lanesBetween(map: RoadMap, lane: number, isMeant: (lane: number) => boolean): number {
  for (const [side, sign] of SIDES) {
    for (let at = lane, count = 0; at >= 0; at = map.lanes[at][side], count += sign) if (isMeant(at)) return count;
  }
  return 0;
}

const SIDES = [
  ['left', 1],
  ['right', -1],
] as const;
