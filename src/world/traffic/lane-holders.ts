import type { Precedence } from './right-of-way.ts';
import type { TrafficScene } from './traffic-scene.ts';
import { MAX_HELD } from './traffic-state.ts';
import { EGO, NOBODY, setWait, WAIT } from './wait-reason.ts';

/** For whom a lane is kept free, by value of LaneHolders.taken; those who go first need not mind ASKED. */
const FOR_EGO = 1;
const ASKED = 2;
const LET_IN = 3;

/** Which connecting lanes are held by whom (TrafficState.held), and which are kept free for whom. */
export class LaneHolders {
  /** Per lane: whether it is kept free, see FOR_EGO. */
  readonly taken: Uint8Array;
  private readonly scene: TrafficScene;
  /** Per lane: how many hold it, and one of them. */
  private readonly holders: Int32Array;
  private readonly holder: Int32Array;

  constructor(scene: TrafficScene) {
    const laneCount = scene.map.lanes.length;
    this.scene = scene;
    this.taken = new Uint8Array(laneCount);
    this.holders = new Int32Array(laneCount);
    this.holder = new Int32Array(laneCount);
  }

  /** Begins anew, with nobody and nothing. */
  clear(): void {
    this.taken.fill(0);
    this.holders.fill(0);
  }

  /** Counts an actor among the holders of its lanes, or with -1 no more. */
  count(actor: number, by: 1 | -1): void {
    const { held } = this.scene.state;
    const end = (actor + 1) * MAX_HELD;
    for (let i = actor * MAX_HELD; i < end && held[i] >= 0; i++) {
      this.holders[held[i]] += by;
      if (by > 0) this.holder[held[i]] = actor;
    }
  }

  /** Keeps a lane free from those who came later and do not go first, or, where its actor is not patient, from all. */
  keepFree(lane: number, isPatient: boolean): void {
    if (this.taken[lane] === FOR_EGO) return;
    this.taken[lane] = isPatient ? Math.max(ASKED, this.taken[lane]) : LET_IN;
  }

  /** Whether an actor holds lanes that cross those kept free for the ego; to be asked before anybody else takes any. */
  crossesEgo(actor: number): boolean {
    const { state, facts } = this.scene;
    for (let i = 0; i < MAX_HELD; i++) {
      const lane = state.held[actor * MAX_HELD + i];
      if (lane < 0) return false;
      const { rivals } = facts[lane];
      for (let k = 0; k < rivals.length; k++) if (this.taken[rivals[k]] === FOR_EGO) return true;
    }
    return false;
  }

  /** Whether nobody has or keeps a lane that crosses or joins one; else notes whom an actor waits for. */
  isFree(actor: number, lane: number, { isFirst }: Precedence): boolean {
    const { rivals } = this.scene.facts[lane];
    for (let i = 0; i < rivals.length; i++) {
      const taken = this.taken[rivals[i]];
      const isHeld = this.holders[rivals[i]] > 0;
      if (!isHeld && (taken === 0 || (taken === ASKED && isFirst[i] === 1))) continue;
      const other = isHeld ? this.holder[rivals[i]] : taken === FOR_EGO ? EGO : NOBODY;
      setWait(this.scene.state, actor, WAIT.occupied, other);
      return false;
    }
    return true;
  }
}
