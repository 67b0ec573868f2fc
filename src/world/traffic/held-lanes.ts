import type { RoadMap } from '../../map/road-map.ts';
import { MAX_HELD, PATH_LENGTH, type TrafficState } from './traffic-state.ts';

/*
 * The connecting lanes that an actor holds: TrafficState.held and heldExit.
 */

export function holdsAny(state: TrafficState, actor: number): boolean {
  return state.held[actor * MAX_HELD] >= 0;
}

export function isHolding(state: TrafficState, actor: number, lane: number): boolean {
  for (let i = 0; i < MAX_HELD; i++) if (state.held[actor * MAX_HELD + i] === lane) return true;
  return false;
}

export function releaseLanes(state: TrafficState, actor: number): void {
  state.held.fill(-1, actor * MAX_HELD, (actor + 1) * MAX_HELD);
  state.heldExit[actor] = -1;
}

/** Gives an actor the connecting lanes of its path from place `from` on, up to the first lane that is none. */
export function holdLanes(map: RoadMap, state: TrafficState, actor: number, from: number): void {
  releaseLanes(state, actor);
  state.askedSince[actor] = -1;
  for (let k = from; k < PATH_LENGTH; k++) {
    const lane = state.path[actor * PATH_LENGTH + k];
    if (lane < 0) return;
    if (map.lanes[lane].junction < 0 || k - from === MAX_HELD) {
      state.heldExit[actor] = lane;
      return;
    }
    state.held[actor * MAX_HELD + k - from] = lane;
  }
}
