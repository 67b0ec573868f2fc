import type { Tick } from '../../core/tick.ts';
import { claimForEgo } from './ego-claims.ts';
import { countPassed, holdLanes, holdsAny, holdsPartOf, isHolding, releaseFirst, releaseLanes } from './held-lanes.ts';
import { type Outlook, redAhead } from './outlook.ts';
import { hasRoomBeyond, isLeftByAll } from './room-beyond.ts';
import type { TrafficScene } from './traffic-scene.ts';
import { BEHAVIOUR, MAX_HELD, PATH_LENGTH } from './traffic-state.ts';
import { waitingPlace } from './waiting-place.ts';

/** How far a tail must be out of a junction until its lanes are free again [m]. */
const RELEASE_MARGIN = 0.5;

/** Deceleration that the distance from which a car asks is reckoned with [m/s^2], and room on top of it [m]. */
const ASKING_BRAKING = 2;
const ASKING_ROOM = 8;

/** A car that has a junction but is hindered before it gives it back as long as it can stop with this [m/s^2]. */
const GIVING_BACK_BRAKING = 3;

/**
 * Right of way by reservation: a car enters a junction only when it holds the connecting lanes of its path, and gets
 * them only while nobody holds a lane that crosses or joins them. First come, first served; at a tie the lower index.
 * Who could go but for others keeps the lanes it needs from those that came later, so that nobody waits for ever.
 * Nobody gets lanes that it would have to stop on: where the lane behind a junction is too short to wait on, a car gets
 * the next junction with it, or none. The ego comes before all who are not yet there.
 */
export class JunctionReservations {
  private readonly scene: TrafficScene;
  /** Per lane: how many hold it, and whether it is kept free for the ego or for one who came earlier. */
  private readonly holders: Int32Array;
  private readonly taken: Uint8Array;
  private readonly askers: Int32Array;
  /** Per actor: 1 where it was refused for want of room behind the junction. */
  private readonly withoutRoom: Uint8Array;

  constructor(scene: TrafficScene) {
    const laneCount = scene.map.lanes.length;
    this.scene = scene;
    this.holders = new Int32Array(laneCount);
    this.taken = new Uint8Array(laneCount);
    this.askers = new Int32Array(scene.length.length);
    this.withoutRoom = new Uint8Array(scene.length.length);
  }

  /** Whether an actor would have to stop on the junction that it asks for. */
  lacksRoom(actor: number): boolean {
    return this.withoutRoom[actor] === 1;
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
    this.withoutRoom.fill(0);
    claimForEgo(this.scene, signals, this.taken);
    for (let actor = 0; actor < outlooks.length; actor++) {
      if (!holdsAny(state, actor)) continue;
      this.releasePassed(actor);
      if (this.givesBack(actor, outlooks[actor])) releaseLanes(state, actor);
    }
    for (let actor = 0; actor < outlooks.length; actor++) this.countHeld(actor, 1);
    const asking = this.collectAskers(tick, outlooks);
    for (let i = 0; i < asking; i++) this.decide(this.askers[i], outlooks[this.askers[i]], signals);
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
    return canStop && (!this.mayAsk(actor, outlook) || this.crossesEgo(actor));
  }

  /** Whether an actor holds lanes that cross those kept free for the ego; to be asked before anybody else takes any. */
  private crossesEgo(actor: number): boolean {
    const { state, facts } = this.scene;
    for (let i = 0; i < MAX_HELD; i++) {
      const lane = state.held[actor * MAX_HELD + i];
      if (lane < 0) return false;
      if (facts[lane].rivals.some((rival) => this.taken[rival] === 1)) return true;
    }
    return false;
  }

  /** Counts an actor among the holders of its lanes, or with -1 no more. */
  private countHeld(actor: number, by: 1 | -1): void {
    const { held } = this.scene.state;
    const end = (actor + 1) * MAX_HELD;
    for (let i = actor * MAX_HELD; i < end && held[i] >= 0; i++) this.holders[held[i]] += by;
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
      if (leader < 0) continue;
      return holdsPartOf(map, state, leader, junction);
    }
    return true;
  }

  /** Fills `askers` in the order in which they came; returns how many there are. */
  private collectAskers(tick: Tick, outlooks: readonly Outlook[]): number {
    const { state } = this.scene;
    const { askedSince } = state;
    let count = 0;
    for (let actor = 0; actor < outlooks.length; actor++) {
      const hasEnough = holdsAny(state, actor) && !this.isStranded(actor, outlooks[actor]);
      if (hasEnough || !this.mayAsk(actor, outlooks[actor])) {
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

  /** Whether an actor has to go on from the last junction that it holds without a place to wait before the next. */
  private isStranded(actor: number, outlook: Outlook): boolean {
    if (outlook.entry === 0 || this.mayEnter(actor, outlook)) return false;
    return waitingPlace(this.scene, actor, 0) > outlook.entry;
  }

  private decide(actor: number, outlook: Outlook, signals: Uint8Array): void {
    const { map, state } = this.scene;
    const first = actor * PATH_LENGTH;
    const end = waitingPlace(this.scene, actor, outlook.entry);
    let isFree = true;
    this.countHeld(actor, -1);
    for (let k = outlook.entry; k < end; k++) {
      const lane = state.path[first + k];
      if (map.lanes[lane].junction >= 0) isFree = isFree && this.isFree(lane);
      else if (!this.isPassable(actor, k, signals)) isFree = false;
    }
    this.countHeld(actor, 1);
    if (end < PATH_LENGTH && state.path[first + end] >= 0 && !hasRoomBeyond(this.scene, actor, end)) {
      this.withoutRoom[actor] = 1;
      return;
    }
    if (isFree) {
      this.countHeld(actor, -1);
      holdLanes(map, state, actor, outlook.entry, end);
      this.countHeld(actor, 1);
    } else {
      for (let k = outlook.entry; k < end; k++) this.taken[state.path[first + k]] = 1;
    }
  }

  /** Whether nothing would stop an actor on the lane at place `k` of its path, one that is too short to wait on. */
  private isPassable(actor: number, k: number, signals: Uint8Array): boolean {
    const { path } = this.scene.state;
    const lane = path[actor * PATH_LENGTH + k];
    const next = k + 1 < PATH_LENGTH ? path[actor * PATH_LENGTH + k + 1] : -1;
    if (next < 0 || this.scene.map.lanes[next].junction < 0) return true;
    if (redAhead(this.scene, signals, actor, lane, next, 0) < Number.POSITIVE_INFINITY) return false;
    return isLeftByAll(this.scene, lane, next);
  }

  private isFree(lane: number): boolean {
    const { rivals } = this.scene.facts[lane];
    for (let i = 0; i < rivals.length; i++) {
      if (this.holders[rivals[i]] > 0 || this.taken[rivals[i]] === 1) return false;
    }
    return true;
  }
}

/** How far before its place of waiting a car asks for a junction [m]: a second's way and comfortable braking. */
export function askingDistance(speed: number): number {
  return ASKING_ROOM + speed + (speed * speed) / (2 * ASKING_BRAKING);
}
