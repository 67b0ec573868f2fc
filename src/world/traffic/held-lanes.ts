import type { LaneTable } from './lane-table.ts';
import { MAX_HELD, PATH_LENGTH, type TrafficState } from './traffic-state.ts';

/*
 * The connecting lanes that an actor holds: TrafficState.held, heldCount and heldExit.
 */

export function holdsAny(state: TrafficState, actor: number): boolean {
  return state.heldCount[actor] > 0;
}

export function isHolding(state: TrafficState, actor: number, lane: number): boolean {
  return placeHeld(state, actor, lane) >= 0;
}

/** Whether an actor holds a lane of a junction. */
export function holdsPartOf(lanes: LaneTable, state: TrafficState, actor: number, junction: number): boolean {
  const { held } = state;
  const end = actor * MAX_HELD + state.heldCount[actor];
  for (let i = actor * MAX_HELD; i < end; i++) if (lanes.junction(held[i]) === junction) return true;
  return false;
}

export function releaseLanes(state: TrafficState, actor: number): void {
  state.held.fill(-1, actor * MAX_HELD, (actor + 1) * MAX_HELD);
  state.heldCount[actor] = 0;
  state.heldExit[actor] = -1;
  state.inMiddle[actor] = 0;
}

/** How many of the lanes that an actor holds lie behind it, so that at most its tail is on them. */
export function countPassed(lanes: LaneTable, state: TrafficState, actor: number): number {
  for (let k = 0; k < PATH_LENGTH; k++) {
    const lane = state.path[actor * PATH_LENGTH + k];
    if (lane < 0) break;
    if (!lanes.isConnecting(lane)) continue;
    const place = placeHeld(state, actor, lane);
    return place < 0 ? state.heldCount[actor] : place;
  }
  return state.heldCount[actor];
}

/**
 * Gives back the first `count` lanes that an actor holds.
 *
 * @param keepsExit whether its room behind them stays taken though it holds no lane any more
 */
export function releaseFirst(state: TrafficState, actor: number, count: number, keepsExit: boolean): void {
  const first = actor * MAX_HELD;
  const end = first + MAX_HELD;
  state.held.copyWithin(first, first + count, end);
  state.held.fill(-1, end - count, end);
  state.heldCount[actor] -= count;
  if (!keepsExit && !holdsAny(state, actor)) state.heldExit[actor] = -1;
}

/**
 * Gives an actor the connecting lanes of its path from place `from` to before place `to`, beside those it has.
 *
 * @param exit place of the lane on which it takes up room
 */
export function holdLanes(
  lanes: LaneTable,
  state: TrafficState,
  actor: number,
  from: number,
  to: number,
  exit: number = to,
): void {
  for (let k = from; k < to && state.heldCount[actor] < MAX_HELD; k++) {
    const lane = state.path[actor * PATH_LENGTH + k];
    if (lanes.isConnecting(lane)) state.held[actor * MAX_HELD + state.heldCount[actor]++] = lane;
  }
  state.heldExit[actor] = exit < PATH_LENGTH ? state.path[actor * PATH_LENGTH + exit] : -1;
  state.askedSince[actor] = -1;
}

/** Place of a lane among those that an actor holds, -1 for none. */
function placeHeld({ held, heldCount }: TrafficState, actor: number, lane: number): number {
  const first = actor * MAX_HELD;
  for (let i = 0; i < heldCount[actor]; i++) if (held[first + i] === lane) return i;
  return -1;
}
