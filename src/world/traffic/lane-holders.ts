import { FOR_EGO, FOR_STANDING_EGO } from './ego-claims.ts';
import { MIDDLE_CLEAR } from './middle-places.ts';
import type { LaneRights, Precedence } from './right-of-way.ts';
import type { TrafficScene } from './traffic-scene.ts';
import { MAX_HELD } from './traffic-state.ts';
import { EGO, NOBODY, setWait, WAIT } from './wait-reason.ts';

/** For whom a lane is kept free otherwise than for the ego, by value of LaneHolders.taken; those who go first need not mind ASKED. */
const ASKED = 2;
const LET_IN = 3;
/** Who waits in the middle stands about so far before its place [m]. */
const SHORT = 1;

/** Which connecting lanes are held by whom (TrafficState.held), and which are kept free for whom. */
export class LaneHolders {
  /** Per lane: whether it is kept free, see ASKED and FOR_EGO. */
  readonly taken: Uint8Array;
  private readonly scene: TrafficScene;
  /** Per lane: how many hold it, and one of them. */
  private readonly holders: Int32Array;
  private readonly holder: Int32Array;
  /** Per lane: how many hold only the way to its middle place, and one of them. */
  private readonly waiting: Int32Array;
  private readonly waiter: Int32Array;
  /** Per lane: where one waits in the middle (middle-places.ts). */
  private readonly middle: Float64Array;
  /** Per lane: how many that cut a corner there hold it, and whether one could go but for others. */
  private readonly cutting: Int32Array;
  private readonly cutAsked: Uint8Array;
  /** Per lane: 1 where it leads on from a lane of a small circle. */
  private readonly isFromCircle: Uint8Array;

  constructor(scene: TrafficScene, middle: Float64Array) {
    const laneCount = scene.map.lanes.length;
    this.scene = scene;
    this.middle = middle;
    this.waiting = new Int32Array(laneCount);
    this.waiter = new Int32Array(laneCount);
    this.taken = new Uint8Array(laneCount);
    this.holders = new Int32Array(laneCount);
    this.holder = new Int32Array(laneCount);
    this.cutting = new Int32Array(laneCount);
    this.cutAsked = new Uint8Array(laneCount);
    this.isFromCircle = Uint8Array.from(scene.map.lanes, ({ predecessors }) =>
      predecessors.some((lane) => scene.lanes.circle(lane) >= 0) ? 1 : 0,
    );
  }

  /** Begins anew, with nobody and nothing. */
  clear(): void {
    this.taken.fill(0);
    this.holders.fill(0);
    this.waiting.fill(0);
    this.cutting.fill(0);
    this.cutAsked.fill(0);
  }

  /** Counts an actor among the holders of its lanes, or with -1 no more. */
  count(actor: number, by: 1 | -1): void {
    const { swept, state } = this.scene;
    const { held } = state;
    if (state.inMiddle[actor] === 1) {
      const lane = held[actor * MAX_HELD];
      this.waiting[lane] += by;
      if (by > 0) this.waiter[lane] = actor;
      return;
    }
    const end = actor * MAX_HELD + state.heldCount[actor];
    for (let i = actor * MAX_HELD; i < end; i++) {
      this.holders[held[i]] += by;
      if (swept.cutsCorner(actor, held[i])) this.cutting[held[i]] += by;
      if (by > 0) this.holder[held[i]] = actor;
    }
  }

  /**
   * Keeps a lane free from those who came later and do not go first, or, where its actor is not patient, from all; where it
   * cuts a corner there, the lanes that it gets into from all who have not got them yet.
   */
  keepFree(actor: number, lane: number, isPatient: boolean): void {
    if (this.scene.swept.cutsCorner(actor, lane)) this.cutAsked[lane] = 1;
    if (isEgos(this.taken[lane])) return;
    this.taken[lane] = isPatient && this.scene.beacon[actor] === 0 ? Math.max(ASKED, this.taken[lane]) : LET_IN;
  }

  /** Whether an actor holds lanes that cross those kept free for the ego; to be asked before anybody else takes any. */
  crossesEgo(actor: number): boolean {
    const { state, facts, swept } = this.scene;
    for (let i = 0; i < state.heldCount[actor]; i++) {
      const lane = state.held[actor * MAX_HELD + i];
      const { rivals } = facts[lane];
      for (let k = 0; k < rivals.length; k++) if (this.taken[rivals[k]] === FOR_EGO) return true;
      if (!swept.cutsCorner(actor, lane)) continue;
      const beside = swept.beside[lane];
      for (let k = 0; k < beside.length; k++) if (this.taken[beside[k]] === FOR_EGO) return true;
    }
    return false;
  }

  /**
   * Whether nobody has or keeps a lane that crosses or joins one; else notes whom an actor waits for. Who comes with a blue
   * light, and who is on a small circle, need not mind who asked before it.
   *
   * @param bySigns whether signs hold: who goes first by them need not mind an ego that stands
   * @param upTo station up to which the lane is wanted [m]: what meets it beyond need only be free of the ego
   */
  isFree(
    actor: number,
    lane: number,
    { rivalFrom, meetsAt }: LaneRights,
    { isFirst }: Precedence,
    bySigns: boolean,
    upTo = Number.POSITIVE_INFINITY,
  ): boolean {
    const { rivals } = this.scene.facts[lane];
    const isUrgent = this.scene.beacon[actor] === 1 || this.isFromCircle[lane] === 1;
    for (let i = 0; i < rivals.length; i++) {
      const taken = this.taken[rivals[i]];
      if (meetsAt[i] >= upTo && !isEgos(taken)) continue;
      const holder = this.holderOf(rivals[i], rivalFrom[i]);
      const isPassable =
        taken === 0 ||
        (isUrgent && !isEgos(taken)) ||
        (isFirst[i] === 1 && (taken === ASKED || (bySigns && taken === FOR_STANDING_EGO)));
      if (holder === NOBODY && isPassable) continue;
      const other = holder === NOBODY && isEgos(taken) ? EGO : holder;
      setWait(this.scene.state, actor, WAIT.occupied, other);
      return false;
    }
    return this.isClearOfCorners(actor, lane);
  }

  /** Whether somebody has a lane, or a part of it. */
  isAnyOn(lane: number): boolean {
    return this.holders[lane] + this.waiting[lane] > 0;
  }

  /** Whether somebody waits in the middle on a lane that crosses or joins one: of two such each could wait for the other. */
  isCrossedByWaiting(lane: number): boolean {
    const { rivals } = this.scene.facts[lane];
    for (let i = 0; i < rivals.length; i++) if (this.waiting[rivals[i]] > 0) return true;
    return false;
  }

  /**
   * Who waits in the middle so that one who comes from the same lane would stand behind it, NOBODY for none: had that one
   * its lanes already, it would keep those out who are waited for.
   */
  waitingBefore(lane: number): number {
    if (this.waiting[lane] > 0) return this.waiter[lane];
    const { lanes } = this.scene;
    for (let i = lanes.siblingsFrom(lane); i < lanes.siblingsTo(lane); i++) {
      const other = lanes.sibling(i);
      if (this.waiting[other] === 0) continue;
      const tail = this.middle[other] - SHORT - this.scene.length[this.waiter[other]];
      if (tail < lanes.partedAt(other)) return this.waiter[other];
    }
    return NOBODY;
  }

  /** Who has a lane from a station on [m], NOBODY for none: who waits in the middle has it up to there. */
  private holderOf(lane: number, from: number): number {
    if (this.holders[lane] > 0) return this.holder[lane];
    return this.waiting[lane] > 0 && from < this.middle[lane] + MIDDLE_CLEAR ? this.waiter[lane] : NOBODY;
  }

  /** Whether nobody who cuts a corner gets into a lane, nor the actor into one that others have. */
  private isClearOfCorners(actor: number, lane: number): boolean {
    const { swept, state } = this.scene;
    const from = swept.sweptFrom[lane];
    for (let i = 0; i < from.length; i++) {
      const isCut = this.cutting[from[i]] > 0;
      if (!isCut && (this.cutAsked[from[i]] === 0 || this.isFromCircle[lane] === 1)) continue;
      setWait(state, actor, WAIT.occupied, isCut ? this.holder[from[i]] : NOBODY);
      return false;
    }
    if (!swept.cutsCorner(actor, lane)) return true;
    const beside = swept.beside[lane];
    for (let i = 0; i < beside.length; i++) {
      const holder = this.holderOf(beside[i], 0);
      if (holder === NOBODY && !isEgos(this.taken[beside[i]]) && this.taken[beside[i]] !== LET_IN) continue;
      const other = holder === NOBODY && isEgos(this.taken[beside[i]]) ? EGO : holder;
      setWait(state, actor, WAIT.occupied, other);
      return false;
    }
    return true;
  }
}

function isEgos(taken: number): boolean {
  return taken === FOR_EGO || taken === FOR_STANDING_EGO;
}
