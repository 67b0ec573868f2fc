import type { Tick } from '../../../core/tick.ts';
import { sureOffset } from '../swerving.ts';
import type { TrafficScene } from '../traffic-scene.ts';
import { ACROSS, ASIDE, BESIDE, FreeWayState, ROLE } from './free-way-state.ts';
import { MakingWay } from './making-way.ts';
import { BEGINNING, PassingBetween, RETURN } from './passing-between.ts';

/** Who passes drives so fast [m/s]: 30 km/h. */
const PASSING = 8.5;
/** Who makes way rolls so fast until it is aside [m/s]. */
const ROLLING = 4;
/** To get across behind somebody takes so much room, with what one leaves anyway [m]; who stands aside leaves it. */
const KEEPS_BACK = 30;
const ROOM = 31;

/**
 * A free way for blue lights on roads with one lane a direction (StVO 38 (1), UVC 11-405): who has one close behind it pulls to the outer edge of
 * its lane, rolls until it is there and stands; who comes towards it keeps to its edge. It passes between them, over the
 * middle of the road, where both leave it the room. Who is near a junction or holds one goes on.
 */
export class FreeWay {
  /** Per actor: how fast it drives at most because of a blue light, Infinity for as it likes [m/s]. */
  readonly most: Float64Array;
  private readonly scene: TrafficScene;
  private readonly way: FreeWayState;
  private readonly makingWay: MakingWay;
  private readonly passing: PassingBetween;
  /** Actors with a blue light. */
  private readonly urgent: Int32Array;

  constructor(scene: TrafficScene) {
    const { count, beacon } = scene;
    this.scene = scene;
    this.way = new FreeWayState(scene);
    this.makingWay = new MakingWay(this.way);
    this.passing = new PassingBetween(this.way);
    this.urgent = Int32Array.from({ length: count }, (_, i) => i).filter((i) => beacon[i] === 1);
    this.most = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  }

  /** Finds out who makes way and who passes; how far across they drive is written to `swerveTo`. */
  decide(tick: Tick): void {
    const { state, obstacles } = this.scene;
    const { urgent, makingWay, passing } = this;
    this.way.role.fill(ROLE.none);
    if (obstacles === null) state.swerveTo.fill(0);
    makingWay.forget(tick);
    for (let i = 0; i < urgent.length; i++) makingWay.clearFor(urgent[i], tick);
    for (let i = 0; i < urgent.length; i++) makingWay.warnBefore(urgent[i]);
    for (let i = 0; i < urgent.length; i++) {
      passing.pass(urgent[i]);
      passing.holdBack(urgent[i]);
    }
    this.limitSpeeds();
  }

  /** Whether an actor is on its way past others. */
  isPassing(actor: number): boolean {
    return this.way.role[actor] === ROLE.passes;
  }

  /** Whether an actor need not mind another one ahead of it, `gap` before its front [m], since it passes beside it. */
  mayPass(actor: number, other: number, gap: number): boolean {
    if (!this.isPassing(actor) || other >= this.scene.count || !this.way.isAside(other)) return false;
    const { state, halfWidth } = this.scene;
    const side = state.swerveTo[actor] > 0 ? 1 : -1;
    const sure = side * sureOffset(this.scene, actor, gap);
    return sure >= this.way.edge[other] + halfWidth[actor] + BESIDE - ASIDE;
  }

  /** The same of the ego, on a lane. */
  mayPassEgo(actor: number, lane: number, gap: number): boolean {
    if (!this.isPassing(actor) || !this.way.isEgoAside(lane)) return false;
    const { state, halfWidth } = this.scene;
    const side = state.swerveTo[actor] > 0 ? 1 : -1;
    return side * sureOffset(this.scene, actor, gap) >= this.way.egoEdge(lane) + halfWidth[actor] + BESIDE - ASIDE;
  }

  /** How much farther behind the ego a blue light keeps than others do [m]. */
  keepsBackOfEgo(actor: number, lane: number): number {
    const across = Math.abs(this.scene.state.swerve[actor]);
    if (across > ACROSS) return Math.ceil((RETURN / 2) * across + BEGINNING);
    return this.way.isEgoAtEdge(lane) ? KEEPS_BACK : 0;
  }

  /** How much farther behind another one a blue light keeps than others do, to get across or back [m]. */
  keepsBack(actor: number, other: number): number {
    const across = Math.abs(this.scene.state.swerve[actor]);
    if (across > ACROSS) return Math.ceil((RETURN / 2) * across + BEGINNING);
    return other < this.scene.count && this.way.role[other] === ROLE.pullsAside ? KEEPS_BACK : 0;
  }

  /** Writes the speeds that go with the roles. */
  private limitSpeeds(): void {
    const { role, behind } = this.way;
    for (let actor = 0; actor < role.length; actor++) {
      const is = role[actor];
      this.most[actor] = Number.POSITIVE_INFINITY;
      const isInPlace = this.way.isInPlace(actor);
      if (is === ROLE.none || (is === ROLE.meets && isInPlace)) continue;
      const isThere = is === ROLE.pullsAside && isInPlace && behind[actor] > ROOM;
      this.most[actor] = is === ROLE.passes ? PASSING : isThere || is === ROLE.stops ? 0 : ROLLING;
    }
  }
}
