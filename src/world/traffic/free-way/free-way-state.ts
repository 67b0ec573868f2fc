import { sampleAt } from '../lane-sample.ts';
import { oncomingLanes } from '../oncoming-lanes.ts';
import type { TrafficScene } from '../traffic-scene.ts';
import { PATH_LENGTH } from '../traffic-state.ts';

/** Who has a blue light so near behind, or coming towards it, pulls aside [m]. */
export const BEHIND = 80;
export const TOWARDS = 90;
/** Who is so far across is passing already [m]. */
export const ACROSS = 0.3;
/** Room between who passes and those it passes [m]. */
export const BESIDE = 0.3;
/** Nearer to where it is to stand across the lane than this one has pulled aside [m]. */
export const ASIDE = 0.15;
/** The ego makes way where it is so near to the outer edge of its lane, and so far from the lane's centre [m]. */
const AT_EDGE = 0.5;
const OFF_CENTRE = 0.15;
/** Who pulls aside is passed while it is no faster than this [m/s]. */
const STANDS = 1.5;

/** Whether and how vehicles are told to drive because of a blue light, by value of `FreeWayState.role`. */
export const ROLE = { none: 0, pullsAside: 1, meets: 2, passes: 3, stops: 4 } as const;

/** Who is what to a blue light at the moment, and where that has it drive on its lane. */
export class FreeWayState {
  readonly scene: TrafficScene;
  /** Per lane: that of those who come towards it, -1 for none. */
  readonly oncoming: Int32Array;
  /** Per actor: value of ROLE. */
  readonly role: Uint8Array;
  /** Per actor that pulls aside: from the blue light's front to its rear [m]. */
  readonly behind: Float64Array;
  /** Per actor that stands aside: how far left of its lane's centre one has to be to pass it, less the own half width [m]. */
  readonly edge: Float64Array;

  constructor(scene: TrafficScene) {
    const { count } = scene;
    this.scene = scene;
    this.oncoming = oncomingLanes(scene.map);
    this.role = new Uint8Array(count);
    this.behind = new Float64Array(count);
    this.edge = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  }

  /** Whether an actor is as far across its lane as it is to be. */
  isInPlace(actor: number): boolean {
    const { swerve, swerveTo } = this.scene.state;
    return Math.abs(swerve[actor] - swerveTo[actor]) < ASIDE;
  }

  /** Whether one that pulls aside is at its edge, and all but stands. */
  isAside(actor: number): boolean {
    return this.role[actor] === ROLE.pullsAside && this.isInPlace(actor) && this.scene.state.speed[actor] < STANDS;
  }

  /** Whether the ego keeps to the outer edge of a lane, as who makes way does. */
  isEgoAtEdge(lane: number): boolean {
    const { ego, map } = this.scene;
    if (!ego.isOn(lane) || ego.drivesOn[lane] === 0 || this.oncoming[lane] < 0) return false;
    const half = sampleAt(map.lanes[lane], map.lanes[lane].centre.width, ego.from[lane]) / 2;
    const outwards = -this.innerOf(lane) * ((ego.left[lane] + ego.right[lane]) / 2);
    return outwards > OFF_CENTRE && half - outwards - (ego.left[lane] - ego.right[lane]) / 2 < AT_EDGE;
  }

  /** Whether it also all but stands there. */
  isEgoAside(lane: number): boolean {
    return this.scene.ego.speed < STANDS && this.isEgoAtEdge(lane);
  }

  /** How far to the middle of the road from its lane's centre the ego reaches [m]. */
  egoEdge(lane: number): number {
    const { ego } = this.scene;
    return this.innerOf(lane) > 0 ? ego.left[lane] : -ego.right[lane];
  }

  /** From an actor's front to the next junction on its way, or to where its lane ends [m]. */
  toJunction(actor: number): number {
    const { state, lanes, length } = this.scene;
    let toEnd = -state.s[actor] - length[actor] / 2;
    for (let k = 0; k < PATH_LENGTH && toEnd < TOWARDS; k++) {
      const lane = state.path[actor * PATH_LENGTH + k];
      if (lane < 0 || lanes.isConnecting(lane)) return toEnd;
      toEnd += lanes.length(lane);
    }
    return toEnd;
  }

  /** Side of the middle of the road, 1 left, -1 right. */
  inner(actor: number): number {
    return this.innerOf(this.scene.state.path[actor * PATH_LENGTH]);
  }

  private innerOf(lane: number): number {
    const { map } = this.scene;
    return map.document.roads[map.lanes[lane].road].leftHand ? -1 : 1;
  }
}
