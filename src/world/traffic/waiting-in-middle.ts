import { SIGNAL_STATE } from '../../core/messages/signals.ts';
import type { BoundFor } from './bound-for.ts';
import { COURTESY, type GapAcceptance } from './gap-acceptance.ts';
import { holdsAny } from './held-lanes.ts';
import type { LaneHolders } from './lane-holders.ts';
import { LONG } from './long-body.ts';
import type { LaneRights } from './right-of-way.ts';
import { hasRoomBeyond } from './room-beyond.ts';
import type { RoomClaims } from './room-claims.ts';
import type { TrafficScene } from './traffic-scene.ts';
import { BEHAVIOUR, MAX_HELD, PATH_LENGTH } from './traffic-state.ts';
import { NOBODY, setWait, WAIT } from './wait-reason.ts';

/** What is asked who may wait in the middle. */
export interface MiddleParts {
  readonly scene: TrafficScene;
  readonly rights: readonly (LaneRights | null)[];
  /** Per lane: where one waits in the middle [m], 0 for nowhere (middle-places.ts). */
  readonly middle: Float64Array;
  readonly gaps: GapAcceptance;
  readonly claims: RoomClaims;
  readonly bound: BoundFor;
  readonly holders: LaneHolders;
}

/** Who turns at green across those who come towards it, waits for them in the middle of the junction, and clears it in time. */
export class WaitingInMiddle {
  private readonly parts: MiddleParts;

  constructor(parts: MiddleParts) {
    this.parts = parts;
  }

  /**
   * Whether a car that turns at green may drive to the middle of the junction, and wait there for those who come towards it:
   * nobody waits there yet and there is room behind the junction. Long vehicles wait at their line.
   */
  mayEnter(actor: number, entry: number, end: number, signals: Uint8Array): boolean {
    const { holders, gaps, claims, bound } = this.parts;
    const { state, length, outlook, swept } = this.parts.scene;
    const lane = state.path[actor * PATH_LENGTH + entry];
    const rights = this.parts.rights[lane];
    const upTo = this.parts.middle[lane];
    if (rights === null || upTo === 0 || end !== entry + 1 || end >= PATH_LENGTH || length[actor] > LONG) return false;
    if (signals[rights.approach.light] !== SIGNAL_STATE.green || holdsAny(state, actor)) return false;
    if (holders.isAnyOn(lane) || holders.isCrossedByWaiting(lane) || swept.cutsCorner(actor, lane)) return false;
    const { byLights } = rights;
    if (gaps.goesBefore(actor, lane, outlook.toEntry[actor], byLights, upTo) !== NOBODY) return false;
    if (!holders.isFree(actor, lane, rights, byLights, false, upTo)) return false;
    const exit = state.path[actor * PATH_LENGTH + end];
    return exit < 0 || hasRoomBeyond(this.parts.scene, bound, actor, end, claims.before(actor, exit));
  }

  /**
   * Who waits in the middle goes on into a gap, or when its light is no longer green: then nobody may come in before it has
   * left, and those who came towards it have red, too.
   */
  goOn(actor: number, signals: Uint8Array): void {
    const { holders, gaps } = this.parts;
    const { state, overrides } = this.parts.scene;
    const lane = state.held[actor * MAX_HELD];
    const rights = this.parts.rights[lane];
    holders.count(actor, -1);
    if (rights === null || state.behaviour[actor] !== BEHAVIOUR.laneFollow || overrides?.disobeys[actor] === 1) {
      state.inMiddle[actor] = 0;
      holders.count(actor, 1);
      return;
    }
    const isGreen = signals[rights.approach.light] === SIGNAL_STATE.green;
    const isPatient = isGreen && state.waited[actor] < COURTESY;
    const isFree = holders.isFree(actor, lane, rights, rights.byLights, false);
    const other = isPatient ? gaps.goesBefore(actor, lane, this.toLane(actor, lane), rights.byLights) : NOBODY;
    if (isFree && other === NOBODY) {
      state.inMiddle[actor] = 0;
      state.waited[actor] = 0;
      setWait(state, actor, WAIT.nothing);
    } else {
      state.waited[actor]++;
      if (other !== NOBODY) setWait(state, actor, WAIT.yields, other);
      else holders.keepFree(actor, lane, isPatient);
    }
    holders.count(actor, 1);
    this.note(actor);
  }

  /** Writes how far an actor has to the place where it waits in the middle, if it does. */
  note(actor: number): void {
    const { state, outlook } = this.parts.scene;
    if (state.inMiddle[actor] === 0) return;
    const lane = state.held[actor * MAX_HELD];
    outlook.toMiddle[actor] = this.parts.middle[lane] + this.toLane(actor, lane);
  }

  /** From an actor's front to the beginning of its lane through the junction, negative on it [m]. */
  private toLane(actor: number, lane: number): number {
    const { state, outlook, length } = this.parts.scene;
    const isThere = state.path[actor * PATH_LENGTH] === lane;
    return isThere ? -state.s[actor] - length[actor] / 2 : outlook.toEntry[actor];
  }
}
