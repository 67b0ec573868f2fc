import { TICKS_PER_SECOND, type Tick } from '../../../core/tick.ts';
import { lanePointAt } from '../../../map/lane-point.ts';
import type { LanePoint } from '../../../map/road-map.ts';
import { holdsAny } from '../held-lanes.ts';
import { interaction } from '../intelligent-driver.ts';
import type { LaneChoice } from '../lane-choice.ts';
import type { TrafficScene } from '../traffic-scene.ts';
import { BEHAVIOUR, PATH_LENGTH } from '../traffic-state.ts';
import { besideLane, hasRoomToChange, ON_BOTH, stationBeside } from './change-room.ts';
import { isEgoClear } from './ego-gap.ts';
import { isSafe, type Prospect, pays, SAFE_BRAKING } from './mobil.ts';
import { findNeighbours, type Neighbours } from './neighbours.ts';
import { createSameWay, followSameWay } from './same-way.ts';

/** A change takes so long (Toledo and Zohar 2007, TRR 1999, 71: 4.6 s on average; who has to is quicker) [s], ... */
const DURATION = 4.5;
const HURRIED = 3;
/** ... but at least this way, and so many lengths of the vehicle: wheels do not go sideways [m], [1]. */
const LEAST_WAY = 15;
const LENGTHS = 3.5;

/** Indicators flash for so long before a change [ticks]. */
const ANNOUNCED = TICKS_PER_SECOND;
/** Who is free to stay looks at other lanes so often, and not for so long after a change [ticks]. */
export const LOOK_EVERY = TICKS_PER_SECOND;
const REST = 6 * TICKS_PER_SECOND;

/** From so far before its lane ends, or so long before, a vehicle has to change [m], [s]. */
const MUST_WITHIN = 350;
const MUST_BEFORE = 15;

/** Who stands for good, as far as one can see, is gone around: it is seen from so far [m], ... */
const SEEN = 80;
/** ... and passed by with this gap; who is near already turns out over so many of its lengths at least [m], [1]. */
const PASSING_GAP = 2.5;
const TIGHT_LENGTHS = 1.8;
/** Slower than this one stands [m/s]. */
const STANDING = 0.5;

/** Slower than this nobody changes who does not have to [m/s]. */
const SLOW = 2;
/** Gaps to leader and follower that a change needs at least [m]. */
const LEAST_GAP = 1;

/** Where the limit is higher than this, rules ask to keep to the outer lane [m/s]: outside towns (StVO, section 7). */
const KEEP_OUTSIDE_ABOVE = 60 / 3.6;

/** Lane changes of all actors: whether, when, and where they are during one. */
export class LaneChanging {
  /** Per actor: gap to who is let in before it, or whom it gets in behind, and that one's speed [m], [m/s]; Infinity for none. */
  readonly letInGap: Float64Array;
  readonly letInSpeed: Float64Array;
  readonly joinGap: Float64Array;
  readonly joinSpeed: Float64Array;
  /** Per actor: way to where it has to turn out to go around somebody [m]; Infinity for none. */
  readonly stopGap: Float64Array;
  private readonly scene: TrafficScene;
  private readonly choiceOf: (actor: number) => LaneChoice;
  private readonly extendPath: (actor: number, k: number) => void;
  private readonly same = createSameWay();
  private readonly near: Neighbours = { leader: -1, leaderGap: 0, follower: -1, followerGap: 0 };
  private readonly prospect: Prospect = {
    own: 0,
    ownAfter: 0,
    newFollower: 0,
    newFollowerAfter: 0,
    oldFollower: 0,
    oldFollowerAfter: 0,
  };

  /** @param extendPath chooses the lane at place k of an actor's path that is known up to there */
  constructor(
    scene: TrafficScene,
    choiceOf: (actor: number) => LaneChoice,
    extendPath: (actor: number, k: number) => void,
  ) {
    const count = scene.drivers.length;
    this.scene = scene;
    this.choiceOf = choiceOf;
    this.extendPath = extendPath;
    this.letInGap = new Float64Array(count);
    this.letInSpeed = new Float64Array(count);
    this.joinGap = new Float64Array(count);
    this.joinSpeed = new Float64Array(count);
    this.stopGap = new Float64Array(count);
  }

  /** Brings shadows to where their actors are; to be called before the order is. */
  moveShadows(): void {
    const { map, state, drivers } = this.scene;
    const count = drivers.length;
    for (let actor = 0; actor < count; actor++) {
      const side = state.changeSide[actor];
      if (side === 0) continue;
      const share = state.changeWay[actor] / state.changeLength[actor];
      const shadow = count + actor;
      if (share >= 1) state.changeSide[actor] = 0;
      if (state.path[shadow * PATH_LENGTH] < 0) continue;
      const lane = state.path[actor * PATH_LENGTH];
      const beside = share < ON_BOTH ? besideLane(map, lane, -side) : -1;
      state.path[shadow * PATH_LENGTH] = beside;
      if (beside >= 0) this.placeShadow(actor, beside);
    }
  }

  /** Decides who wants to change, and lets those begin who may. */
  decide(tick: Tick): void {
    const { lanes, state, drivers } = this.scene;
    this.letInGap.fill(Number.POSITIVE_INFINITY);
    this.joinGap.fill(Number.POSITIVE_INFINITY);
    this.stopGap.fill(Number.POSITIVE_INFINITY);
    for (let actor = 0; actor < drivers.length; actor++) {
      const lane = state.path[actor * PATH_LENGTH];
      const isBeside = lanes.hasNeighbour[lane] === 1 && lanes.isConnecting[lane] === 0;
      const isFree = state.behaviour[actor] === BEHAVIOUR.laneFollow && state.changeSide[actor] === 0;
      if (!isFree || !isBeside || holdsAny(state, actor)) {
        state.wish[actor] = 0;
        state.mustChange[actor] = 0;
        continue;
      }
      const side = this.sideItMust(actor) || this.sideAround(actor);
      state.mustChange[actor] = side === 0 ? 0 : 1;
      if (side !== 0) this.getOver(actor, side, tick);
      else if ((tick + drivers[actor].lookPhase) % LOOK_EVERY < TICKS_PER_SECOND / 10) this.look(actor, tick);
    }
  }

  /** Ends a change at once, of an actor whose place another one takes. */
  forget(actor: number): void {
    const { state, drivers } = this.scene;
    state.changeSide[actor] = 0;
    state.wish[actor] = 0;
    state.mustChange[actor] = 0;
    state.path[(drivers.length + actor) * PATH_LENGTH] = -1;
  }

  /** Side that an actor has to change to for its way on, 0 for none or not yet. */
  private sideItMust(actor: number): number {
    const { map, state } = this.scene;
    const choice = this.choiceOf(actor);
    const lane = state.path[actor * PATH_LENGTH];
    if (choice.leadsOnAlone(lane)) return 0;
    const reach = Math.max(MUST_WITHIN, MUST_BEFORE * state.speed[actor]);
    let toEnd = -state.s[actor];
    for (let k = 0; k < PATH_LENGTH && toEnd < reach; k++) {
      const next = state.path[actor * PATH_LENGTH + k];
      if (next < 0) return choice.sideToLeadOn(lane);
      toEnd += map.lanes[next].length;
    }
    return 0;
  }

  /** Side on which an actor can go around one that stands for good before it, 0 where there is none or no way around. */
  private sideAround(actor: number): number {
    const { map, order, state, length, drivers } = this.scene;
    let ahead = order.ahead(actor);
    // Those who are leaving the lane before it are no reason to come nearer.
    while (ahead >= drivers.length) ahead = order.ahead(ahead);
    if (ahead < 0 || !this.standsForGood(ahead)) return 0;
    const gap = state.s[ahead] - state.s[actor] - (length[ahead] + length[actor]) / 2;
    if (gap > SEEN) return 0;
    const lane = map.lanes[state.path[actor * PATH_LENGTH]];
    const inner = map.document.roads[lane.road].leftHand ? -1 : 1;
    for (let i = 0; i < 2; i++) {
      const side = i === 0 ? inner : -inner;
      if (!hasRoomToChange(this.scene, actor, side, LEAST_WAY) || !this.lookBeside(actor, side)) continue;
      if (!this.same.isWhole || !this.choiceOf(actor).leadsOnAlone(this.same.lanes[0])) continue;
      this.stopGap[actor] = gap - PASSING_GAP - ON_BOTH * Math.max(LEAST_WAY, LENGTHS * length[actor]);
      return side;
    }
    return 0;
  }

  /** Who has to change announces it, fits in behind who will be before it, is let in, and goes as soon as it can. */
  private getOver(actor: number, side: number, tick: Tick): void {
    const { state } = this.scene;
    this.announce(actor, side, tick);
    const way = this.wayBehind(actor, this.wayOf(actor, HURRIED));
    if (!this.lookBeside(actor, side)) return;
    this.arrange(actor);
    if (tick - state.wishedAt[actor] < ANNOUNCED || way === 0 || !hasRoomToChange(this.scene, actor, side, way)) return;
    if (this.wouldStop(way) && this.standsForGood(this.near.leader)) return;
    if (this.isClear(actor, side) && isSafe(this.prospect)) this.begin(actor, side, way, tick);
  }

  private look(actor: number, tick: Tick): void {
    const { state, drivers, map } = this.scene;
    if (state.speed[actor] < SLOW || tick - state.changedAt[actor] < REST) {
      state.wish[actor] = 0;
      return;
    }
    const way = this.wayBehind(actor, this.wayOf(actor, DURATION));
    if (way === 0) return;
    const lane = map.lanes[state.path[actor * PATH_LENGTH]];
    // The outer lane first: of two that pay it is the lawful one.
    const outer = map.document.roads[lane.road].leftHand ? 1 : -1;
    const bias = lane.speedLimit > KEEP_OUTSIDE_ABOVE ? 1 : 0;
    for (let i = 0; i < 2; i++) {
      const side = i === 0 ? outer : -outer;
      if (!hasRoomToChange(this.scene, actor, side, way) || !this.lookBeside(actor, side)) continue;
      if (this.wouldStop(way)) continue;
      const leads = this.same.isWhole && this.choiceOf(actor).leadsOnAlone(this.same.lanes[0]);
      if (!leads || !this.isClear(actor, side) || !isSafe(this.prospect)) continue;
      if (!pays(this.prospect, drivers[actor].politeness, i === 0 ? -bias : bias)) continue;
      const isAnnounced = state.wish[actor] === side && tick - state.wishedAt[actor] >= ANNOUNCED;
      if (isAnnounced) this.begin(actor, side, way, tick);
      else this.announce(actor, side, tick);
      return;
    }
    state.wish[actor] = 0;
  }

  private announce(actor: number, side: number, tick: Tick): void {
    const { state } = this.scene;
    if (state.wish[actor] !== side) state.wishedAt[actor] = tick;
    state.wish[actor] = side;
  }

  private wayOf(actor: number, duration: number): number {
    const { state, length } = this.scene;
    return Math.max(LEAST_WAY, LENGTHS * length[actor], duration * state.speed[actor]);
  }

  /** Whether the change would not be done before the new leader stands, if that brakes now. */
  private wouldStop(way: number): boolean {
    const { leader, leaderGap } = this.near;
    if (leader < 0) return false;
    const speed = this.scene.state.speed[leader];
    return leaderGap + (speed * speed) / (2 * SAFE_BRAKING) < ON_BOTH * way + PASSING_GAP;
  }

  private standsForGood(entry: number): boolean {
    const { state, drivers } = this.scene;
    return entry < drivers.length && state.speed[entry] === 0 && state.behaviour[entry] !== BEHAVIOUR.laneFollow;
  }

  /** The way for a change behind a leader that may stand for long: it ends before it, or is 0 where that is too near. */
  private wayBehind(actor: number, way: number): number {
    const { order, state, length } = this.scene;
    const ahead = order.ahead(actor);
    if (ahead < 0 || state.speed[ahead] > STANDING) return way;
    const gap = state.s[ahead] - state.s[actor] - (length[ahead] + length[actor]) / 2;
    const most = (gap - PASSING_GAP) / ON_BOTH;
    return most < TIGHT_LENGTHS * length[actor] ? 0 : Math.min(way, most);
  }

  /** Finds the way on and the neighbours on the lane beside; false where it leads nowhere. */
  private lookBeside(actor: number, side: number): boolean {
    const { map, state } = this.scene;
    const from = state.path[actor * PATH_LENGTH];
    const to = besideLane(map, from, side);
    if (to < 0 || !this.choiceOf(actor).leadsOn(to)) return false;
    followSameWay(this.scene, this.choiceOf(actor), actor, to, this.same);
    const s = stationBeside(map, from, state.s[actor], to);
    findNeighbours(this.scene, actor, this.same.lanes, this.same.count, s, this.near);
    return true;
  }

  /** Whether there is a gap, and the prospect of taking it. */
  private isClear(actor: number, side: number): boolean {
    const { map, order, state, length, drivers } = this.scene;
    const { near, prospect } = this;
    if (near.leaderGap < LEAST_GAP || near.followerGap < LEAST_GAP) return false;
    const from = state.path[actor * PATH_LENGTH];
    const to = besideLane(map, from, side);
    if (!isEgoClear(this.scene, actor, to, stationBeside(map, from, state.s[actor], to))) return false;
    const { free, hindrance, speed } = state;
    prospect.own = free[actor] - hindrance[actor];
    prospect.ownAfter = free[actor] - this.share(actor, near.leader, near.leaderGap);
    prospect.newFollower = 0;
    prospect.newFollowerAfter = 0;
    prospect.oldFollower = 0;
    prospect.oldFollowerAfter = 0;
    if (near.follower >= 0) {
      const other = near.follower % drivers.length;
      const share = interaction(drivers[other], speed[near.follower], near.followerGap, speed[actor]);
      prospect.newFollower = free[other] - hindrance[other];
      prospect.newFollowerAfter = free[other] - Math.max(hindrance[other], share);
    }
    const behind = order.behind(actor);
    if (behind >= 0) {
      const other = behind % drivers.length;
      const ahead = order.ahead(actor);
      const gap = ahead < 0 ? 0 : state.s[ahead] - state.s[behind] - (length[ahead] + length[behind]) / 2;
      prospect.oldFollower = free[other] - hindrance[other];
      prospect.oldFollowerAfter = free[other] - (ahead < 0 ? 0 : this.share(behind, ahead, gap));
    }
    return true;
  }

  private share(entry: number, leader: number, gap: number): number {
    const { drivers, state } = this.scene;
    if (leader < 0) return 0;
    return interaction(drivers[entry % drivers.length], state.speed[entry], gap, state.speed[leader]);
  }

  /** Who has to change joins behind the new leader, and the next one behind lets it in: not who is beside it already. */
  private arrange(actor: number): void {
    const { order, state, length, drivers } = this.scene;
    const { near } = this;
    if (near.leader >= 0) {
      this.joinGap[actor] = near.leaderGap;
      this.joinSpeed[actor] = state.speed[near.leader];
    }
    let { follower, followerGap } = near;
    if (follower >= 0 && followerGap < LEAST_GAP / 2) {
      const next = order.behind(follower);
      if (next >= 0) followerGap += state.s[follower] - state.s[next] + (length[follower] - length[next]) / 2;
      follower = next;
    }
    if (follower < 0 || follower >= drivers.length || followerGap > this.letInGap[follower]) return;
    this.letInGap[follower] = followerGap;
    this.letInSpeed[follower] = state.speed[actor];
  }

  private begin(actor: number, side: number, way: number, tick: Tick): void {
    const { map, order, state, drivers } = this.scene;
    const { lanes, count } = this.same;
    const first = actor * PATH_LENGTH;
    const from = state.path[first];
    const shadow = drivers.length + actor;
    const s = stationBeside(map, from, state.s[actor], lanes[0]);
    lanePointAt(map.lanes[from], state.s[actor], oldPlace);
    lanePointAt(map.lanes[lanes[0]], s, newPlace);
    const dx = newPlace.x - oldPlace.x;
    const dy = newPlace.y - oldPlace.y;
    // An entry that was dropped in this very tick is still among those in order.
    state.path[shadow * PATH_LENGTH] = from;
    state.s[shadow] = state.s[actor];
    state.speed[shadow] = state.speed[actor];
    state.acceleration[shadow] = state.acceleration[actor];
    order.add(shadow);
    for (let k = 0; k < count; k++) state.path[first + k] = lanes[k];
    for (let k = count; k < PATH_LENGTH; k++) this.extendPath(actor, k);
    state.s[actor] = s;
    state.lastLane[actor] = -1;
    state.askedSince[actor] = -1;
    state.changeSide[actor] = side;
    state.changeWay[actor] = 0;
    state.changeLength[actor] = way;
    state.changeWidth[actor] = Math.sqrt(dx * dx + dy * dy);
    state.changeRise[actor] = oldPlace.z - newPlace.z;
    state.changedAt[actor] = tick;
    state.wish[actor] = 0;
    state.mustChange[actor] = 0;
    order.update();
  }

  private placeShadow(actor: number, lane: number): void {
    const { map, state, drivers } = this.scene;
    const shadow = drivers.length + actor;
    state.s[shadow] = stationBeside(map, state.path[actor * PATH_LENGTH], state.s[actor], lane);
    state.speed[shadow] = state.speed[actor];
    state.acceleration[shadow] = state.acceleration[actor];
  }
}

const oldPlace: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
const newPlace: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
