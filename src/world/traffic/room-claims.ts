import type { Tick } from '../../core/tick.ts';
import { TICKS_PER_SECOND } from '../../core/tick.ts';
import type { TrafficScene } from './traffic-scene.ts';
import type { TrafficState } from './traffic-state.ts';
import { NOBODY } from './wait-reason.ts';

/** Who has waited for so long for room behind a junction has the next that there is [ticks]. */
const TURN = 15 * TICKS_PER_SECOND;

/** Who finds no room so near before its line comes to stand at it [m]. */
const AT_LINE = 3;

/**
 * Whose turn it is to go to a lane that is full. Where one street is fed from several, those with the longer green, or
 * nearer to where the room appears, would take it all: who waited longest for it, also at red, is next. Others go meanwhile only
 * if there is room for both.
 */
export class RoomClaims {
  private readonly scene: TrafficScene;
  /** Per lane: the actor whose turn it is, -1 for none. */
  private readonly next: Int32Array;

  constructor(scene: TrafficScene) {
    this.scene = scene;
    this.next = new Int32Array(scene.map.lanes.length).fill(NOBODY);
  }

  /** Finds out whose turn it is on every lane; at a tie that of the lower index. */
  update(tick: Tick): void {
    const { wantsRoomOn, wantsRoomSince, heldExit } = this.scene.state;
    this.next.fill(NOBODY);
    for (let actor = 0; actor < wantsRoomOn.length; actor++) {
      const lane = wantsRoomOn[actor];
      if (lane < 0 || heldExit[actor] === lane || tick - wantsRoomSince[actor] < TURN) continue;
      const first = this.next[lane];
      if (first < 0 || wantsRoomSince[actor] < wantsRoomSince[first]) this.next[lane] = actor;
    }
  }

  /** Whose turn it is to go to a lane before an actor's; NOBODY for none. */
  before(actor: number, lane: number): number {
    return this.next[lane] === actor ? NOBODY : this.next[lane];
  }

  /**
   * Notes that an actor found no room on a lane; only who is at its line can be next. Who goes another way because
   * its own one is full has its turn by how long it has been here.
   */
  note(actor: number, lane: number, tick: Tick): void {
    const { state, outlook } = this.scene;
    const { wantsRoomOn, wantsRoomSince } = state;
    if (wantsRoomOn[actor] === lane || outlook.toWait[actor] > AT_LINE) return;
    wantsRoomOn[actor] = lane;
    if (wantsRoomSince[actor] < 0) wantsRoomSince[actor] = tick;
  }

  /** An actor got lanes. It keeps its turn where the room is what it waited for: it may have to give it back while at its line. */
  noteGrant(actor: number): void {
    const { heldExit, wantsRoomOn } = this.scene.state;
    if (heldExit[actor] < 0 || heldExit[actor] !== wantsRoomOn[actor]) forgetRoom(this.scene.state, actor);
  }

  /** Notes that an actor that is on a junction has taken the room that it waited for. */
  noteEntry(actor: number): void {
    const { heldExit, wantsRoomOn } = this.scene.state;
    if (wantsRoomOn[actor] >= 0 && heldExit[actor] === wantsRoomOn[actor]) forgetRoom(this.scene.state, actor);
  }
}

/** Who waits for room on a lane longest; NOBODY for none. At a tie the lower index. */
export function longestWaiting({ wantsRoomOn, wantsRoomSince }: TrafficState, lane: number): number {
  let first = NOBODY;
  for (let actor = 0; actor < wantsRoomOn.length; actor++) {
    if (wantsRoomOn[actor] !== lane) continue;
    if (first < 0 || wantsRoomSince[actor] < wantsRoomSince[first]) first = actor;
  }
  return first;
}

/** An actor got room. */
export function forgetRoom(state: TrafficState, actor: number): void {
  state.wantsRoomOn[actor] = -1;
  state.wantsRoomSince[actor] = -1;
  state.roomless[actor] = 0;
}
