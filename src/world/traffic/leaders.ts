import type { FreeWay } from './free-way/free-way.ts';
import { sureOffset } from './swerving.ts';
import type { TrafficScene } from './traffic-scene.ts';
import { PATH_LENGTH } from './traffic-state.ts';

/** Beyond this nobody is followed [m], or farther than it takes to stand with this braking [m/s^2]. */
const SIGHT = 120;
const FORESIGHT_BRAKING = 1.4;

/** Numbers of each entry in `motion`. */
const MOTION = 4;

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
  /** MOTION numbers of each entry: station and half its length [m], speed and acceleration. One looks at all of them at once. */
  private readonly motion: Float64Array;
  /** From the actor's front to the start of the lane that is looked at [m]. */
  private toStart = 0.5;
  /** The entry that looks, where it is on that lane; -1 on all lanes to come. */
  private own = -1;

  /** Null where nobody comes with a blue light. */
  private readonly freeWay: FreeWay | null;

  constructor(scene: TrafficScene, freeWay: FreeWay | null) {
    this.freeWay = freeWay;
    const { lanes, map } = scene;
    const siblings = map.lanes.reduce(
      (most, { index }) => Math.max(most, lanes.siblingsTo(index) - lanes.siblingsFrom(index)),
      0,
    );
    // On each lane of the way one, the ego, an obstacle and the siblings, and the same on the two lanes beside that are left.
    const most = (PATH_LENGTH + 2) * (siblings + 3);
    this.scene = scene;
    this.motion = new Float64Array(MOTION * scene.state.s.length);
    this.gap = new Float64Array(most);
    this.speed = new Float64Array(most);
    this.acceleration = new Float64Array(most);
  }

  /** Takes in where all are and how they move; to be called before anybody's leaders are looked for. */
  look(): void {
    const { state, count } = this.scene;
    for (let actor = 0; actor < count; actor++) {
      this.note(actor);
      if (state.changeSide[actor] !== 0) this.note(count + actor);
    }
  }

  /** Takes in that an actor has another acceleration. */
  noteAcceleration(actor: number): void {
    this.motion[MOTION * actor + 3] = this.scene.state.acceleration[actor];
  }

  find(actor: number): void {
    this.count = 0;
    this.lookAhead(actor);
    if (this.scene.state.changeSide[actor] !== 0) this.lookFromShadow(actor);
  }

  private note(entry: number): void {
    const { state, length } = this.scene;
    const first = MOTION * entry;
    this.motion[first] = state.s[entry];
    this.motion[first + 1] = length[entry] / 2;
    this.motion[first + 2] = state.speed[entry];
    this.motion[first + 3] = state.acceleration[entry];
  }

  private lookAhead(actor: number): void {
    const { lanes, state, order, beacon } = this.scene;
    const speed = state.speed[actor];
    const sight = Math.max(SIGHT, (speed * speed) / (2 * FORESIGHT_BRAKING));
    this.toStart = -state.s[actor] - this.scene.length[actor] / 2;
    for (let k = 0; k < PATH_LENGTH && this.toStart < sight; k++) {
      const lane = state.path[actor * PATH_LENGTH + k];
      if (lane < 0) return;
      this.own = k === 0 ? actor : -1;
      let other = k === 0 ? order.ahead(actor) : order.rearmost(lane);
      if (this.freeWay?.isPassing(actor)) other = this.beyondThoseAside(this.freeWay, actor, other);
      if (other >= 0) {
        this.noteActor(other);
        if (this.freeWay !== null && beacon[actor] === 1)
          this.gap[this.count - 1] -= this.freeWay.keepsBack(actor, other);
      }
      this.noteSiblings(lane);
      this.noteEgo(lane, actor);
      this.noteObstacle(lane, actor);
      if (other >= 0) return;
      this.toStart += lanes.length(lane);
    }
  }

  /** The first from `other` on along its lane that an actor does not pass beside. */
  private beyondThoseAside(freeWay: FreeWay, actor: number, first: number): number {
    const { motion } = this;
    let other = first;
    while (other >= 0) {
      const gap = this.toStart + motion[MOTION * other] - motion[MOTION * other + 1];
      if (!freeWay.mayPass(actor, other, gap)) return other;
      other = this.scene.order.ahead(other);
    }
    return other;
  }

  /** The same on the lane that an actor leaves while it changes lanes. */
  private lookFromShadow(actor: number): void {
    const { lanes, state, order } = this.scene;
    const shadow = this.scene.count + actor;
    const lane = state.path[shadow * PATH_LENGTH];
    if (lane < 0) return;
    this.toStart = -state.s[shadow] - this.scene.length[actor] / 2;
    this.own = shadow;
    this.noteEgo(lane, actor);
    this.noteObstacle(lane, actor);
    const ahead = order.ahead(shadow);
    if (ahead >= 0) {
      this.noteActor(ahead);
      return;
    }
    const next = state.path[actor * PATH_LENGTH + 1];
    const beside = next < 0 ? -1 : lanes.beside(next, -state.changeSide[actor]);
    if (beside < 0) return;
    this.toStart += lanes.length(lane);
    this.own = -1;
    this.noteEgo(beside, actor);
    this.noteObstacle(beside, actor);
    const rearmost = order.rearmost(beside);
    if (rearmost >= 0) this.noteActor(rearmost);
  }

  /** The next one on lanes that part from one, while it is not clear of it. */
  private noteSiblings(lane: number): void {
    const { lanes, order } = this.scene;
    const { motion } = this;
    const end = lanes.siblingsTo(lane);
    for (let i = lanes.siblingsFrom(lane); i < end; i++) {
      const sibling = lanes.sibling(i);
      const other = this.own < 0 ? order.rearmost(sibling) : order.beyondPlaceOf(this.own, sibling);
      if (other < 0) continue;
      const tail = motion[MOTION * other] - motion[MOTION * other + 1];
      if (tail >= lanes.partedAt(sibling)) continue;
      this.gap[this.count] = this.toStart + tail;
      this.noteMotion(other);
    }
  }

  private noteActor(other: number): void {
    const { motion } = this;
    this.gap[this.count] = this.toStart + motion[MOTION * other] - motion[MOTION * other + 1];
    this.noteMotion(other);
  }

  private noteMotion(other: number): void {
    const { motion } = this;
    const place = this.count++;
    this.speed[place] = motion[MOTION * other + 2];
    this.acceleration[place] = motion[MOTION * other + 3];
  }

  private noteEgo(lane: number, actor: number): void {
    const { ego, state, beacon } = this.scene;
    if (!ego.isOn(lane)) return;
    if (this.own >= 0 && (ego.from[lane] + ego.to[lane]) / 2 <= state.s[this.own]) return;
    const gap = this.toStart + ego.from[lane];
    const isUrgent = this.freeWay !== null && beacon[actor] === 1;
    if (isUrgent && this.freeWay.mayPassEgo(actor, lane, gap)) return;
    const place = this.count++;
    this.gap[place] = isUrgent ? gap - this.freeWay.keepsBackOfEgo(actor, lane) : gap;
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
