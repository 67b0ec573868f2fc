import { TICKS_PER_SECOND, type Tick } from '../../core/tick.ts';
import { holdsAny } from './held-lanes.ts';
import { stationBeside } from './lane-change/change-room.ts';
import { sampleAt } from './lane-sample.ts';
import { oncomingLanes } from './oncoming-lanes.ts';
import { sureOffset } from './swerving.ts';
import type { TrafficScene } from './traffic-scene.ts';
import { BEHAVIOUR, PATH_LENGTH } from './traffic-state.ts';

/** Who has a blue light so near behind, or coming towards it, pulls aside [m]. */
const BEHIND = 80;
const TOWARDS = 90;
/** Those that come towards one that passes are watched from so far [m]: 25 m/s, braking with 1.8 m/s^2. */
const WATCHED = 180;
/** Nobody pulls aside nearer to a junction than this: it goes on [m]. */
const NEAR_JUNCTION = 30;
/** Over the edge of its lane one pulls by so much [m]: people at the kerb stand 0.7 m off. */
const OVER_EDGE = 0.2;
/** Room between who passes and those it passes [m]. */
const BESIDE = 0.3;
/** Nearer to where it is to stand across the lane than this one has pulled aside [m]. */
const ASIDE = 0.15;
/** One rolls so fast until it has, and is passed while it is no faster than the other [m/s]. */
const ROLLING = 4;
const STANDS = 1.5;
/** Who passes drives so fast [m/s]: 30 km/h. */
const PASSING = 8.5;
/** Who is not passed for so long drives on, and does not pull aside again before so long [ticks]. */
const PATIENCE = 30 * TICKS_PER_SECOND;
const AGAIN = 75 * TICKS_PER_SECOND;
/** Who is so far across is passing already [m]. */
const ACROSS = 0.3;
/** To get across behind somebody takes so much room, with what one leaves anyway [m]; who stands aside leaves it. */
const KEEPS_BACK = 30;
const ROOM = 31;
/** To get back takes so many metres a metre, and so much to begin and to end [1], [m]. */
const RETURN = 10;
const BEGINNING = 6;
const SPARE = 25;
/** Who is so near before a blue light that is across is being passed [m]. */
const BESIDE_SOON = 10;
/** Least length of a free stretch behind who is passed, beside the own length [m]. */
const TO_RETURN = 12;

/** Whether and how vehicles are told to drive because of a blue light, by value of `role`. */
const NONE = 0;
const PULLS_ASIDE = 1;
const MEETS = 2;
const PASSES = 3;
const STOPS = 4;

/**
 * A free way for blue lights on roads with one lane a direction (StVO 38 (1), UVC 11-405): who has one close behind it pulls to the outer edge of
 * its lane, rolls until it is there and stands; who comes towards it keeps to its edge. It passes between them, over the
 * middle of the road, where both leave it the room. Who is near a junction or holds one goes on.
 */
export class FreeWay {
  /** Per actor: how fast it drives at most because of a blue light, Infinity for as it likes [m/s]. */
  readonly most: Float64Array;
  private readonly scene: TrafficScene;
  private readonly oncoming: Int32Array;
  /** Actors with a blue light. */
  private readonly urgent: Int32Array;
  private readonly role: Uint8Array;
  /** Per actor that pulls aside: from the blue light's front to its rear [m]. */
  private readonly behind: Float64Array;
  /** Per actor that stands aside: how far left of its lane's centre one has to be to pass it, less the own half width [m]. */
  private readonly edge: Float64Array;

  constructor(scene: TrafficScene) {
    const { count, beacon } = scene;
    this.scene = scene;
    this.oncoming = oncomingLanes(scene.map);
    this.urgent = Int32Array.from({ length: count }, (_, i) => i).filter((i) => beacon[i] === 1);
    this.role = new Uint8Array(count);
    this.most = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
    this.behind = new Float64Array(count);
    this.edge = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  }

  /** Finds out who makes way and who passes; how far across they drive is written to `swerveTo`. */
  decide(tick: Tick): void {
    const { state, obstacles } = this.scene;
    this.role.fill(NONE);
    if (obstacles === null) state.swerveTo.fill(0);
    for (let actor = 0; actor < this.role.length; actor++) {
      if (state.asideSince[actor] >= 0 && tick - state.asideSince[actor] > AGAIN) state.asideSince[actor] = -1;
    }
    for (let i = 0; i < this.urgent.length; i++) this.clearFor(this.urgent[i], tick);
    for (let i = 0; i < this.urgent.length; i++) this.warnBefore(this.urgent[i]);
    for (let i = 0; i < this.urgent.length; i++) {
      this.pass(this.urgent[i]);
      this.holdBack(this.urgent[i]);
    }
    this.limitSpeeds();
  }

  /** Whether an actor is on its way past others. */
  isPassing(actor: number): boolean {
    return this.role[actor] === PASSES;
  }

  /** Whether an actor need not mind another one ahead of it, `gap` before its front [m], since it passes beside it. */
  mayPass(actor: number, other: number, gap: number): boolean {
    if (this.role[actor] !== PASSES || other >= this.role.length || this.role[other] !== PULLS_ASIDE) return false;
    const { state, halfWidth } = this.scene;
    if (!this.isAside(other)) return false;
    const side = state.swerveTo[actor] > 0 ? 1 : -1;
    const sure = side * sureOffset(this.scene, actor, gap);
    return sure >= this.edge[other] + halfWidth[actor] + BESIDE - ASIDE;
  }

  /** How much farther behind another one a blue light keeps than others do, to get across or back [m]. */
  keepsBack(actor: number, other: number): number {
    const across = Math.abs(this.scene.state.swerve[actor]);
    if (across > ACROSS) return Math.ceil((RETURN / 2) * across + BEGINNING);
    return other < this.role.length && this.role[other] === PULLS_ASIDE ? KEEPS_BACK : 0;
  }

  /** Writes the speeds that go with the roles. */
  private limitSpeeds(): void {
    for (let actor = 0; actor < this.role.length; actor++) {
      const role = this.role[actor];
      this.most[actor] = Number.POSITIVE_INFINITY;
      if (role === NONE || (role === MEETS && this.isAcross(actor))) continue;
      const isThere = role === PULLS_ASIDE && this.isAcross(actor) && this.behind[actor] > ROOM;
      this.most[actor] = role === PASSES ? PASSING : isThere || role === STOPS ? 0 : ROLLING;
    }
  }

  /** Tells those before a blue light on its road to pull aside. */
  private clearFor(actor: number, tick: Tick): void {
    const { state, lanes, order, count, length } = this.scene;
    if (state.behaviour[actor] !== BEHAVIOUR.laneFollow) return;
    const isAcross = Math.abs(state.swerve[actor]) > ACROSS;
    let toStart = -state.s[actor];
    for (let k = 0; k < PATH_LENGTH && toStart < TOWARDS; k++) {
      const lane = state.path[actor * PATH_LENGTH + k];
      if (lane < 0 || (k > 0 && lanes.isConnecting[lane] === 1)) return;
      for (let other = k === 0 ? order.ahead(actor) : order.rearmost(lane); other >= 0; other = order.ahead(other)) {
        if (toStart + state.s[other] > BEHIND) break;
        if (other >= count) continue;
        const gap = toStart + state.s[other] - (length[actor] + length[other]) / 2;
        this.behind[other] = isAcross ? Number.POSITIVE_INFINITY : gap;
        const isPassed = isAcross && gap < BESIDE_SOON && state.asideSince[other] >= 0;
        if (isPassed && (gap < 0 || this.clears(actor, other))) this.stay(other);
        else this.pullAside(other, tick);
      }
      toStart += lanes.length[lane];
    }
  }

  /** Whether an actor is far enough across to pass another one where that is. */
  private clears(actor: number, other: number): boolean {
    const { state, halfWidth } = this.scene;
    const between = this.inner(actor) * (state.swerve[actor] - state.swerve[other]);
    return between >= halfWidth[actor] + halfWidth[other] + BESIDE - ASIDE;
  }

  /** Who is being passed stays where it is, however long that takes. */
  private stay(actor: number): void {
    const { state, halfWidth } = this.scene;
    if (state.behaviour[actor] !== BEHAVIOUR.laneFollow || this.oncoming[state.path[actor * PATH_LENGTH]] < 0) return;
    state.swerveTo[actor] = state.swerve[actor];
    this.role[actor] = PULLS_ASIDE;
    this.edge[actor] = halfWidth[actor] + this.inner(actor) * state.swerve[actor];
  }

  /** Tells those that come towards a blue light to keep to their edge. */
  private warnBefore(actor: number): void {
    const { state, lanes } = this.scene;
    if (state.behaviour[actor] !== BEHAVIOUR.laneFollow) return;
    let toStart = -state.s[actor];
    for (let k = 0; k < PATH_LENGTH && toStart < TOWARDS; k++) {
      const lane = state.path[actor * PATH_LENGTH + k];
      if (lane < 0 || (k > 0 && lanes.isConnecting[lane] === 1)) return;
      if (this.oncoming[lane] >= 0) this.warn(lane, Math.max(0, -toStart), TOWARDS - toStart);
      toStart += lanes.length[lane];
    }
  }

  private pullAside(actor: number, tick: Tick): void {
    const { state, beacon } = this.scene;
    const { asideSince } = state;
    if (beacon[actor] === 1 || state.behaviour[actor] !== BEHAVIOUR.laneFollow || state.changeSide[actor] !== 0) return;
    const lane = state.path[actor * PATH_LENGTH];
    const stands = asideSince[actor] >= 0;
    if (stands && tick - asideSince[actor] > PATIENCE) return;
    if (this.oncoming[lane] < 0 || holdsAny(state, actor) || this.toJunction(actor) < NEAR_JUNCTION) return;
    if (!this.keepToEdge(actor, PULLS_ASIDE)) return;
    if (!stands) asideSince[actor] = tick;
  }

  /** Tells those to keep to their edge who come towards a stretch of a lane [m]. */
  private warn(lane: number, from: number, to: number): void {
    const { map, state, order, beacon, count, lanes } = this.scene;
    const other = this.oncoming[lane];
    const near = stationBeside(map, lane, Math.min(from, lanes.length[lane]), other);
    const far = stationBeside(map, lane, Math.min(to, lanes.length[lane]), other);
    for (let actor = order.beyond(other, far); actor >= 0 && state.s[actor] < near; actor = order.ahead(actor)) {
      if (actor >= count || beacon[actor] === 1 || state.changeSide[actor] !== 0 || holdsAny(state, actor)) continue;
      if (state.behaviour[actor] !== BEHAVIOUR.laneFollow || this.toJunction(actor) < NEAR_JUNCTION) continue;
      if (this.role[actor] === NONE) this.keepToEdge(actor, MEETS);
    }
  }

  /** Sends an actor to the outer edge of its lane, where nothing is in the way there. */
  private keepToEdge(actor: number, role: number): boolean {
    const { state, map, halfWidth, obstacles, length } = this.scene;
    if (state.swerveTo[actor] !== 0) return this.role[actor] !== NONE;
    const lane = map.lanes[state.path[actor * PATH_LENGTH]];
    const s = state.s[actor];
    const most = sampleAt(lane, lane.centre.width, s) / 2 + OVER_EDGE - halfWidth[actor];
    const offset = -this.inner(actor) * most;
    const [from, to] = [s - length[actor], s + BEHIND];
    if (most <= 0 || obstacles?.blocks(lane.index, from, to, halfWidth[actor], offset)) return false;
    state.swerveTo[actor] = offset;
    this.role[actor] = role;
    this.edge[actor] = halfWidth[actor] - most;
    return true;
  }

  /** Lets a blue light pass those that stand aside before it, if nobody comes towards it who leaves it too little room. */
  private pass(actor: number): void {
    const { state, lanes, order, count, map, halfWidth, length, obstacles } = this.scene;
    const lane = state.path[actor * PATH_LENGTH];
    if (state.behaviour[actor] !== BEHAVIOUR.laneFollow || state.changeSide[actor] !== 0) return;
    if (this.oncoming[lane] < 0 || state.swerveTo[actor] !== 0) return;
    let needed = 0;
    let last = 0;
    /** To the first that it would stay behind [m]. */
    let free = Number.POSITIVE_INFINITY;
    let toStart = -state.s[actor];
    const rear = -length[actor] / 2;
    for (let k = 0; k < PATH_LENGTH && toStart < BEHIND; k++) {
      const on = state.path[actor * PATH_LENGTH + k];
      if (on < 0 || lanes.isConnecting[on] === 1 || (k > 0 && this.oncoming[on] < 0)) break;
      let isEnd = false;
      for (let other = order.rearmost(on); other >= 0 && !isEnd; other = order.ahead(other)) {
        const front = toStart + state.s[other] + this.scene.length[other] / 2;
        if (other === actor || front < rear) continue;
        isEnd =
          toStart + state.s[other] > BEHIND ||
          other >= count ||
          this.role[other] !== PULLS_ASIDE ||
          !this.isAside(other);
        if (isEnd) {
          free = toStart + state.s[other] - length[other % count] / 2;
          break;
        }
        needed = Math.max(needed, this.edge[other] + BESIDE + halfWidth[actor]);
        last = front;
      }
      if (isEnd) break;
      toStart += lanes.length[on];
    }
    if (last === 0) {
      if (Math.abs(state.swerve[actor]) < ASIDE || !this.isBeside(actor)) return;
      state.swerveTo[actor] = state.swerve[actor];
      this.role[actor] = PASSES;
      return;
    }
    const half = sampleAt(map.lanes[lane], map.lanes[lane].centre.width, state.s[actor]) / 2;
    const over = needed + halfWidth[actor] - half;
    const reach = last + length[actor] + RETURN * needed + BEGINNING + SPARE;
    const isPassing = this.inner(actor) * state.swerve[actor] > ACROSS;
    if (!this.leavesRoom(actor, over, reach, isPassing) && !isPassing) return;
    const offset = this.inner(actor) * Math.max(needed, 0.01);
    const to = state.s[actor] + reach;
    if (!isPassing && Math.min(free, this.toJunction(actor)) < reach) return;
    if (!isPassing && obstacles !== null && obstacles.blocks(lane, state.s[actor] + rear, to, halfWidth[actor], offset))
      return;
    state.swerveTo[actor] = offset;
    this.role[actor] = PASSES;
  }

  /** Stops those that come towards a blue light that is across and have no room to pass it, whatever it is about to do. */
  private holdBack(actor: number): void {
    const { state, map, halfWidth, length } = this.scene;
    const lane = map.lanes[state.path[actor * PATH_LENGTH]];
    const across = this.inner(actor) * state.swerve[actor];
    if (across <= ACROSS || this.oncoming[lane.index] < 0) return;
    const half = sampleAt(lane, lane.centre.width, state.s[actor]) / 2;
    this.leavesRoom(actor, across + halfWidth[actor] - half, length[actor] + TO_RETURN, true);
  }

  /** Whether somebody is beside an actor or its rear half, on its lane or the one before. */
  private isBeside(actor: number): boolean {
    const { state, order, length, lanes } = this.scene;
    const rear = state.s[actor] - length[actor] / 2 - BESIDE;
    const behind = order.behind(actor);
    if (behind >= 0) return state.s[behind] + length[behind] / 2 > rear;
    const before = state.lastLane[actor];
    const last = before < 0 ? -1 : order.foremost(before);
    return last >= 0 && state.s[last] + length[last] / 2 - lanes.length[before] > rear;
  }

  /**
   * Whether all who are on the other side of the road within reach leave so much of it free [m].
   *
   * @param isPassing it is across already: who does not stops
   */
  private leavesRoom(actor: number, over: number, reach: number, isPassing: boolean): boolean {
    const { state, lanes, map, order, ego, halfWidth, count, length, beacon } = this.scene;
    let isFree = true;
    let toStart = -state.s[actor];
    for (let k = 0; k < PATH_LENGTH && toStart < WATCHED; k++) {
      const lane = state.path[actor * PATH_LENGTH + k];
      const other = lane < 0 || lanes.isConnecting[lane] === 1 ? -1 : this.oncoming[lane];
      if (other < 0) break;
      if (over > 0 && toStart < reach + TOWARDS && ego.isOn(other)) isFree = false;
      const near = stationBeside(map, lane, Math.max(0, -toStart - length[actor] - TO_RETURN), other);
      const far = stationBeside(map, lane, Math.min(lanes.length[lane], WATCHED - toStart), other);
      for (let one = order.beyond(other, far); one >= 0 && state.s[one] < near; one = order.ahead(one)) {
        if (one >= count) {
          isFree = false;
          continue;
        }
        const width = sampleAt(map.lanes[other], map.lanes[other].centre.width, state.s[one]);
        const outwards = -this.inner(one) * state.swerve[one];
        if (beacon[one] === 0 && width / 2 + outwards - halfWidth[one] >= over + BESIDE) continue;
        isFree = false;
        if (isPassing && this.role[one] !== PASSES) this.role[one] = STOPS;
      }
      toStart += lanes.length[lane];
    }
    return isFree;
  }

  /** Whether one that pulls aside is at its edge, and all but stands. */
  private isAside(actor: number): boolean {
    return this.isAcross(actor) && this.scene.state.speed[actor] < STANDS;
  }

  private isAcross(actor: number): boolean {
    const { swerve, swerveTo } = this.scene.state;
    return Math.abs(swerve[actor] - swerveTo[actor]) < ASIDE;
  }

  /** From an actor's front to the next junction on its way, or to where its lane ends [m]. */
  private toJunction(actor: number): number {
    const { state, lanes, length } = this.scene;
    let toEnd = -state.s[actor] - length[actor] / 2;
    for (let k = 0; k < PATH_LENGTH && toEnd < TOWARDS; k++) {
      const lane = state.path[actor * PATH_LENGTH + k];
      if (lane < 0 || lanes.isConnecting[lane] === 1) return toEnd;
      toEnd += lanes.length[lane];
    }
    return toEnd;
  }

  /** Side of the middle of the road, 1 left, -1 right. */
  private inner(actor: number): number {
    const { map, state } = this.scene;
    return map.document.roads[map.lanes[state.path[actor * PATH_LENGTH]].road].leftHand ? -1 : 1;
  }
}
