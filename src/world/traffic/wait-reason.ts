import type { TrafficState } from './traffic-state.ts';

/** What an actor waits for before a junction, by value of TrafficState.waitsFor. */
export const WAIT = { nothing: 0, red: 1, stopSign: 2, yields: 3, occupied: 4, room: 5 } as const;

/** In TrafficState.waitsForActor: nobody in particular, and the ego. */
export const NOBODY = -1;
export const EGO = -2;

export function setWait(state: TrafficState, actor: number, reason: number, other: number = NOBODY): void {
  state.waitsFor[actor] = reason;
  state.waitsForActor[actor] = other;
}

/**
 * What an actor waits for, in words: "yields to #12"; '' for nothing.
 *
 * @param ids ids by actor, as in ActorsTruth.id
 */
export function describeWait(reason: number, other: number, ids: ArrayLike<number>): string {
  const who = other === EGO ? 'the ego' : other >= 0 ? `#${ids[other]}` : 'others';
  if (reason === WAIT.red) return 'waits for red';
  if (reason === WAIT.stopSign) return 'stops at the stop sign';
  if (reason === WAIT.yields) return `yields to ${who}`;
  if (reason === WAIT.occupied) return `waits for ${who} to clear the junction`;
  return reason === WAIT.room ? 'waits for room behind the junction' : '';
}
