import type { Tick } from '../../core/tick.ts';
import { BoundFor } from './bound-for.ts';
import { claimForEgo } from './ego-claims.ts';
import { GapAcceptance } from './gap-acceptance.ts';
import { countPassed, holdLanes, holdsAny, holdsPartOf, isHolding, releaseFirst, releaseLanes } from './held-lanes.ts';
import { type Outlook, redAhead } from './outlook.ts';
import { type LaneRights, type Precedence, rightOfWay } from './right-of-way.ts';
import { hasRoomBeyond, isLeftByAll } from './room-beyond.ts';
import { forgetRoom, RoomClaims } from './room-claims.ts';
import { hasToStop, isSignalled, noteStop } from './stop-signs.ts';
import type { TrafficScene } from './traffic-scene.ts';
import { BEHAVIOUR, MAX_HELD, PATH_LENGTH } from './traffic-state.ts';
import { EGO, NOBODY, setWait, WAIT } from './wait-reason.ts';
import { waitingPlace } from './waiting-place.ts';

/** How far a tail must be out of a junction until its lanes are free again [m]. */
const RELEASE_MARGIN = 0.5;

/** Deceleration that the distance from which a car asks is reckoned with [m/s^2], and room on top of it [m]. */
const ASKING_BRAKING = 2;
const ASKING_ROOM = 8;

/** A car that has a junction but is hindered before it gives it back as long as it can stop with this [m/s^2]. */
const GIVING_BACK_BRAKING = 3;

/** Who has been kept waiting for so long is let in by those who would go first [decisions]: 40 s, red left out. */
const COURTESY = 400;

/** For whom a lane is kept free, by value of JunctionReservations.taken; those who go first need not mind ASKED. */
const FOR_EGO = 1;
const ASKED = 2;
const LET_IN = 3;

/**
 * Right of way at junctions. A car enters a junction only when it holds the connecting lanes of its path, and gets them
 * only while nobody holds a lane that crosses or joins them: so nobody ever meets anybody, whatever the rules. Among
 * those who ask, who gives way by law (right-of-way.ts) waits for a gap in the traffic that goes first (gap-acceptance.ts);
 * between those whom no rule tells apart it is first come, first served; at a tie the lower index. Who could go but for
 * others keeps the lanes it needs from those that came later and do not go first, and after a while from all, so that
 * nobody waits for ever. Nobody gets lanes that it would have to stop on: where the lane behind a junction is too short to
 * wait on, a car gets the next junction with it, or none. The ego comes before all who are not yet there.
 */
export class JunctionReservations {
  private readonly scene: TrafficScene;
  private readonly rights: readonly (LaneRights | null)[];
  private readonly gaps: GapAcceptance;
  private readonly claims: RoomClaims;
  private readonly bound: BoundFor;
  /** Per lane: how many hold it, one of them, and whether it is kept free, see FOR_EGO. */
  private readonly holders: Int32Array;
  private readonly holder: Int32Array;
  private readonly taken: Uint8Array;
  /** Who asks, in the order in which they came, and how many they are; per actor: 1 until it is taken into that list. */
  private readonly askers: Int32Array;
  private asking = 0;
  private readonly isAsking: Uint8Array;
  /** Per actor: 1 where it is near its next junction, and where it is its turn to think of it. */
  private readonly isNear: Uint8Array;
  private readonly asks: Uint8Array;

  constructor(scene: TrafficScene) {
    const laneCount = scene.map.lanes.length;
    const count = scene.length.length;
    this.scene = scene;
    this.rights = rightOfWay(scene.map, scene.facts);
    this.gaps = new GapAcceptance(scene, this.rights);
    this.claims = new RoomClaims(scene.state, laneCount);
    this.bound = new BoundFor(scene);
    this.holders = new Int32Array(laneCount);
    this.holder = new Int32Array(laneCount);
    this.taken = new Uint8Array(laneCount);
    this.askers = new Int32Array(count);
    this.isAsking = new Uint8Array(count);
    this.isNear = new Uint8Array(count);
    this.asks = new Uint8Array(count);
  }

  /** Whether an actor would have to stop on the junction that it asks for. */
  lacksRoom(actor: number): boolean {
    return this.scene.state.waitsFor[actor] === WAIT.room;
  }

  /** Whether an actor holds the junction ahead of it. */
  mayEnter(actor: number, { entry }: Outlook): boolean {
    const { state } = this.scene;
    return entry > 0 && isHolding(state, actor, state.path[actor * PATH_LENGTH + entry]);
  }

  /** Takes back what is done with, then hands out what is free. */
  update(tick: Tick, outlooks: readonly Outlook[], signals: Uint8Array): void {
    const { state } = this.scene;
    this.taken.fill(0);
    this.holders.fill(0);
    claimForEgo(this.scene, signals, this.taken);
    for (let actor = 0; actor < outlooks.length; actor++) {
      noteStop(this.scene, actor, outlooks[actor]);
      this.asks[actor] = this.mayAsk(actor, outlooks[actor], signals) ? 1 : 0;
      if (!holdsAny(state, actor)) continue;
      this.releasePassed(actor);
      if (this.givesBack(actor, outlooks[actor])) releaseLanes(state, actor);
    }
    for (let actor = 0; actor < outlooks.length; actor++) this.countHeld(actor, 1);
    this.bound.update();
    const asking = this.collectAskers(tick, outlooks, signals);
    this.claims.update(tick);
    this.gaps.update(outlooks, this.asks, this.isNear);
    for (let i = 0; i < asking; i++) this.decide(tick, this.askers[i], outlooks[this.askers[i]], signals);
  }

  /** Releases the lanes of every junction that an actor's tail has left. */
  private releasePassed(actor: number): void {
    const { map, state, length } = this.scene;
    const passed = countPassed(map, state, actor);
    if (passed === 0) return;
    const { junction } = map.lanes[state.path[actor * PATH_LENGTH]];
    if (junction >= 0 && map.lanes[state.held[actor * MAX_HELD + passed - 1]].junction === junction) return;
    const last = state.lastLane[actor];
    const between = last >= 0 && map.lanes[last].junction < 0 ? map.lanes[last].length : 0;
    if (state.s[actor] - length[actor] / 2 + between > RELEASE_MARGIN) releaseFirst(state, actor, passed);
  }

  /** Whether an actor that is still before its junction is hindered, or in the ego's way, and can stop. */
  private givesBack(actor: number, outlook: Outlook): boolean {
    const { state: now } = this.scene;
    if (outlook.entry === 0 || now.held[actor * MAX_HELD] !== now.path[actor * PATH_LENGTH + outlook.entry])
      return false;
    const speed = this.scene.state.speed[actor];
    const canStop = speed * speed <= 2 * GIVING_BACK_BRAKING * Math.min(outlook.toWait, outlook.toRed);
    return canStop && (this.asks[actor] === 0 || this.crossesEgo(actor));
  }

  /** Whether an actor holds lanes that cross those kept free for the ego; to be asked before anybody else takes any. */
  private crossesEgo(actor: number): boolean {
    const { state, facts } = this.scene;
    for (let i = 0; i < MAX_HELD; i++) {
      const lane = state.held[actor * MAX_HELD + i];
      if (lane < 0) return false;
      const { rivals } = facts[lane];
      for (let k = 0; k < rivals.length; k++) if (this.taken[rivals[k]] === FOR_EGO) return true;
    }
    return false;
  }

  /** Counts an actor among the holders of its lanes, or with -1 no more. */
  private countHeld(actor: number, by: 1 | -1): void {
    const { held } = this.scene.state;
    const end = (actor + 1) * MAX_HELD;
    for (let i = actor * MAX_HELD; i < end && held[i] >= 0; i++) {
      this.holders[held[i]] += by;
      if (by > 0) this.holder[held[i]] = actor;
    }
  }

  /**
   * Whether it is an actor's turn to think of its next junction: near, nothing red, a stop sign done with, and nobody
   * before it in its lane.
   */
  private mayAsk(actor: number, outlook: Outlook, signals: Uint8Array): boolean {
    const { state } = this.scene;
    const isNear = outlook.entry > 0 && outlook.toWait < askingDistance(state.speed[actor]);
    this.isNear[actor] = isNear ? 1 : 0;
    if (!isNear || state.behaviour[actor] !== BEHAVIOUR.laneFollow) return false;
    if (outlook.toRed < Number.POSITIVE_INFINITY || !this.isNext(actor, outlook.entry)) return false;
    const rights = this.rights[state.path[actor * PATH_LENGTH + outlook.entry]];
    return rights === null || !hasToStop(this.scene, actor, outlook, rights, signals);
  }

  /** Whether all who are before an actor in its lanes up to the junction hold the junction already. */
  private isNext(actor: number, entry: number): boolean {
    const { map, state, order, ego } = this.scene;
    const { junction } = map.lanes[state.path[actor * PATH_LENGTH + entry]];
    for (let k = 0; k < entry; k++) {
      const lane = state.path[actor * PATH_LENGTH + k];
      if (ego.isOn(lane) && (k > 0 || ego.from[lane] > state.s[actor])) return false;
      const leader = k === 0 ? order.ahead(actor) : order.rearmost(lane);
      if (leader < 0) continue;
      return holdsPartOf(map, state, leader, junction);
    }
    return true;
  }

  /** Fills `askers` in the order in which they came; returns how many there are. */
  private collectAskers(tick: Tick, outlooks: readonly Outlook[], signals: Uint8Array): number {
    const { state } = this.scene;
    const { askedSince } = state;
    for (let actor = 0; actor < outlooks.length; actor++) {
      const hasEnough = holdsAny(state, actor) && !this.isStranded(actor, outlooks[actor]);
      this.isAsking[actor] = hasEnough || this.asks[actor] === 0 ? 0 : 1;
      if (this.isAsking[actor] === 0) {
        askedSince[actor] = -1;
        setWait(state, actor, WAIT.nothing);
        if (!hasEnough) this.noteWait(actor, outlooks[actor], signals);
        continue;
      }
      if (askedSince[actor] < 0) askedSince[actor] = tick;
    }
    return this.sortAskers(outlooks.length);
  }

  /** Those of the time before stand in order already, whoever comes anew belongs behind them: few steps for any number. */
  private sortAskers(actors: number): number {
    const before = this.asking;
    this.asking = 0;
    for (let i = 0; i < before; i++) this.insertAsker(this.askers[i]);
    for (let actor = 0; actor < actors; actor++) this.insertAsker(actor);
    return this.asking;
  }

  /** Puts an actor in its place if it asks and has none yet: never beyond those of the list that have been looked at. */
  private insertAsker(actor: number): void {
    if (this.isAsking[actor] === 0) return;
    this.isAsking[actor] = 0;
    let place = this.asking++;
    for (; place > 0 && this.isLater(this.askers[place - 1], actor); place--)
      this.askers[place] = this.askers[place - 1];
    this.askers[place] = actor;
  }

  private isLater(other: number, actor: number): boolean {
    const { askedSince } = this.scene.state;
    return askedSince[other] !== askedSince[actor] ? askedSince[other] > askedSince[actor] : other > actor;
  }

  /** Says what an actor waits for that does not ask. */
  private noteWait(actor: number, outlook: Outlook, signals: Uint8Array): void {
    const { state } = this.scene;
    if (this.isNear[actor] === 0 || !this.isNext(actor, outlook.entry)) return;
    if (outlook.toRed < Number.POSITIVE_INFINITY) setWait(state, actor, WAIT.red);
    const rights = this.rights[state.path[actor * PATH_LENGTH + outlook.entry]];
    if (rights !== null && hasToStop(this.scene, actor, outlook, rights, signals)) setWait(state, actor, WAIT.stopSign);
  }

  /** Whether an actor has to go on from the last junction that it holds without a place to wait before the next. */
  private isStranded(actor: number, outlook: Outlook): boolean {
    if (outlook.entry === 0 || this.mayEnter(actor, outlook)) return false;
    return waitingPlace(this.scene, actor, 0) > outlook.entry;
  }

  private decide(tick: Tick, actor: number, outlook: Outlook, signals: Uint8Array): void {
    const { map, state } = this.scene;
    const first = actor * PATH_LENGTH;
    const end = waitingPlace(this.scene, actor, outlook.entry);
    const isPatient = state.waited[actor] < COURTESY;
    this.countHeld(actor, -1);
    let toLane = outlook.toEntry;
    let isFree = true;
    for (let k = outlook.entry; k < end; k++) {
      const lane = state.path[first + k];
      const rights = this.rights[lane];
      if (rights === null) isFree = isFree && this.isPassable(actor, k, signals);
      else {
        const precedence = isSignalled(rights, signals) ? rights.byLights : rights.bySigns;
        isFree = this.isFree(actor, lane, precedence) && isFree;
        const other = isPatient ? this.gaps.goesBefore(actor, outlook, lane, toLane, precedence) : NOBODY;
        if (other !== NOBODY) {
          this.countHeld(actor, 1);
          this.refuse(actor, WAIT.yields, other);
          return;
        }
      }
      toLane += map.lanes[lane].length;
    }
    this.countHeld(actor, 1);
    const exit = end < PATH_LENGTH ? state.path[first + end] : -1;
    if (exit >= 0 && (this.claims.isForAnother(actor, exit) || !hasRoomBeyond(this.scene, this.bound, actor, end))) {
      this.claims.note(actor, exit, outlook, tick);
      state.roomless[actor]++;
      this.refuse(actor, WAIT.room, NOBODY);
      return;
    }
    if (isFree) {
      this.countHeld(actor, -1);
      holdLanes(map, state, actor, outlook.entry, end);
      this.bound.change(actor);
      this.countHeld(actor, 1);
      state.waited[actor] = 0;
      forgetRoom(state, actor);
      setWait(state, actor, WAIT.nothing);
    } else {
      state.waited[actor]++;
      for (let k = outlook.entry; k < end; k++) {
        const lane = state.path[first + k];
        if (this.taken[lane] !== FOR_EGO) this.taken[lane] = isPatient ? Math.max(ASKED, this.taken[lane]) : LET_IN;
      }
    }
  }

  private refuse(actor: number, reason: number, other: number): void {
    this.scene.state.waited[actor]++;
    setWait(this.scene.state, actor, reason, other);
  }

  /** Whether nothing would stop an actor on the lane at place `k` of its path, one that is too short to wait on. */
  private isPassable(actor: number, k: number, signals: Uint8Array): boolean {
    const { path } = this.scene.state;
    const lane = path[actor * PATH_LENGTH + k];
    const next = k + 1 < PATH_LENGTH ? path[actor * PATH_LENGTH + k + 1] : -1;
    if (next < 0 || this.scene.map.lanes[next].junction < 0) return true;
    if (redAhead(this.scene, signals, actor, lane, next, 0) < Number.POSITIVE_INFINITY) return false;
    return isLeftByAll(this.scene, this.bound, lane, next);
  }

  /** Whether nobody has or keeps a lane that crosses or joins one; else notes whom an actor waits for. */
  private isFree(actor: number, lane: number, { isFirst }: Precedence): boolean {
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

/** How far before its place of waiting a car asks for a junction [m]: a second's way and comfortable braking. */
export function askingDistance(speed: number): number {
  return ASKING_ROOM + speed + (speed * speed) / (2 * ASKING_BRAKING);
}
