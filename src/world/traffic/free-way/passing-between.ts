import { stationBeside } from '../lane-change/change-room.ts';
import { sampleAt } from '../lane-sample.ts';
import type { TrafficScene } from '../traffic-scene.ts';
import { BEHAVIOUR, PATH_LENGTH } from '../traffic-state.ts';
import { ACROSS, ASIDE, BEHIND, BESIDE, type FreeWayState, ROLE, TOWARDS } from './free-way-state.ts';

/** Those that come towards one that passes are watched from so far [m]: 25 m/s, braking with 1.8 m/s^2. */
const WATCHED = 180;
/** To get back takes so many metres a metre across [1], so much to begin, and so much is to spare in the end [m]. */
export const RETURN = 10;
export const BEGINNING = 6;
const SPARE = 25;
/** Who need not go aside to pass is told to by this all the same: 0 is for who does not pass [m]. */
const LEAST_OFFSET = 0.01;
/** Least length of a free stretch behind who is passed, beside the own length [m]. */
const TO_RETURN = 12;

/** How a blue light gets by: between those that stand aside and those that come towards it, over the middle of the road. */
export class PassingBetween {
  private readonly scene: TrafficScene;
  private readonly way: FreeWayState;
  /** Of the row that stands aside: how far across one has to be to pass it, to the front of its last, 0 for nobody [m]. */
  private needed = 0;
  private last = 0;
  /** To the first behind which a blue light would stay [m]. */
  private free = Number.POSITIVE_INFINITY;

  constructor(way: FreeWayState) {
    this.scene = way.scene;
    this.way = way;
  }

  /** Lets a blue light pass those that stand aside before it, if nobody comes towards it who leaves it too little room. */
  pass(actor: number): void {
    const { state, map, halfWidth, length, obstacles } = this.scene;
    const lane = state.path[actor * PATH_LENGTH];
    if (state.behaviour[actor] !== BEHAVIOUR.laneFollow || state.changeSide[actor] !== 0) return;
    if (this.way.oncoming[lane] < 0 || state.swerveTo[actor] !== 0) return;
    this.measureRow(actor);
    const { needed, last, free } = this;
    if (last === 0) {
      if (Math.abs(state.swerve[actor]) < ASIDE || !this.isBeside(actor)) return;
      this.goBy(actor, state.swerve[actor]);
      return;
    }
    const half = sampleAt(map.lanes[lane], map.lanes[lane].centre.width, state.s[actor]) / 2;
    const over = needed + halfWidth[actor] - half;
    const reach = last + length[actor] + RETURN * needed + BEGINNING + SPARE;
    const isPassing = this.way.inner(actor) * state.swerve[actor] > ACROSS;
    if (!this.leavesRoom(actor, over, reach, isPassing) && !isPassing) return;
    const offset = this.way.inner(actor) * Math.max(needed, LEAST_OFFSET);
    const [from, to] = [state.s[actor] - length[actor] / 2, state.s[actor] + reach];
    if (!isPassing && Math.min(free, this.way.toJunction(actor)) < reach) return;
    if (!isPassing && obstacles?.blocks(lane, from, to, halfWidth[actor], offset)) return;
    this.goBy(actor, offset);
  }

  /** Stops those that come towards a blue light that is across and have no room to pass it, whatever it is about to do. */
  holdBack(actor: number): void {
    const { state, map, halfWidth, length } = this.scene;
    const lane = map.lanes[state.path[actor * PATH_LENGTH]];
    const across = this.way.inner(actor) * state.swerve[actor];
    if (across <= ACROSS || this.way.oncoming[lane.index] < 0) return;
    const half = sampleAt(lane, lane.centre.width, state.s[actor]) / 2;
    this.leavesRoom(actor, across + halfWidth[actor] - half, length[actor] + TO_RETURN, true);
  }

  private goBy(actor: number, offset: number): void {
    this.scene.state.swerveTo[actor] = offset;
    this.way.role[actor] = ROLE.passes;
  }

  /** Measures the row of those that stand aside before a blue light, from those beside it on. */
  private measureRow(actor: number): void {
    const { state, lanes, order, count, halfWidth, length } = this.scene;
    const { oncoming, edge } = this.way;
    this.needed = 0;
    this.last = 0;
    this.free = Number.POSITIVE_INFINITY;
    let toStart = -state.s[actor];
    const rear = -length[actor] / 2;
    for (let k = 0; k < PATH_LENGTH && toStart < BEHIND; k++) {
      const lane = state.path[actor * PATH_LENGTH + k];
      if (lane < 0 || lanes.isConnecting(lane) || (k > 0 && oncoming[lane] < 0)) return;
      let isEgo = this.isEgoFrom(lane, rear - toStart);
      for (let other = order.rearmost(lane); other >= 0; other = order.ahead(other)) {
        if (isEgo && state.s[other] > this.scene.ego.from[lane]) {
          if (!this.takeInEgo(actor, lane, toStart)) return;
          isEgo = false;
        }
        const middle = toStart + state.s[other];
        const front = middle + length[other] / 2;
        if (other === actor || front < rear) continue;
        if (middle > BEHIND || other >= count || !this.way.isAside(other)) {
          this.free = middle - length[other] / 2;
          return;
        }
        this.needed = Math.max(this.needed, edge[other] + BESIDE + halfWidth[actor]);
        this.last = front;
      }
      if (isEgo && !this.takeInEgo(actor, lane, toStart)) return;
      toStart += lanes.length(lane);
    }
  }

  /** Whether the ego is on a lane, and its front beyond a station [m]. */
  private isEgoFrom(lane: number, s: number): boolean {
    const { ego } = this.scene;
    return ego.isOn(lane) && ego.to[lane] >= s;
  }

  /** The ego as one of the row; false where it does not make way, and ends it. @param toStart to the beginning of its lane [m] */
  private takeInEgo(actor: number, lane: number, toStart: number): boolean {
    const { ego, halfWidth } = this.scene;
    if (toStart + ego.from[lane] > BEHIND || !this.way.isEgoAside(lane)) {
      this.free = toStart + ego.from[lane];
      return false;
    }
    this.needed = Math.max(this.needed, this.way.egoEdge(lane) + BESIDE + halfWidth[actor]);
    this.last = toStart + ego.to[lane];
    return true;
  }

  /** Whether somebody is beside an actor or its rear half, on its lane or the one before. */
  private isBeside(actor: number): boolean {
    const { state, order, length, lanes, ego } = this.scene;
    const lane = state.path[actor * PATH_LENGTH];
    const rear = state.s[actor] - length[actor] / 2 - BESIDE;
    if (this.isEgoFrom(lane, rear) && ego.from[lane] <= state.s[actor]) return true;
    const behind = order.behind(actor);
    if (behind >= 0) return state.s[behind] + length[behind] / 2 > rear;
    const before = state.lastLane[actor];
    const last = before < 0 ? -1 : order.foremost(before);
    return last >= 0 && state.s[last] + length[last] / 2 - lanes.length(before) > rear;
  }

  /**
   * Whether all who are on the other side of the road within reach leave so much of it free [m].
   *
   * @param isPassing it is across already: who does not stops
   */
  private leavesRoom(actor: number, over: number, reach: number, isPassing: boolean): boolean {
    const { state, lanes, map, order, ego, halfWidth, count, length, beacon } = this.scene;
    const { oncoming, role } = this.way;
    let isFree = true;
    let toStart = -state.s[actor];
    for (let k = 0; k < PATH_LENGTH && toStart < WATCHED; k++) {
      const lane = state.path[actor * PATH_LENGTH + k];
      const other = lane < 0 || lanes.isConnecting(lane) ? -1 : oncoming[lane];
      if (other < 0) break;
      if (over > 0 && toStart < reach + TOWARDS && ego.isOn(other)) isFree = false;
      const near = stationBeside(map, lane, Math.max(0, -toStart - length[actor] - TO_RETURN), other);
      const far = stationBeside(map, lane, Math.min(lanes.length(lane), WATCHED - toStart), other);
      for (let one = order.beyond(other, far); one >= 0 && state.s[one] < near; one = order.ahead(one)) {
        if (one >= count) {
          isFree = false;
          continue;
        }
        const width = sampleAt(map.lanes[other], map.lanes[other].centre.width, state.s[one]);
        const outwards = -this.way.inner(one) * state.swerve[one];
        if (beacon[one] === 0 && width / 2 + outwards - halfWidth[one] >= over + BESIDE) continue;
        isFree = false;
        if (isPassing && role[one] !== ROLE.passes) role[one] = ROLE.stops;
      }
      toStart += lanes.length(lane);
    }
    return isFree;
  }
}
