import { TICKS_PER_SECOND } from '../../core/tick.ts';
import type { PeopleScene } from './people-scene.ts';
import { DOES, lastOfGroup } from './people-state.ts';

/** A group sets off together if all of it is within this [m]; who is farther is left after so long [ticks]. */
const TOGETHER = 4;
const GROUP_PATIENCE = 10 * TICKS_PER_SECOND;
/** A group goes slower, by this share, while one of it is this far off [m], [1]. */
const BEHIND = 3;
const WAITING_PACE = 0.4;

/*
 * Groups as their first one sees them; who walks alone is the first of a group of one.
 */

/**
 * Sets the pace of a group, that of its slowest, and slower while somebody has fallen behind [m/s]. Set, not handed back:
 * numbers that functions hand on may come to lie on the heap.
 */
export function setGroupPace(scene: PeopleScene, i: number, target: { speed: number }): void {
  const { state } = scene;
  target.speed = slowestOfGroup(scene, i);
  for (let other = i + 1; other < lastOfGroup(state, i); other++) {
    if (state.leader[other] !== i) continue;
    const dx = state.x[other] - state.x[i];
    const dy = state.y[other] - state.y[i];
    if (dx * dx + dy * dy <= BEHIND * BEHIND) continue;
    target.speed *= WAITING_PACE;
    return;
  }
}

/** Walking speed of the slowest of a group [m/s]. */
export function slowestOfGroup({ state, traits }: PeopleScene, i: number): number {
  let { speed } = traits[i];
  for (let other = i + 1; other < lastOfGroup(state, i); other++)
    if (state.leader[other] === i) speed = Math.min(speed, traits[other].speed);
  return speed;
}

/** Whether all of the group are here; who is not after a while goes its own way. `waited` [ticks]. */
export function isTogether({ state }: PeopleScene, i: number, waited: number): boolean {
  let isComplete = true;
  for (let other = i + 1; other < lastOfGroup(state, i); other++) {
    if (state.leader[other] !== i) continue;
    const dx = state.x[other] - state.x[i];
    const dy = state.y[other] - state.y[i];
    if (dx * dx + dy * dy <= TOGETHER * TOGETHER && state.does[other] === DOES.follow) continue;
    if (waited > GROUP_PATIENCE && state.does[other] !== DOES.cross) leaveGroup(state, other);
    else isComplete = false;
  }
  return isComplete;
}

/** Person i goes its own way from where its leader is. */
export function leaveGroup(state: PeopleScene['state'], i: number): void {
  const leader = state.leader[i];
  state.leader[i] = -1;
  if (state.does[i] !== DOES.follow) return;
  state.does[i] = DOES.walk;
  state.path[i] = state.path[leader];
  state.direction[i] = -state.direction[leader];
  state.s[i] = state.s[leader];
}
