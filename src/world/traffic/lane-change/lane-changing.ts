import { TICKS_PER_SECOND, type Tick } from '../../../core/tick.ts';
import { DRIVER, DRIVER_SIZE } from '../driver-table.ts';
import { holdsAny, releaseLanes } from '../held-lanes.ts';
import type { Overrides } from '../overrides.ts';
import type { TrafficScene } from '../traffic-scene.ts';
import { BEHAVIOUR, PATH_LENGTH } from '../traffic-state.ts';
import type { VehiclePaths } from '../vehicle-paths.ts';
import { gapToStopped, sideForUrgent, sideItMust, sideToOpen, standsForGood, URGENT_WITHIN } from './change-reason.ts';
import { hasRoomToChange, ON_BOTH } from './change-room.ts';
import { ChangeShadows } from './change-shadows.ts';
import { ChangeView } from './change-view.ts';
import {
  changeWay,
  DURATION,
  HURRIED,
  LEAST_WAY,
  PASSING_GAP,
  shortestWay,
  TIGHT_LENGTHS,
  wayIn,
} from './change-way.ts';
import { MergeCourtesy } from './merge-courtesy.ts';
import { isSafe, pays } from './mobil.ts';

/** Indicators flash for so long before a change [ticks]. */
const ANNOUNCED = TICKS_PER_SECOND;
/** Who is free to stay looks at other lanes so often, and not for so long after a change [ticks]. */
export const LOOK_EVERY = TICKS_PER_SECOND;
const REST = 6 * TICKS_PER_SECOND;

/** Who stands for good is gone around: it is seen from so far [m]. */
const SEEN = 80;

/** Speed with which one turns into a lane that opens, and the gap that one keeps as if behind somebody so fast [m/s], [m]. */
const OPENING_SPEED = 9;
const OPENING_GAP = 15;

/** Slower than this nobody changes who does not have to [m/s]. */
const SLOW = 2;

/** Where the limit is higher than this, rules ask to keep to the outer lane [m/s]: outside towns (StVO, section 7). */
const KEEP_OUTSIDE_ABOVE = 60 / 3.6;

/** Lane changes of all actors: whether, and when. */
export class LaneChanging {
  readonly courtesy: MergeCourtesy;
  private readonly scene: TrafficScene;
  private readonly paths: VehiclePaths;
  private readonly view: ChangeView;
  private readonly shadows: ChangeShadows;
  private readonly hasUrgent: boolean;

  constructor(scene: TrafficScene, paths: VehiclePaths) {
    this.scene = scene;
    this.paths = paths;
    this.courtesy = new MergeCourtesy(scene);
    this.view = new ChangeView(scene, paths);
    this.shadows = new ChangeShadows(scene, paths);
    this.hasUrgent = scene.beacon.includes(1) || scene.overrides !== null;
  }

  /** Brings shadows to where their actors are; to be called before the order is. */
  moveShadows(): void {
    this.shadows.move();
  }

  /** Decides who wants to change, and lets those begin who may. */
  decide(tick: Tick): void {
    const { lanes, state, order, drivers, count, overrides } = this.scene;
    this.courtesy.clear();
    if (overrides !== null) this.carryOut(overrides, tick);
    for (let actor = 0; actor < count; actor++) {
      const lane = order.laneOf(actor);
      const isBeside = lanes.hasNeighbour(lane) && !lanes.isConnecting(lane);
      const isFree = state.behaviour[actor] === BEHAVIOUR.laneFollow && state.changeSide[actor] === 0;
      if (!isFree || !isBeside || holdsAny(state, actor)) {
        state.wish[actor] = 0;
        state.mustChange[actor] = 0;
        continue;
      }
      const isTold = overrides !== null && overrides.isTold[actor] === 1;
      const side = sideItMust(this.scene, this.paths, actor) || (isTold ? 0 : this.sideAround(actor));
      const opening = side === 0 ? sideToOpen(this.scene, this.paths, actor) : 0;
      state.mustChange[actor] = side === 0 && opening === 0 ? 0 : 1;
      const outer = side === 0 && opening === 0 && this.hasUrgent && !isTold ? sideForUrgent(this.scene, actor) : 0;
      if (side !== 0) this.getOver(actor, side, tick);
      else if (outer !== 0) this.makeWay(actor, outer, tick);
      else if (opening !== 0) this.makeFor(actor, opening, tick);
      else if (!isTold && (tick + drivers[DRIVER_SIZE * actor + DRIVER.lookPhase]) % LOOK_EVERY < TICKS_PER_SECOND / 10)
        this.look(actor, tick);
    }
  }

  /** Lets those begin who were told to, whether or not there is room. */
  private carryOut({ laneSide, laneSeconds }: Overrides, tick: Tick): void {
    const { state, count } = this.scene;
    for (let actor = 0; actor < count; actor++) {
      if (laneSide[actor] === 0 || state.changeSide[actor] !== 0) continue;
      if (state.behaviour[actor] === BEHAVIOUR.laneFollow) this.force(actor, laneSide[actor], laneSeconds[actor], tick);
      laneSide[actor] = 0;
    }
  }

  /** Begins a change to the next lane of a side, where there is one; who waits at a junction gives it back. */
  private force(actor: number, side: number, seconds: number, tick: Tick): void {
    const { lanes, state, length } = this.scene;
    const from = state.path[actor * PATH_LENGTH];
    const to = lanes.beside(from, side);
    if (to < 0) return;
    const { same } = this.view;
    if (!this.view.look(actor, side)) {
      same.lanes[0] = to;
      same.count = 1;
    }
    if (!lanes.isConnecting(from)) releaseLanes(state, actor);
    const way = Math.max(wayIn(this.scene, actor, seconds), TIGHT_LENGTHS * length[actor]);
    this.shadows.begin(actor, side, way, same, tick);
  }

  /** Ends a change at once, of an actor whose place another one takes. */
  forget(actor: number): void {
    this.shadows.end(actor);
  }

  /** Side on which an actor can go around one that stands for good before it, 0 where there is none or no way around. */
  private sideAround(actor: number): number {
    const { map, state } = this.scene;
    const gap = gapToStopped(this.scene, actor);
    if (gap > SEEN) return 0;
    const lane = map.lanes[state.path[actor * PATH_LENGTH]];
    const inner = map.document.roads[lane.road].leftHand ? -1 : 1;
    for (let i = 0; i < 2; i++) {
      const side = i === 0 ? inner : -inner;
      if (!hasRoomToChange(this.scene, actor, side, LEAST_WAY, false) || !this.view.look(actor, side)) continue;
      if (!this.view.leadsOn(actor) || this.view.wouldMeet(gap + PASSING_GAP)) continue;
      this.courtesy.stopGap[actor] = gap - PASSING_GAP - ON_BOTH * shortestWay(this.scene, actor);
      return side;
    }
    return 0;
  }

  /** Who has a blue light behind it gets over to the outer lane where that goes its way; else it goes on. */
  private makeWay(actor: number, side: number, tick: Tick): void {
    const { scene, view } = this;
    const isPossible = hasRoomToChange(scene, actor, side, LEAST_WAY, false) && view.look(actor, side);
    if (isPossible && view.leadsOn(actor)) this.getOver(actor, side, tick);
    else scene.state.wish[actor] = 0;
  }

  /** Who makes for a lane that opens ahead announces it, and slows down as behind somebody to fit in where it is short. */
  private makeFor(actor: number, side: number, tick: Tick): void {
    this.announce(actor, side, tick);
    this.courtesy.joinGap[actor] = OPENING_GAP;
    this.courtesy.joinSpeed[actor] = OPENING_SPEED;
  }

  /** Who has to change announces it, fits in behind who will be before it, is let in, and goes as soon as it can. */
  private getOver(actor: number, side: number, tick: Tick): void {
    const { scene, view } = this;
    const { state, count } = scene;
    this.announce(actor, side, tick);
    const way = changeWay(scene, actor, HURRIED);
    if (!view.look(actor, side)) return;
    this.courtesy.arrange(actor, view.near);
    if (tick - state.wishedAt[actor] < ANNOUNCED || way === 0 || !hasRoomToChange(scene, actor, side, way, true))
      return;
    if (view.wouldMeet(way)) return;
    if (view.wouldStop(way) && standsForGood(state, view.near.leader, count)) return;
    if (view.isClear(actor, side) && isSafe(view.prospect)) this.shadows.begin(actor, side, way, view.same, tick);
  }

  /** Who is free to stay changes where that pays: the outer lane first, since of two that pay it is the lawful one. */
  private look(actor: number, tick: Tick): void {
    const { scene, view } = this;
    const { state, drivers, map } = scene;
    if (state.speed[actor] < SLOW || tick - state.changedAt[actor] < REST) {
      state.wish[actor] = 0;
      return;
    }
    const way = changeWay(scene, actor, DURATION);
    if (way === 0) return;
    const lane = map.lanes[state.path[actor * PATH_LENGTH]];
    const outer = map.document.roads[lane.road].leftHand ? 1 : -1;
    const bias = lane.speedLimit > KEEP_OUTSIDE_ABOVE ? 1 : 0;
    for (let i = 0; i < 2; i++) {
      const side = i === 0 ? outer : -outer;
      if (!hasRoomToChange(scene, actor, side, way, false) || !view.look(actor, side)) continue;
      if (view.wouldStop(way) || !view.leadsOn(actor) || this.isInWayOfUrgent()) continue;
      if (!view.isClear(actor, side) || !isSafe(view.prospect)) continue;
      if (!pays(view.prospect, drivers[DRIVER_SIZE * actor + DRIVER.politeness], i === 0 ? -bias : bias)) continue;
      const isAnnounced = state.wish[actor] === side && tick - state.wishedAt[actor] >= ANNOUNCED;
      if (isAnnounced) this.shadows.begin(actor, side, way, view.same, tick);
      else this.announce(actor, side, tick);
      return;
    }
    state.wish[actor] = 0;
  }

  /** Whether who would be behind on the lane that was looked at comes with a blue light. */
  private isInWayOfUrgent(): boolean {
    const { beacon, count } = this.scene;
    const { follower, followerGap } = this.view.near;
    return follower >= 0 && followerGap < URGENT_WITHIN && beacon[follower % count] === 1;
  }

  private announce(actor: number, side: number, tick: Tick): void {
    const { state } = this.scene;
    if (state.wish[actor] !== side) state.wishedAt[actor] = tick;
    state.wish[actor] = side;
  }
}
