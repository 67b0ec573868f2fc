import type { RoadMap } from '../../map/road-map.ts';
import { MAX_HELD, PATH_LENGTH, type TrafficState } from './traffic-state.ts';

/*
 * The connecting lanes that an actor holds: TrafficState.held and heldExit.
 */

export function holdsAny(state: TrafficState, actor: number): boolean {
  return state.held[actor * MAX_HELD] >= 0;
}

export function isHolding(state: TrafficState, actor: number, lane: number): boolean {
  return placeHeld(state, actor, lane) >= 0;
}

/** Whether an actor holds a lane of a junction. */
export function holdsPartOf(map: RoadMap, state: TrafficState, actor: number, junction: number): boolean {
  const { held } = state;
  const end = (actor + 1) * MAX_HELD;
  for (let i = actor * MAX_HELD; i < end && held[i] >= 0; i++) {
    if (map.lanes[held[i]].junction === junction) return true;
  }
  return false;
}

export function releaseLanes(state: TrafficState, actor: number): void {
  state.held.fill(-1, actor * MAX_HELD, (actor + 1) * MAX_HELD);
  state.heldExit[actor] = -1;
  state.inMiddle[actor] = 0;
}

/** How many of the lanes that an actor holds lie behind it, so that at most its tail is on them. */
export function countPassed(map: RoadMap, state: TrafficState, actor: number): number {
  for (let k = 0; k < PATH_LENGTH; k++) {
    const lane = state.path[actor * PATH_LENGTH + k];
    if (lane < 0) break;
    if (map.lanes[lane].junction < 0) continue;
    const place = placeHeld(state, actor, lane);
    return place < 0 ? countHeld(state, actor) : place;
  }
  return countHeld(state, actor);
}

/** Gives back the first `count` lanes that an actor holds. */
export function releaseFirst(state: TrafficState, actor: number, count: number): void {
  const first = actor * MAX_HELD;
  const end = first + MAX_HELD;
  state.held.copyWithin(first, first + count, end);
  state.held.fill(-1, end - count, end);
  if (!holdsAny(state, actor)) state.heldExit[actor] = -1;
}

/** Gives an actor the connecting lanes of its path from place `from` to before place `to`, beside those it has. */
export function holdLanes(map: RoadMap, state: TrafficState, actor: number, from: number, to: number): void {
  const end = (actor + 1) * MAX_HELD;
  let i = actor * MAX_HELD + countHeld(state, actor);
  for (let k = from; k < to && i < end; k++) {
    const lane = state.path[actor * PATH_LENGTH + k];
    if (map.lanes[lane].junction >= 0) state.held[i++] = lane;
  }
  state.heldExit[actor] = to < PATH_LENGTH ? state.path[actor * PATH_LENGTH + to] : -1;
  state.askedSince[actor] = -1;
}

function countHeld(state: TrafficState, actor: number): number {
  let count = 0;
  while (count < MAX_HELD && state.held[actor * MAX_HELD + count] >= 0) count++;
  return count;
}

/** Place of a lane among those that an actor holds, -1 for none. */
function placeHeld({ held }: TrafficState, actor: number, lane: number): number {
  const first = actor * MAX_HELD;
  for (let i = 0; i < MAX_HELD && held[first + i] >= 0; i++) if (held[first + i] === lane) return i;
  return -1;
}
