import { SIGNAL_STATE } from '../../core/messages.ts';
import type { Tick } from '../../core/tick.ts';
import type { Outlook } from './outlook.ts';
import type { TrafficScene } from './traffic-scene.ts';
import { BEHAVIOUR, MAX_HELD, PATH_LENGTH } from './traffic-state.ts';

/** How far a tail must be out of a junction until its lanes are free again [m]. */
const RELEASE_MARGIN = 0.5;

/** Deceleration that the distance from which a car asks is reckoned with [m/s^2], and room on top of it [m]. */
const ASKING_BRAKING = 2;
const ASKING_ROOM = 8;

/** A car that has a junction but is hindered before it gives it back as long as it can stop with this [m/s^2]. */
const GIVING_BACK_BRAKING = 3;

/** Room that a car needs behind another one beyond a junction, beside its length [m]. */
const ROOM_BEHIND = 2.5;
/** Hardest braking that is expected of the last car beyond a junction [m/s^2]. */
const EXPECTED_BRAKING = 4;

/**
 * From how far the ego has its lanes of a junction kept free: this distance [m], or more where it is so long before the
 * junction [s]. Others may be two seconds before it, too near to stop, and take four to cross.
 */
const EGO_DISTANCE = 35;
const EGO_HEADWAY = 6.5;
/** An ego that stands for so long this far before the junction lets others go [decisions], [m] ... */
const EGO_PAUSE = 20;
const EGO_WELL_BEFORE = 8;
/** ... and wherever it stands, after this long: courtesy ends, or two polite cars would wait for each other [decisions]. */
const EGO_PATIENCE = 100;

/**
 * Right of way by reservation: a car enters a junction only when it holds the connecting lanes of its path, and gets
 * them only while nobody holds a lane that crosses or joins them. First come, first served; at a tie the lower index.
 * Who could go but for others keeps the lanes it needs from those that came later, so that nobody waits for ever.
 * Nobody gets lanes that it would have to stop on.
 */
export class JunctionReservations {
  private readonly scene: TrafficScene;
  /** Per lane: how many hold it, and whether the ego has it or an earlier asker waits for it. */
  private readonly holders: Int32Array;
  private readonly taken: Uint8Array;
  private readonly askers: Int32Array;

  constructor(scene: TrafficScene) {
    const laneCount = scene.map.lanes.length;
    this.scene = scene;
    this.holders = new Int32Array(laneCount);
    this.taken = new Uint8Array(laneCount);
    this.askers = new Int32Array(scene.length.length);
  }

  /** Whether an actor holds the junction ahead of it. */
  mayEnter(actor: number, { entry }: Outlook): boolean {
    return entry > 0 && this.isHolding(actor, this.scene.state.path[actor * PATH_LENGTH + entry]);
  }

  /** Gives back what is done with, then hands out what is free. */
  update(tick: Tick, outlooks: readonly Outlook[], signals: Uint8Array): void {
    const count = outlooks.length;
    this.taken.fill(0);
    this.holders.fill(0);
    this.reserveForEgo(signals);
    for (let actor = 0; actor < count; actor++) {
      if (this.holds(actor) && this.isDone(actor, outlooks[actor])) this.release(actor);
    }
    for (let actor = 0; actor < count; actor++) this.countHeld(actor);
    const asking = this.collectAskers(tick, outlooks);
    for (let i = 0; i < asking; i++) this.decide(this.askers[i], outlooks[this.askers[i]]);
  }

  /** Gives an actor the connecting lanes of its path from place `from` on, without asking: it is already there. */
  hold(actor: number, from: number): void {
    const { map, state } = this.scene;
    for (let i = 0; i < MAX_HELD; i++) state.held[actor * MAX_HELD + i] = -1;
    state.heldExit[actor] = -1;
    state.askedSince[actor] = -1;
    for (let k = from; k < PATH_LENGTH; k++) {
      const lane = state.path[actor * PATH_LENGTH + k];
      if (lane < 0) return;
      if (map.lanes[lane].junction < 0 || k - from === MAX_HELD) {
        state.heldExit[actor] = lane;
        return;
      }
      state.held[actor * MAX_HELD + k - from] = lane;
    }
  }

  private holds(actor: number): boolean {
    return this.scene.state.held[actor * MAX_HELD] >= 0;
  }

  private release(actor: number): void {
    this.scene.state.held.fill(-1, actor * MAX_HELD, (actor + 1) * MAX_HELD);
    this.scene.state.heldExit[actor] = -1;
  }

  private countHeld(actor: number): void {
    for (let i = 0; i < MAX_HELD; i++) {
      const lane = this.scene.state.held[actor * MAX_HELD + i];
      if (lane >= 0) this.holders[lane]++;
    }
  }

  /** Through with the junction, or hindered before it and able to stop. */
  private isDone(actor: number, outlook: Outlook): boolean {
    const { state, length } = this.scene;
    const lane = state.path[actor * PATH_LENGTH];
    if (this.isHolding(actor, lane)) return false;
    if (outlook.entry > 0 && this.isHolding(actor, state.path[actor * PATH_LENGTH + outlook.entry])) {
      const room = Math.min(outlook.toWait, outlook.toRed);
      const speed = state.speed[actor];
      return (
        (!this.mayAsk(actor, outlook) || this.crossesEgo(actor)) && speed * speed <= 2 * GIVING_BACK_BRAKING * room
      );
    }
    return lane !== state.heldExit[actor] || state.s[actor] - length[actor] / 2 > RELEASE_MARGIN;
  }

  /** Whether an actor holds lanes that cross those kept free for the ego; to be asked before anybody else takes any. */
  private crossesEgo(actor: number): boolean {
    const { state, facts } = this.scene;
    for (let i = 0; i < MAX_HELD; i++) {
      const lane = state.held[actor * MAX_HELD + i];
      if (lane >= 0 && facts[lane].rivals.some((rival) => this.taken[rival] === 1)) return true;
    }
    return false;
  }

  private isHolding(actor: number, lane: number): boolean {
    for (let i = 0; i < MAX_HELD; i++) {
      if (this.scene.state.held[actor * MAX_HELD + i] === lane) return true;
    }
    return false;
  }

  /** Whether it is an actor's turn to think of its next junction: near, nothing red, and nobody before it in its lane. */
  private mayAsk(actor: number, outlook: Outlook): boolean {
    const { state } = this.scene;
    if (outlook.entry === 0 || state.behaviour[actor] !== BEHAVIOUR.laneFollow) return false;
    const isNear = outlook.toWait < askingDistance(state.speed[actor]);
    return isNear && outlook.toRed === Number.POSITIVE_INFINITY && this.isNext(actor, outlook.entry);
  }

  /** Whether all who are before an actor in its lanes up to the junction hold the junction already. */
  private isNext(actor: number, entry: number): boolean {
    const { map, state, order, ego } = this.scene;
    const { junction } = map.lanes[state.path[actor * PATH_LENGTH + entry]];
    for (let k = 0; k < entry; k++) {
      const lane = state.path[actor * PATH_LENGTH + k];
      if (ego.isOn(lane) && (k > 0 || ego.from[lane] > state.s[actor])) return false;
      const leader = k === 0 ? order.ahead(actor) : order.rearmost(lane);
      if (leader >= 0) return this.holds(leader) && map.lanes[state.held[leader * MAX_HELD]].junction === junction;
    }
    return true;
  }

  /** Fills `askers` in the order in which they came; returns how many there are. */
  private collectAskers(tick: Tick, outlooks: readonly Outlook[]): number {
    const { askedSince } = this.scene.state;
    let count = 0;
    for (let actor = 0; actor < outlooks.length; actor++) {
      if (this.holds(actor) || !this.mayAsk(actor, outlooks[actor])) {
        askedSince[actor] = -1;
        continue;
      }
      if (askedSince[actor] < 0) askedSince[actor] = tick;
      let place = count++;
      for (; place > 0 && askedSince[this.askers[place - 1]] > askedSince[actor]; place--) {
        this.askers[place] = this.askers[place - 1];
      }
      this.askers[place] = actor;
    }
    return count;
  }

  private decide(actor: number, outlook: Outlook): void {
    const { map, state } = this.scene;
    const first = actor * PATH_LENGTH + outlook.entry;
    const end = (actor + 1) * PATH_LENGTH;
    let isFree = true;
    let p = first;
    for (; p < end && state.path[p] >= 0 && map.lanes[state.path[p]].junction >= 0; p++) {
      isFree = isFree && this.isFree(state.path[p]);
    }
    if (!this.hasRoomBeyond(actor, p)) return;
    if (isFree) {
      this.hold(actor, outlook.entry);
      this.countHeld(actor);
    } else {
      for (let q = first; q < p; q++) this.taken[state.path[q]] = 1;
    }
  }

  private isFree(lane: number): boolean {
    const { rivals } = this.scene.facts[lane];
    for (let i = 0; i < rivals.length; i++) {
      if (this.holders[rivals[i]] > 0 || this.taken[rivals[i]] === 1) return false;
    }
    return true;
  }

  /**
   * Whether an actor would come to stand behind the junction and not on it. The last car there is reckoned with where it
   * would stand if it braked hard, and so are those that hold the junction and will be there first.
   *
   * @param exit place in state.path of the lane behind the junction
   */
  private hasRoomBeyond(actor: number, exit: number): boolean {
    const { map, state, order, length, ego } = this.scene;
    const lane = state.path[exit];
    if (exit >= (actor + 1) * PATH_LENGTH || lane < 0) return true;
    let room = map.lanes[lane].length;
    const last = order.rearmost(lane);
    if (last >= 0) room = Math.min(room, state.s[last] - length[last] / 2 + standingDistance(state.speed[last]));
    if (ego.isOn(lane)) room = Math.min(room, ego.from[lane] + standingDistance(ego.speedAlong[lane]));
    for (let other = 0; other < length.length; other++) {
      const isOnItsWay = state.heldExit[other] === lane && state.path[other * PATH_LENGTH] !== lane;
      if (isOnItsWay) room -= length[other] + ROOM_BEHIND;
    }
    return room >= Math.min(length[actor] + ROOM_BEHIND, map.lanes[lane].length);
  }

  private reserveForEgo(signals: Uint8Array): void {
    const { map, ego } = this.scene;
    const reach = Math.max(EGO_DISTANCE, EGO_HEADWAY * ego.speed);
    for (const { index, junction, length } of map.lanes) {
      if (ego.drivesOn[index] === 0) continue;
      const toEnd = length - ego.front[index];
      if (junction >= 0) this.taken[index] = 1;
      else this.reserveAhead(index, reach - toEnd, toEnd, signals);
    }
  }

  /** @param reach how far beyond the lane's end is still near [m]; @param toEnd from the ego's front to the end [m] */
  private reserveAhead(lane: number, reach: number, toEnd: number, signals: Uint8Array): void {
    if (reach < 0 || this.isEgoWaiting(toEnd) || this.isRedForEgo(lane, toEnd, signals)) return;
    for (const next of this.scene.map.lanes[lane].successors) {
      const { junction, length } = this.scene.map.lanes[next];
      if (junction >= 0) this.taken[next] = 1;
      else this.reserveAhead(next, reach - length, toEnd + length, signals);
    }
  }

  private isEgoWaiting(toEnd: number): boolean {
    const { standing } = this.scene.ego;
    return standing > EGO_PATIENCE || (standing > EGO_PAUSE && toEnd > EGO_WELL_BEFORE);
  }

  private isRedForEgo(lane: number, toEnd: number, signals: Uint8Array): boolean {
    const { lightLines } = this.scene.facts[lane];
    const front = this.scene.map.lanes[lane].length - toEnd;
    for (let i = 0; i < lightLines.length; i++) {
      const state = signals[lightLines[i].signal];
      const isRed = state === SIGNAL_STATE.red || state === SIGNAL_STATE.redAmber;
      if (isRed && front <= lightLines[i].s) return true;
    }
    return false;
  }
}

/** How far before its place of waiting a car asks for a junction [m]: a second's way and comfortable braking. */
export function askingDistance(speed: number): number {
  return ASKING_ROOM + speed + (speed * speed) / (2 * ASKING_BRAKING);
}

/** How far a car comes that brakes as hard as is expected [m]. */
function standingDistance(speed: number): number {
  return (speed * speed) / (2 * EXPECTED_BRAKING);
}
