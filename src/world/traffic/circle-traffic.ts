import { COURTESY } from './gap-acceptance.ts';
import { holdsPartOf } from './held-lanes.ts';
import type { LaneHolders } from './lane-holders.ts';
import { smallCircles } from './small-circles.ts';
import type { TrafficScene } from './traffic-scene.ts';
import { MAX_HELD, PATH_LENGTH } from './traffic-state.ts';
import { NOBODY, WAIT } from './wait-reason.ts';

/**
 * Cars on small circles: they go from place to place, each of one car, and give way at each arm as the signs say. Nobody comes
 * onto a circle before it has room behind it, and of all places one stays free; so there is always one that can go on.
 */
export class CircleTraffic {
  private readonly scene: TrafficScene;
  /** Per circle: how many may be on it (small-circles.ts). */
  private readonly most: readonly number[];
  /** Per circle: how many are on it and have yet to leave it, or are about to come. */
  private readonly count: Int32Array;
  /** Per circle: who has been kept waiting for so long that nobody else may come before it; NOBODY for none. */
  private readonly next: Int32Array;

  constructor(scene: TrafficScene) {
    this.scene = scene;
    this.most = smallCircles(scene.map, scene.facts).most;
    this.count = new Int32Array(this.most.length);
    this.next = new Int32Array(this.most.length);
  }

  /**
   * Counts who is on each circle, and finds out whose turn it is.
   *
   * @param asks per actor: whether it thinks of its junction
   */
  update(asks: Uint8Array): void {
    if (this.count.length === 0) return;
    this.count.fill(0);
    this.next.fill(NOBODY);
    for (let actor = 0; actor < asks.length; actor++) {
      const circle = this.circleToGoOnOn(actor);
      if (circle >= 0) this.count[circle]++;
      else if (asks[actor] === 1) this.noteTurn(actor);
    }
  }

  /** Whether an actor is on a circle, or on the last of its way onto it, and has yet to leave it. */
  isOn(actor: number): boolean {
    return this.circleToGoOnOn(actor) >= 0;
  }

  /** Place in an actor's path, from `place` on, of the lane behind the circle that it comes to; `place` itself where that is on none. */
  placeBehind(actor: number, place: number): number {
    const { lanes, state } = this.scene;
    const first = actor * PATH_LENGTH;
    if (place >= PATH_LENGTH || state.path[first + place] < 0) return place;
    if (lanes.circle(state.path[first + place]) < 0) return place;
    for (let k = place + 1; k < PATH_LENGTH; k++) {
      const lane = state.path[first + k];
      if (lane < 0 || (!lanes.isConnecting(lane) && lanes.circle(lane) < 0)) return k;
    }
    return PATH_LENGTH;
  }

  /** Whether an actor may take the place on a circle at place `end` of its path. */
  mayGoOn(actor: number, entry: number, end: number, holders: LaneHolders): boolean {
    const { lanes, state } = this.scene;
    const first = actor * PATH_LENGTH;
    const circle = lanes.circle(state.path[first + end]);
    if (lanes.circle(state.path[first + entry - 1]) !== circle) {
      if (this.count[circle] >= this.most[circle]) return false;
      if (this.next[circle] !== NOBODY && this.next[circle] !== actor) return false;
    }
    return !holders.isAnyOn(state.path[first + end - 1]) && this.isFree(actor, state.path[first + end]);
  }

  /** Takes in that an actor that was on no circle has got its way, which may be one onto a circle. */
  noteGrant(actor: number): void {
    const circle = this.circleToGoOnOn(actor);
    if (circle >= 0) this.count[circle]++;
  }

  /** Whether nobody will be left on a lane between two arms when who has got the way to it comes there. */
  private isFree(actor: number, lane: number): boolean {
    const { map, lanes, state, order, ego, obstacles, halfWidth } = this.scene;
    if (ego.isOn(lane)) return false;
    if ((obstacles?.beyond(lane, Number.NEGATIVE_INFINITY, halfWidth[actor]) ?? -1) >= 0) return false;
    const last = order.rearmost(lane);
    return last < 0 || holdsPartOf(lanes, state, last, map.lanes[map.lanes[lane].successors[0]].junction);
  }

  /** Takes in that an actor may be the next to come onto the circle before it. */
  private noteTurn(actor: number): void {
    const { state, outlook } = this.scene;
    const lane = state.path[actor * PATH_LENGTH + outlook.entry[actor]];
    const circle = this.circleBehind(lane);
    if (circle < 0 || state.waited[actor] < COURTESY || state.waitsFor[actor] === WAIT.room) return;
    const first = this.next[circle];
    if (first === NOBODY || state.waited[actor] > state.waited[first]) this.next[circle] = actor;
  }

  /** The circle that an actor is on, or has got the way to, without having got its way out; -1 for none. */
  private circleToGoOnOn(actor: number): number {
    const { lanes, state } = this.scene;
    const count = state.heldCount[actor];
    if (count === 0) return lanes.circle(state.path[actor * PATH_LENGTH]);
    return this.circleBehind(state.held[actor * MAX_HELD + count - 1]);
  }

  /** The circle to which a connecting lane leads, -1 for none. */
  private circleBehind(lane: number): number {
    const { lanes, map } = this.scene;
    const { successors } = map.lanes[lane];
    return successors.length === 0 ? -1 : lanes.circle(successors[0]);
  }
}
