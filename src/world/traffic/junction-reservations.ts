import type { Tick } from '../../core/tick.ts';
import { claimForEgo } from './ego-claims.ts';
import { holdLanes, holdsAny, isHolding, releaseLanes } from './held-lanes.ts';
import type { Outlook } from './outlook.ts';
import { hasRoomBeyond } from './room-beyond.ts';
import type { TrafficScene } from './traffic-scene.ts';
import { BEHAVIOUR, MAX_HELD, PATH_LENGTH } from './traffic-state.ts';

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
 * Nobody gets lanes that it would have to stop on. The ego comes before all who are not yet there.
 */
export class JunctionReservations {
  private readonly scene: TrafficScene;
  /** Per lane: how many hold it, and whether it is kept free for the ego or for one who came earlier. */
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
      if (!holdsAny(state, actor)) continue;
      if (this.isThrough(actor, outlooks[actor]) || this.givesBack(actor, outlooks[actor])) releaseLanes(state, actor);
    }
    for (let actor = 0; actor < outlooks.length; actor++) this.countHeld(actor);
    const asking = this.collectAskers(tick, outlooks);
    for (let i = 0; i < asking; i++) this.decide(this.askers[i], outlooks[this.askers[i]]);
  }

  /** Whether an actor's tail has left the lanes it holds. */
  private isThrough(actor: number, outlook: Outlook): boolean {
    const { state, length } = this.scene;
    const lane = state.path[actor * PATH_LENGTH];
    if (isHolding(state, actor, lane) || this.mayEnter(actor, outlook)) return false;
    return lane !== state.heldExit[actor] || state.s[actor] - length[actor] / 2 > RELEASE_MARGIN;
  }

  /** Whether an actor that is still before its junction is hindered, or in the ego's way, and can stop. */
  private givesBack(actor: number, outlook: Outlook): boolean {
    if (!this.mayEnter(actor, outlook)) return false;
    const speed = this.scene.state.speed[actor];
    const canStop = speed * speed <= 2 * GIVING_BACK_BRAKING * Math.min(outlook.toWait, outlook.toRed);
    return canStop && (!this.mayAsk(actor, outlook) || this.crossesEgo(actor));
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

  private countHeld(actor: number): void {
    for (let i = 0; i < MAX_HELD; i++) {
      const lane = this.scene.state.held[actor * MAX_HELD + i];
      if (lane >= 0) this.holders[lane]++;
    }
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
      return holdsAny(state, leader) && map.lanes[state.held[leader * MAX_HELD]].junction === junction;
    }
    return true;
  }

  /** Fills `askers` in the order in which they came; returns how many there are. */
  private collectAskers(tick: Tick, outlooks: readonly Outlook[]): number {
    const { state } = this.scene;
    const { askedSince } = state;
    let count = 0;
    for (let actor = 0; actor < outlooks.length; actor++) {
      if (holdsAny(state, actor) || !this.mayAsk(actor, outlooks[actor])) {
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
    if (p < end && state.path[p] >= 0 && !hasRoomBeyond(this.scene, actor, state.path[p])) return;
    if (isFree) {
      holdLanes(map, state, actor, outlook.entry);
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
}

/** How far before its place of waiting a car asks for a junction [m]: a second's way and comfortable braking. */
export function askingDistance(speed: number): number {
  return ASKING_ROOM + speed + (speed * speed) / (2 * ASKING_BRAKING);
}
