import { besideLane } from './lane-change/change-room.ts';
import { sureOffset } from './swerving.ts';
import type { TrafficScene } from './traffic-scene.ts';
import { PATH_LENGTH } from './traffic-state.ts';

/** Beyond this nobody is followed [m], or farther than it takes to stand with this braking [m/s^2]. */
const SIGHT = 120;
const FORESIGHT_BRAKING = 1.4;

/**
 * Each car or thing that an actor has to keep its distance from: on its lanes, on lanes that part from them and are not yet
 * clear, on the lane that it is leaving, and the ego where it is in the way. Numbers go by fields and arrays here: those
 * that functions hand on may come to lie on the heap.
 */
export class Leaders {
  /** Of the last `find`: how many, and of each of them the gap, bumper to bumper [m], speed and acceleration. */
  count = 0;
  readonly gap: Float64Array;
  readonly speed: Float64Array;
  readonly acceleration: Float64Array;
  private readonly scene: TrafficScene;
  /** From the actor's front to the start of the lane that is looked at [m]. */
  private toStart = 0.5;
  /** The entry that looks, where it is on that lane; -1 on all lanes to come. */
  private own = -1;

  constructor(scene: TrafficScene) {
    const { siblingsFrom } = scene.lanes;
    const siblings = siblingsFrom.reduce((most, from, i) => Math.max(most, i > 0 ? from - siblingsFrom[i - 1] : 0), 0);
    // On each lane of the way one, the ego, an obstacle and the siblings, and the same on the two lanes beside that are left.
    const most = (PATH_LENGTH + 2) * (siblings + 3);
    this.scene = scene;
    this.gap = new Float64Array(most);
    this.speed = new Float64Array(most);
    this.acceleration = new Float64Array(most);
  }

  find(actor: number): void {
    this.count = 0;
    this.lookAhead(actor);
    if (this.scene.state.changeSide[actor] !== 0) this.lookFromShadow(actor);
  }

  private lookAhead(actor: number): void {
    const { lanes, state, order } = this.scene;
    const speed = state.speed[actor];
    const sight = Math.max(SIGHT, (speed * speed) / (2 * FORESIGHT_BRAKING));
    this.toStart = -state.s[actor] - this.scene.length[actor] / 2;
    for (let k = 0; k < PATH_LENGTH && this.toStart < sight; k++) {
      const lane = state.path[actor * PATH_LENGTH + k];
      if (lane < 0) return;
      this.own = k === 0 ? actor : -1;
      const other = k === 0 ? order.ahead(actor) : order.rearmost(lane);
      if (other >= 0) this.noteActor(other);
      this.noteSiblings(lane);
      this.noteEgo(lane);
      this.noteObstacle(lane, actor);
      if (other >= 0) return;
      this.toStart += lanes.length[lane];
    }
  }

  /** The same on the lane that an actor leaves while it changes lanes. */
  private lookFromShadow(actor: number): void {
    const { map, lanes, state, order } = this.scene;
    const shadow = this.scene.count + actor;
    const lane = state.path[shadow * PATH_LENGTH];
    if (lane < 0) return;
    this.toStart = -state.s[shadow] - this.scene.length[actor] / 2;
    this.own = shadow;
    this.noteEgo(lane);
    this.noteObstacle(lane, actor);
    const ahead = order.ahead(shadow);
    if (ahead >= 0) {
      this.noteActor(ahead);
      return;
    }
    const next = state.path[actor * PATH_LENGTH + 1];
    const beside = next < 0 ? -1 : besideLane(map, next, -state.changeSide[actor]);
    if (beside < 0) return;
    this.toStart += lanes.length[lane];
    this.own = -1;
    this.noteEgo(beside);
    this.noteObstacle(beside, actor);
    const rearmost = order.rearmost(beside);
    if (rearmost >= 0) this.noteActor(rearmost);
  }

  /** The next one on lanes that part from one, while it is not clear of it. */
  private noteSiblings(lane: number): void {
    const { lanes, state, order, length } = this.scene;
    const { siblings, siblingsFrom, partedAt } = lanes;
    const end = siblingsFrom[lane + 1];
    for (let i = siblingsFrom[lane]; i < end; i++) {
      const other = this.own < 0 ? order.rearmost(siblings[i]) : order.beyondPlaceOf(this.own, siblings[i]);
      if (other < 0) continue;
      const tail = state.s[other] - length[other] / 2;
      if (tail >= partedAt[siblings[i]]) continue;
      this.gap[this.count] = this.toStart + tail;
      this.noteMotion(other);
    }
  }

  private noteActor(other: number): void {
    const { state, length } = this.scene;
    this.gap[this.count] = this.toStart + state.s[other] - length[other] / 2;
    this.noteMotion(other);
  }

  private noteMotion(other: number): void {
    const { speed, acceleration } = this.scene.state;
    const place = this.count++;
    this.speed[place] = speed[other];
    this.acceleration[place] = acceleration[other];
  }

  private noteEgo(lane: number): void {
    const { ego, state } = this.scene;
    if (!ego.isOn(lane)) return;
    if (this.own >= 0 && (ego.from[lane] + ego.to[lane]) / 2 <= state.s[this.own]) return;
    const place = this.count++;
    this.gap[place] = this.toStart + ego.from[lane];
    this.speed[place] = ego.speedAlong[lane];
    this.acceleration[place] = 0;
  }

  /** What is in the way without following lanes; what will be there in a moment only while it is ahead. */
  private noteObstacle(lane: number, actor: number): void {
    const { obstacles, state, halfWidth } = this.scene;
    if (obstacles === null) return;
    const s = this.own < 0 ? Number.NEGATIVE_INFINITY : state.s[this.own];
    let nearest = obstacles.beyond(lane, s, halfWidth[actor], state.swerve[actor]);
    if (nearest < 0) return;
    const sure = sureOffset(this.scene, actor, this.toStart + obstacles.from[nearest]);
    if (sure !== state.swerve[actor]) nearest = obstacles.beyond(lane, s, halfWidth[actor], sure);
    if (nearest < 0) return;
    const gap = this.toStart + obstacles.from[nearest];
    if (obstacles.isComing[nearest] === 1 && gap <= 0) return;
    const place = this.count++;
    this.gap[place] = gap;
    this.speed[place] = obstacles.speed[nearest];
    this.acceleration[place] = 0;
  }
}
