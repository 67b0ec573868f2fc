import { holdsPartOf } from './held-lanes.ts';
import { isNearJunction } from './is-near-junction.ts';
import type { LaneRights } from './right-of-way.ts';
import { hasToStop } from './stop-signs.ts';
import type { TrafficScene } from './traffic-scene.ts';
import { BEHAVIOUR, PATH_LENGTH } from './traffic-state.ts';
import { setWait, WAIT } from './wait-reason.ts';

/** Who still has to change lanes thinks of its junction only where there is no more room to [m]. */
const NO_ROOM_TO_CHANGE = 12;

/** Whose turn it is to think of its next junction. */
export class JunctionTurns {
  /** Per actor: 1 where it is near its next junction, and where it is its turn to think of it. */
  readonly isNear: Uint8Array;
  readonly asks: Uint8Array;
  private readonly scene: TrafficScene;
  private readonly rights: readonly (LaneRights | null)[];

  constructor(scene: TrafficScene, rights: readonly (LaneRights | null)[]) {
    this.scene = scene;
    this.rights = rights;
    this.isNear = new Uint8Array(scene.count);
    this.asks = new Uint8Array(scene.count);
  }

  /** Finds out for an actor: near, nothing red, a stop sign done with, and nobody before it in its lane. */
  look(actor: number, signals: Uint8Array): void {
    const isNear = this.scene.outlook.entry[actor] > 0 && isNearJunction(this.scene, actor);
    this.isNear[actor] = isNear ? 1 : 0;
    this.asks[actor] = isNear && this.mayAsk(actor, signals) ? 1 : 0;
  }

  /** Says what an actor waits for that does not ask. */
  noteWait(actor: number, signals: Uint8Array): void {
    const { state, outlook } = this.scene;
    const entry = outlook.entry[actor];
    if (this.isNear[actor] === 0 || !this.isNext(actor, entry)) return;
    if (outlook.toRed[actor] < Number.POSITIVE_INFINITY) setWait(state, actor, WAIT.red);
    const rights = this.rights[state.path[actor * PATH_LENGTH + entry]];
    if (rights !== null && hasToStop(this.scene, actor, rights, signals)) setWait(state, actor, WAIT.stopSign);
  }

  private mayAsk(actor: number, signals: Uint8Array): boolean {
    const { state, outlook } = this.scene;
    const entry = outlook.entry[actor];
    if (state.behaviour[actor] !== BEHAVIOUR.laneFollow) return false;
    if (state.mustChange[actor] === 1 && outlook.toWait[actor] > NO_ROOM_TO_CHANGE) return false;
    if (outlook.toRed[actor] < Number.POSITIVE_INFINITY || !this.isNext(actor, entry)) return false;
    const rights = this.rights[state.path[actor * PATH_LENGTH + entry]];
    return rights === null || !hasToStop(this.scene, actor, rights, signals);
  }

  /** Whether all who are before an actor in its lanes up to the junction hold the junction already. */
  private isNext(actor: number, entry: number): boolean {
    const { lanes, state, order, ego } = this.scene;
    const junction = lanes.junction(state.path[actor * PATH_LENGTH + entry]);
    for (let k = 0; k < entry; k++) {
      const lane = state.path[actor * PATH_LENGTH + k];
      if (ego.isOn(lane) && (k > 0 || ego.from[lane] > state.s[actor])) return false;
      const leader = k === 0 ? order.ahead(actor) : order.rearmost(lane);
      if (leader < 0) continue;
      return holdsPartOf(lanes, state, leader, junction);
    }
    return true;
  }
}
