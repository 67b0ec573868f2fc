import type { Crossing } from './crossing.ts';
import { isAtKerb } from './is-at-kerb.ts';
import { isBlocked, WALK, walkSignal } from './may-cross.ts';
import type { PeopleScene } from './people-scene.ts';
import { DOES, lastOfGroup } from './people-state.ts';

/** Slower than this who is on foot stands [m/s]. */
const STANDING = 0.2;

/**
 * What person i does, for those who look on, in words: "waits at red", "walks with #61440".
 *
 * @param ids ids of all people
 */
export function describePerson(scene: PeopleScene, i: number, signals: Uint8Array, ids: ArrayLike<number>): string {
  const { state, network } = scene;
  const crossing = network.crossings[state.crossing[i]];
  switch (state.does[i]) {
    case DOES.hit:
      return 'was hit';
    case DOES.wait:
      return wordsOfWaiting(scene, i, crossing, signals);
    case DOES.cross:
      return `${standsOrWalks(scene, i, 'stands on', 'crosses')} ${nameOf(crossing)}${walkSignal(crossing, signals) === WALK.stop ? ', at red' : ''}`;
    case DOES.follow:
      return `${standsOrWalks(scene, i, 'stands', 'walks')} with #${ids[state.leader[i]]}`;
    case DOES.script:
      return `${standsOrWalks(scene, i, 'stands', 'walks')}, as the scene says`;
    default:
      return `${standsOrWalks(scene, i, 'stands', 'walks')}${groupOf(scene, i)}`;
  }
}

function wordsOfWaiting(scene: PeopleScene, i: number, crossing: Crossing, signals: Uint8Array): string {
  if (!isAtKerb(scene, i, crossing)) return `goes to ${nameOf(crossing)}${groupOf(scene, i)}`;
  const light = walkSignal(crossing, signals);
  if (light === WALK.stop && !scene.traits[i].jaywalks) return `waits at red${groupOf(scene, i)}`;
  const why = isBlocked(scene, scene.state.crossing[i]) ? 'a vehicle to clear the way' : 'a gap in traffic';
  return `waits for ${why}${light === WALK.go ? ', at green' : ''}${groupOf(scene, i)}`;
}

function standsOrWalks({ state }: PeopleScene, i: number, stands: string, walks: string): string {
  return state.vx[i] * state.vx[i] + state.vy[i] * state.vy[i] < STANDING * STANDING ? stands : walks;
}

function nameOf({ isMarked }: Crossing): string {
  return isMarked ? 'a crosswalk' : 'the road';
}

/** Of the first of a group: how many they are. */
function groupOf({ state }: PeopleScene, i: number): string {
  let others = 0;
  for (let other = i + 1; other < lastOfGroup(state, i); other++) if (state.leader[other] === i) others++;
  return others === 0 ? '' : `, leads a group of ${others + 1}`;
}
