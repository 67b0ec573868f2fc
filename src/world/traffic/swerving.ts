import { clamp } from '../../core/math/clamp.ts';
import { sampleAt } from './lane-sample.ts';
import type { TrafficScene } from './traffic-scene.ts';
import { BEHAVIOUR, PATH_LENGTH } from './traffic-state.ts';

/** What stands is looked for so far ahead [m], on so many lanes. */
const SIGHT = 50;
const LANES = 3;
/** Who passes keeps so far from it, beside the room that obstacles have anyway [m]. */
const MARGIN = 0.1;
/** So far over the edge of its lane a vehicle leans out [m]: two who meet still have room. */
const OVER = 0.35;
/** It goes across by at most this a metre, and steers so much a metre for it [1], [1/m]. */
const STEEPEST = 0.1;
const STEERING = 0.012;
/** Share of the distance across that is made good a metre [1/m]. */
const EAGERNESS = 0.12;
/** To go across takes so many metres a metre, and so much to begin and to end [1], [m]. */
const STRETCH = 10;
const BEGINNING = 6;

/**
 * Evading to the side within the lane, and a hand over its edge, around what stands half on it: as far from the centre as it
 * takes to get past all that stands within sight, to the nearer side.
 */
export class Swerving {
  /** Per actor: 1 where it is beside its lane's centre, or is to be; as of the last `note`. */
  readonly isBeside: Uint8Array;
  private readonly scene: TrafficScene;
  /** Of what stands in sight: its edges across the lane [m], and whether there is anything. */
  private right = 0.5;
  private left = 0.5;
  private isAny = false;

  constructor(scene: TrafficScene) {
    this.scene = scene;
    this.isBeside = new Uint8Array(scene.count);
  }

  /** Notes who goes across, or is to: moves look at one byte of all others. */
  note(): void {
    const { swerve, swerveTo } = this.scene.state;
    for (let actor = 0; actor < this.isBeside.length; actor++)
      this.isBeside[actor] = swerve[actor] !== 0 || swerveTo[actor] !== 0 ? 1 : 0;
  }

  /** Decides how far from its lane's centre an actor is to drive. */
  decide(actor: number): void {
    const { state, halfWidth, map, obstacles } = this.scene;
    state.swerveTo[actor] = 0;
    if (obstacles === null || state.behaviour[actor] !== BEHAVIOUR.laneFollow || state.changeSide[actor] !== 0) return;
    this.look(actor);
    if (!this.isAny) return;
    const room = halfWidth[actor] + obstacles.room + MARGIN;
    const toLeft = this.left + room;
    const toRight = this.right - room;
    const nearer = toLeft < -toRight ? toLeft : toRight;
    const lane = map.lanes[state.path[actor * PATH_LENGTH]];
    const most = sampleAt(lane, lane.centre.width, state.s[actor]) / 2 + OVER - halfWidth[actor];
    if (Math.abs(nearer) <= most) state.swerveTo[actor] = nearer;
  }

  /** Brings an actor across while it drives `way` [m]. */
  move(actor: number, way: number): void {
    const { swerve, swerveTo, swerveSlope } = this.scene.state;
    const lacking = swerveTo[actor] - swerve[actor];
    const wished = clamp(EAGERNESS * lacking, -STEEPEST, STEEPEST);
    swerveSlope[actor] += clamp(wished - swerveSlope[actor], -STEERING * way, STEERING * way);
    swerve[actor] += swerveSlope[actor] * way;
    if (swerveTo[actor] !== 0 || Math.abs(swerve[actor]) > DONE || Math.abs(swerveSlope[actor]) > DONE) return;
    swerve[actor] = 0;
    swerveSlope[actor] = 0;
  }

  /** Finds how much of the lane is taken by what stands beside an actor and ahead of it. */
  private look(actor: number): void {
    const { state, lanes, length, halfWidth, obstacles } = this.scene;
    this.isAny = false;
    this.right = Number.POSITIVE_INFINITY;
    this.left = Number.NEGATIVE_INFINITY;
    let toStart = -state.s[actor];
    for (let k = 0; k < LANES && toStart < SIGHT && obstacles !== null; k++) {
      const lane = state.path[actor * PATH_LENGTH + k];
      if (lane < 0) return;
      const from = k === 0 ? state.s[actor] - length[actor] / 2 : 0;
      for (let o = obstacles.firstOn(lane); o >= 0; o = obstacles.after(o)) {
        if (!obstacles.standsInWay(o, halfWidth[actor]) || obstacles.to[o] < from) continue;
        if (toStart + obstacles.from[o] > SIGHT) continue;
        this.isAny = true;
        this.right = Math.min(this.right, obstacles.right[o]);
        this.left = Math.max(this.left, obstacles.left[o]);
      }
      toStart += lanes.length(lane);
    }
  }
}

/** Nearer to the centre and straighter than this it follows the lane again [m], [1]. */
const DONE = 0.01;

/** How far across an actor can be sure to be by a gap [m]: its place to drive at, or where it is. */
export function sureOffset({ state }: TrafficScene, actor: number, gap: number): number {
  const lacking = Math.abs(state.swerveTo[actor] - state.swerve[actor]);
  return gap >= STRETCH * lacking + (lacking > 2 * MARGIN ? BEGINNING : 0) || lacking < MARGIN
    ? state.swerveTo[actor]
    : state.swerve[actor];
}
