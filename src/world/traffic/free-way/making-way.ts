import { TICKS_PER_SECOND, type Tick } from '../../../core/tick.ts';
import { holdsAny } from '../held-lanes.ts';
import { stationBeside } from '../lane-change/change-room.ts';
import { sampleAt } from '../lane-sample.ts';
import type { TrafficScene } from '../traffic-scene.ts';
import { BEHAVIOUR, PATH_LENGTH } from '../traffic-state.ts';
import { ACROSS, ASIDE, BEHIND, BESIDE, type FreeWayState, ROLE, TOWARDS } from './free-way-state.ts';

/** Nobody pulls aside nearer to a junction than this: it goes on [m]. */
const NEAR_JUNCTION = 30;
/** Over the edge of its lane one pulls by so much [m]: people at the kerb stand 0.7 m off. */
const OVER_EDGE = 0.2;
/** Who is not passed for so long drives on, and does not pull aside again before so long [ticks]. */
const PATIENCE = 30 * TICKS_PER_SECOND;
const AGAIN = 75 * TICKS_PER_SECOND;
/** Who is so near before a blue light that is across is being passed [m]. */
const BESIDE_SOON = 10;

/** Who makes way for a blue light: those before it on its road pull aside, those that come towards it keep to their edge. */
export class MakingWay {
  private readonly scene: TrafficScene;
  private readonly way: FreeWayState;

  constructor(way: FreeWayState) {
    this.scene = way.scene;
    this.way = way;
  }

  /** Lets those pull aside anew who last did so long ago. */
  forget(tick: Tick): void {
    const { asideSince } = this.scene.state;
    for (let actor = 0; actor < this.scene.count; actor++) {
      if (asideSince[actor] >= 0 && tick - asideSince[actor] > AGAIN) asideSince[actor] = -1;
    }
  }

  /** Tells those before a blue light on its road to pull aside. */
  clearFor(actor: number, tick: Tick): void {
    const { state, lanes, order, count, length } = this.scene;
    if (state.behaviour[actor] !== BEHAVIOUR.laneFollow) return;
    const isAcross = Math.abs(state.swerve[actor]) > ACROSS;
    let toStart = -state.s[actor];
    for (let k = 0; k < PATH_LENGTH && toStart < TOWARDS; k++) {
      const lane = state.path[actor * PATH_LENGTH + k];
      if (lane < 0 || (k > 0 && lanes.isConnecting(lane))) return;
      for (let other = k === 0 ? order.ahead(actor) : order.rearmost(lane); other >= 0; other = order.ahead(other)) {
        if (toStart + state.s[other] > BEHIND) break;
        if (other >= count) continue;
        const gap = toStart + state.s[other] - (length[actor] + length[other]) / 2;
        this.way.behind[other] = isAcross ? Number.POSITIVE_INFINITY : gap;
        const isPassed = isAcross && gap < BESIDE_SOON && state.asideSince[other] >= 0;
        if (isPassed && (gap < 0 || this.clears(actor, other))) this.stay(other);
        else this.pullAside(other, tick);
      }
      toStart += lanes.length(lane);
    }
  }

  /** Tells those that come towards a blue light to keep to their edge. */
  warnBefore(actor: number): void {
    const { state, lanes } = this.scene;
    if (state.behaviour[actor] !== BEHAVIOUR.laneFollow) return;
    let toStart = -state.s[actor];
    for (let k = 0; k < PATH_LENGTH && toStart < TOWARDS; k++) {
      const lane = state.path[actor * PATH_LENGTH + k];
      if (lane < 0 || (k > 0 && lanes.isConnecting(lane))) return;
      if (this.way.oncoming[lane] >= 0) this.warn(lane, Math.max(0, -toStart), TOWARDS - toStart);
      toStart += lanes.length(lane);
    }
  }

  /** Whether an actor is far enough across to pass another one where that is. */
  private clears(actor: number, other: number): boolean {
    const { state, halfWidth } = this.scene;
    const between = this.way.inner(actor) * (state.swerve[actor] - state.swerve[other]);
    return between >= halfWidth[actor] + halfWidth[other] + BESIDE - ASIDE;
  }

  /** Who is being passed stays where it is, however long that takes. */
  private stay(actor: number): void {
    const { state, halfWidth } = this.scene;
    const { oncoming, role, edge } = this.way;
    if (state.behaviour[actor] !== BEHAVIOUR.laneFollow || oncoming[state.path[actor * PATH_LENGTH]] < 0) return;
    state.swerveTo[actor] = state.swerve[actor];
    role[actor] = ROLE.pullsAside;
    edge[actor] = halfWidth[actor] + this.way.inner(actor) * state.swerve[actor];
  }

  private pullAside(actor: number, tick: Tick): void {
    const { state, beacon } = this.scene;
    const { asideSince } = state;
    if (beacon[actor] === 1 || state.behaviour[actor] !== BEHAVIOUR.laneFollow || state.changeSide[actor] !== 0) return;
    const lane = state.path[actor * PATH_LENGTH];
    const stands = asideSince[actor] >= 0;
    if (stands && tick - asideSince[actor] > PATIENCE) return;
    if (this.way.oncoming[lane] < 0 || holdsAny(state, actor) || this.way.toJunction(actor) < NEAR_JUNCTION) return;
    if (!this.keepToEdge(actor, ROLE.pullsAside)) return;
    if (!stands) asideSince[actor] = tick;
  }

  /** Tells those to keep to their edge who come towards a stretch of a lane [m]. */
  private warn(lane: number, from: number, to: number): void {
    const { map, state, order, beacon, count, lanes } = this.scene;
    const other = this.way.oncoming[lane];
    const near = stationBeside(map, lane, Math.min(from, lanes.length(lane)), other);
    const far = stationBeside(map, lane, Math.min(to, lanes.length(lane)), other);
    for (let actor = order.beyond(other, far); actor >= 0 && state.s[actor] < near; actor = order.ahead(actor)) {
      if (actor >= count || beacon[actor] === 1 || state.changeSide[actor] !== 0 || holdsAny(state, actor)) continue;
      if (state.behaviour[actor] !== BEHAVIOUR.laneFollow || this.way.toJunction(actor) < NEAR_JUNCTION) continue;
      if (this.way.role[actor] === ROLE.none) this.keepToEdge(actor, ROLE.meets);
    }
  }

  /** Sends an actor to the outer edge of its lane, where nothing is in the way there. */
  private keepToEdge(actor: number, role: number): boolean {
    const { state, map, halfWidth, obstacles, length } = this.scene;
    if (state.swerveTo[actor] !== 0) return this.way.role[actor] !== ROLE.none;
    const lane = map.lanes[state.path[actor * PATH_LENGTH]];
    const s = state.s[actor];
    const most = sampleAt(lane, lane.centre.width, s) / 2 + OVER_EDGE - halfWidth[actor];
    const offset = -this.way.inner(actor) * most;
    const [from, to] = [s - length[actor], s + BEHIND];
    if (most <= 0 || obstacles?.blocks(lane.index, from, to, halfWidth[actor], offset)) return false;
    state.swerveTo[actor] = offset;
    this.way.role[actor] = role;
    this.way.edge[actor] = halfWidth[actor] - most;
    return true;
  }
}
