import type { Tick } from '../../core/tick.ts';
import { BoundFor } from './bound-for.ts';
import { CircleTraffic } from './circle-traffic.ts';
import { claimForEgo } from './ego-claims.ts';
import { COURTESY, GapAcceptance } from './gap-acceptance.ts';
import { countPassed, holdLanes, holdsAny, isHolding, releaseFirst, releaseLanes } from './held-lanes.ts';
import { JunctionQueue } from './junction-queue.ts';
import { JunctionTurns } from './junction-turns.ts';
import { LaneHolders } from './lane-holders.ts';
import { middlePlaces } from './middle-places.ts';
import { lineToStopAt } from './outlook.ts';
import { type LaneRights, rightOfWay } from './right-of-way.ts';
import { hasRoomBeyond, isLeftByAll } from './room-beyond.ts';
import { RoomClaims } from './room-claims.ts';
import { isSignalled, noteStop } from './stop-signs.ts';
import type { TrafficScene } from './traffic-scene.ts';
import { MAX_HELD, PATH_LENGTH } from './traffic-state.ts';
import { NOBODY, setWait, WAIT } from './wait-reason.ts';
import { WaitingInMiddle } from './waiting-in-middle.ts';
import { waitingPlace } from './waiting-place.ts';

/** How far a tail must be out of a junction until its lanes are free again [m]. */
const RELEASE_MARGIN = 0.5;

/** A car that has a junction but is hindered before it gives it back as long as it can stop with this [m/s^2]. */
const GIVING_BACK_BRAKING = 3;

/** Who cuts a corner and has waited for so long is let in by those beside it as soon as there is room, and asks first [decisions]. */
const CORNER_COURTESY = 100;

/**
 * Right of way at junctions. A car enters a junction only when it holds the connecting lanes of its path, and gets them
 * only while nobody holds a lane that crosses or joins them: so nobody ever meets anybody, whatever the rules. Among
 * those who ask, who gives way by law (right-of-way.ts) waits for a gap in the traffic that goes first (gap-acceptance.ts);
 * between those whom no rule tells apart it is first come, first served; at a tie the lower index; who cuts a corner
 * and has waited for long comes first of all. Who could go but for others keeps the lanes it needs from those that came
 * later and do not go first, and after a while from all, so that nobody waits for ever. Nobody gets lanes that it would
 * have to stop on: where the lane behind a junction is too short to wait on, a car gets the next junction with it, or
 * none. The ego comes before all who are not yet there.
 */
export class JunctionReservations {
  private readonly scene: TrafficScene;
  private readonly rights: readonly (LaneRights | null)[];
  private readonly gaps: GapAcceptance;
  private readonly claims: RoomClaims;
  private readonly bound: BoundFor;
  private readonly holders: LaneHolders;
  private readonly turns: JunctionTurns;
  private readonly circles: CircleTraffic;
  private readonly queue: JunctionQueue;
  private readonly middle: WaitingInMiddle;
  /** Per actor that asks: 1 where it is decided about before others. */
  private readonly isLetIn: Uint8Array;

  constructor(scene: TrafficScene) {
    this.scene = scene;
    this.rights = rightOfWay(scene.map, scene.facts);
    this.gaps = new GapAcceptance(scene, this.rights);
    this.claims = new RoomClaims(scene);
    this.bound = new BoundFor(scene);
    const middle = middlePlaces(scene.facts, this.rights);
    this.holders = new LaneHolders(scene, middle);
    this.turns = new JunctionTurns(scene, this.rights);
    this.circles = new CircleTraffic(scene);
    this.queue = new JunctionQueue(scene.state, scene.count);
    this.isLetIn = new Uint8Array(scene.count);
    const { rights, gaps, claims, bound, holders } = this;
    this.middle = new WaitingInMiddle({ scene, rights, middle, gaps, claims, bound, holders });
  }

  /** Whether an actor would have to stop on the junction that it asks for. */
  lacksRoom(actor: number): boolean {
    return this.scene.state.waitsFor[actor] === WAIT.room;
  }

  /** Whether an actor holds the junction ahead of it. */
  mayEnter(actor: number): boolean {
    const { state, outlook } = this.scene;
    const entry = outlook.entry[actor];
    return entry > 0 && isHolding(state, actor, state.path[actor * PATH_LENGTH + entry]);
  }

  /** Begins a decision: then come `takeBack` of each actor in turn, once it has looked ahead, and `handOut`. */
  begin(signals: Uint8Array): void {
    this.holders.clear();
    claimForEgo(this.scene, signals, this.holders.taken);
  }

  /** Takes back what an actor is done with, and finds out whether it is its turn to ask. */
  takeBack(actor: number, signals: Uint8Array): void {
    const { state, overrides } = this.scene;
    noteStop(this.scene, actor);
    this.turns.look(actor, signals);
    if (overrides?.disobeys[actor] === 1) {
      this.enterAnyhow(actor);
      return;
    }
    if (!holdsAny(state, actor)) return;
    if (this.isOnJunction(actor)) {
      this.claims.noteEntry(actor);
      if (this.turns.asks[actor] === 0) state.waited[actor] = 0;
    }
    this.releasePassed(actor);
    if (this.givesBack(actor)) this.giveBack(actor);
  }

  /** Hands out what is free. */
  handOut(tick: Tick, signals: Uint8Array): void {
    const { state, count } = this.scene;
    const { holders, turns, queue } = this;
    for (let actor = 0; actor < count; actor++) holders.count(actor, 1);
    this.bound.update();
    this.queueUp(tick, signals);
    this.claims.update(tick);
    this.circles.update(turns.asks);
    this.gaps.update(turns.asks, turns.isNear);
    for (let actor = 0; actor < count; actor++) if (state.inMiddle[actor] === 1) this.middle.goOn(actor, signals);
    for (let i = 0; i < queue.size; i++) {
      const actor = queue.actors[i];
      this.isLetIn[actor] = this.hasToBeLetIn(actor) ? 1 : 0;
      if (this.isLetIn[actor] === 1) this.decide(tick, actor, signals);
    }
    for (let i = 0; i < queue.size; i++) {
      if (this.isLetIn[queue.actors[i]] === 0) this.decide(tick, queue.actors[i], signals);
    }
  }

  /** Whether an actor cuts a corner and has waited for long: those beside it, who asked before, would have every green. */
  private hasToBeLetIn(actor: number): boolean {
    const { state, outlook, swept } = this.scene;
    if (state.waited[actor] < CORNER_COURTESY) return false;
    return swept.cutsCorner(actor, state.path[actor * PATH_LENGTH + outlook.entry[actor]]);
  }

  /** Who heeds nothing takes the lanes that it comes to, whoever else has them. */
  private enterAnyhow(actor: number): void {
    const { lanes, state, outlook } = this.scene;
    if (holdsAny(state, actor)) this.releasePassed(actor);
    const entry = outlook.entry[actor];
    if (entry === 0 || this.turns.isNear[actor] === 0 || this.mayEnter(actor)) return;
    holdLanes(lanes, state, actor, entry, waitingPlace(this.scene, actor, entry));
    state.waited[actor] = 0;
  }

  /** Releases the lanes of every junction that an actor's tail has left. */
  private releasePassed(actor: number): void {
    const { lanes, state, length } = this.scene;
    const passed = countPassed(lanes, state, actor);
    if (passed === 0) return;
    const junction = lanes.junction(state.path[actor * PATH_LENGTH]);
    if (junction >= 0 && lanes.junction(state.held[actor * MAX_HELD + passed - 1]) === junction) return;
    const last = state.lastLane[actor];
    const between = last >= 0 && !lanes.isConnecting(last) ? lanes.length(last) : 0;
    const isOut = state.s[actor] - length[actor] / 2 + between > RELEASE_MARGIN;
    if (isOut) releaseFirst(state, actor, passed, this.circles.isOn(actor));
  }

  /** Whether an actor that is still before its junction is hindered, or in the ego's way, and can stop. */
  private givesBack(actor: number): boolean {
    const { state: now, outlook } = this.scene;
    const entry = outlook.entry[actor];
    if (entry === 0 || now.held[actor * MAX_HELD] !== now.path[actor * PATH_LENGTH + entry]) return false;
    const speed = now.speed[actor];
    const canStop = speed * speed <= 2 * GIVING_BACK_BRAKING * Math.min(outlook.toWait[actor], outlook.toRed[actor]);
    return canStop && (this.turns.asks[actor] === 0 || this.holders.crossesEgo(actor));
  }

  /** Takes its lanes from an actor; who is on a small circle keeps its room behind it. */
  private giveBack(actor: number): void {
    const { state, lanes } = this.scene;
    const exit = state.heldExit[actor];
    releaseLanes(state, actor);
    if (lanes.circle(state.path[actor * PATH_LENGTH]) >= 0) state.heldExit[actor] = exit;
  }

  /** Finds out who asks, in which order, and says of the others what they wait for. */
  private queueUp(tick: Tick, signals: Uint8Array): void {
    const { state, count } = this.scene;
    for (let actor = 0; actor < count; actor++) {
      const hasEnough = holdsAny(state, actor) && !this.isStranded(actor);
      const asks = !hasEnough && this.turns.asks[actor] === 1;
      this.queue.note(actor, asks, tick);
      if (asks) continue;
      setWait(state, actor, WAIT.nothing);
      if (!hasEnough) this.turns.noteWait(actor, signals);
    }
    this.queue.sort();
  }

  /** Whether an actor comes to place `entry` of its path from a small circle. */
  private isOnCircle(actor: number, entry: number): boolean {
    const { lanes, state } = this.scene;
    return lanes.circle(state.path[actor * PATH_LENGTH + entry - 1]) >= 0;
  }

  private isOnJunction(actor: number): boolean {
    return this.scene.lanes.isConnecting(this.scene.state.path[actor * PATH_LENGTH]);
  }

  /** Whether an actor has to go on from the last junction that it holds: without a place to wait before the next, or on a small circle. */
  private isStranded(actor: number): boolean {
    const entry = this.scene.outlook.entry[actor];
    if (entry === 0 || this.mayEnter(actor)) return false;
    return this.isOnCircle(actor, entry) || waitingPlace(this.scene, actor, 0) > entry;
  }

  private decide(tick: Tick, actor: number, signals: Uint8Array): void {
    const { lanes, state, outlook } = this.scene;
    const entry = outlook.entry[actor];
    const first = actor * PATH_LENGTH;
    const end = waitingPlace(this.scene, actor, entry);
    const isPatient = state.waited[actor] < COURTESY;
    const before = this.holders.waitingBefore(state.path[first + entry]);
    if (before !== NOBODY) {
      this.refuse(actor, WAIT.occupied, before);
      return;
    }
    this.holders.count(actor, -1);
    let toLane = outlook.toEntry[actor];
    let isFree = true;
    for (let k = entry; k < end; k++) {
      const lane = state.path[first + k];
      const rights = this.rights[lane];
      if (rights === null) isFree = isFree && this.isPassable(actor, k, signals);
      else {
        const bySigns = !isSignalled(rights, signals);
        const precedence = bySigns ? rights.bySigns : rights.byLights;
        isFree = this.holders.isFree(actor, lane, rights, precedence, bySigns) && isFree;
        const other = isPatient ? this.gaps.goesBefore(actor, lane, toLane, precedence) : NOBODY;
        if (other !== NOBODY) {
          this.holders.count(actor, 1);
          if (!this.enterMiddle(actor, entry, end, signals)) this.refuse(actor, WAIT.yields, other);
          return;
        }
      }
      toLane += lanes.length(lane);
    }
    this.holders.count(actor, 1);
    const behind = this.circles.placeBehind(actor, end);
    const exit = behind < PATH_LENGTH ? state.path[first + behind] : -1;
    const isSure = exit < 0 || (state.heldExit[actor] === exit && this.isOnCircle(actor, entry));
    if (!isSure && !hasRoomBeyond(this.scene, this.bound, actor, behind, this.claims.before(actor, exit))) {
      this.claims.note(actor, exit, tick);
      state.roomless[actor]++;
      this.refuse(actor, WAIT.room, NOBODY);
    } else if (behind > end && !this.circles.mayGoOn(actor, entry, end, this.holders)) {
      this.refuse(actor, WAIT.occupied, NOBODY);
    } else if (isFree) {
      this.grant(actor, entry, end);
    } else if (!this.enterMiddle(actor, entry, end, signals)) {
      state.waited[actor]++;
      for (let k = entry; k < end; k++) this.holders.keepFree(actor, state.path[first + k], isPatient);
    }
  }

  /** Lets a car drive to the middle of the junction and wait there, if it may. */
  private enterMiddle(actor: number, entry: number, end: number, signals: Uint8Array): boolean {
    if (!this.middle.mayEnter(actor, entry, end, signals)) return false;
    this.scene.state.inMiddle[actor] = 1;
    this.grant(actor, entry, end);
    this.middle.note(actor);
    return true;
  }

  /** Gives an actor the connecting lanes of its path from place `from` to before place `to`. */
  private grant(actor: number, from: number, to: number): void {
    const { lanes, state } = this.scene;
    const wasOnCircle = this.circles.isOn(actor);
    this.holders.count(actor, -1);
    holdLanes(lanes, state, actor, from, to, this.circles.placeBehind(actor, to));
    if (!wasOnCircle) this.circles.noteGrant(actor);
    this.bound.change(actor);
    this.holders.count(actor, 1);
    // Who is still before its line may have to give back what it gets: then it has waited in vain all that time.
    if (this.isOnJunction(actor)) state.waited[actor] = 0;
    this.claims.noteGrant(actor);
    setWait(state, actor, WAIT.nothing);
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
    if (next < 0 || !this.scene.lanes.isConnecting(next)) return true;
    this.scene.outlook.toStart[0] = 0;
    if (lineToStopAt(this.scene, signals, actor, lane, next) >= 0) return false;
    // On a small circle who has the way to a place need not have the way on from it.
    if (this.scene.lanes.circle(lane) >= 0 && this.holders.isAnyOn(path[actor * PATH_LENGTH + k - 1])) return false;
    return isLeftByAll(this.scene, this.bound, lane, next);
  }
}
