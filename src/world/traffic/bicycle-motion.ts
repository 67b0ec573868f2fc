import { angleDifference, wrapAngle } from '../../core/math/angle.ts';
import { atan } from '../../core/math/atan.ts';
import { clamp } from '../../core/math/clamp.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import { tan } from '../../core/math/tan.ts';
import type { ActorsTruth } from '../../core/messages/actors-truth.ts';
import { clonePlain, type PlainData } from '../../core/snapshot.ts';
import { TICK_SECONDS } from '../../core/tick.ts';
import type { LanePoint } from '../../map/road-map.ts';
import { railPoseAt } from './actors-view.ts';
import type { EgoView } from './ego-presence.ts';
import { LONG } from './long-body.ts';
import type { TrafficScene } from './traffic-scene.ts';
import { BEHAVIOUR } from './traffic-state.ts';

/** Distance of the axles over the length [1]: 2.64 m of 4.26 m, and as in long-body.ts; both are as far from the middle. */
const WHEELBASE = 0.6;
const LONG_WHEELBASE = 0.55;
/** Greatest steering angle of cars and of long vehicles [rad], and how fast it changes [rad/s]. */
const MOST_STEER = 0.62;
const LONG_MOST_STEER = 0.85;
const STEER_RATE = 0.8;
/** It closes what it is off within about this way [m], and so much more at speed [s]. */
const CLOSING_WAY = 1.5;
const CLOSING_TIME = 0.25;
/** Share of the speed by which it makes good what it is behind, and how soon [1], [1/s]. */
const CATCHING_UP = 0.05;
const EAGERNESS = 1;
/** The curvature of its way is smoothed over this way [m]. */
const SMOOTHING = 0.5;
/** Slower than this the direction of its way says nothing [m/s]. */
const CRAWLING = 0.1;
/** Who leaves the ego's neighbourhood gets back onto its way within this time [s], and that far beyond it is still near [m]. */
const BLENDING = 1;
const BEYOND = 10;
/** Farther from its way than this it is somebody else, or was put elsewhere [m]. */
const ELSEWHERE = 4;

/**
 * How vehicles near the ego move where a scene asks for it: as kinematic bicycles that steer along the way on which traffic reckons
 * with them, with limits to the angle and its rate, instead of on rails.
 *
 *     x' = v cos(yaw), y' = v sin(yaw), yaw' = v tan(steer) / L        at the rear axle
 *     tan(steer) / L = kappa + e_y / l^2 + 2 e_yaw / l                  l = 1.5 m + 0.25 s v
 *
 * kappa is the curvature of the way, e what the way of the vehicle's middle lies to its left and is turned from it, less what the middle
 * of a bicycle is turned from its way, atan(kappa L / 2). So in a bend the front axle keeps as far outside as the rear axle inside. What is closed
 * so does not swing. Lanes, gaps and collisions of traffic are reckoned on rails as ever.
 */
export class BicycleMotion {
  private readonly scene: TrafficScene;
  private readonly within: number;
  private readonly steerMost: Float64Array;
  private readonly wheelbase: Float64Array;
  /** Per actor: place of the rear axle [m], heading and steering [rad]; share of this motion in what is seen, 0 on rails. */
  private readonly x: Float64Array;
  private readonly y: Float64Array;
  private readonly yaw: Float64Array;
  private readonly steer: Float64Array;
  private readonly share: Float64Array;
  /** Per actor: heading of its way a tick ago [rad], and that way's curvature [1/m]. */
  private readonly wayYaw: Float64Array;
  private readonly curvature: Float64Array;
  private readonly rail: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };

  /** @param within how near the ego vehicles move so [m] */
  constructor(scene: TrafficScene, within: number) {
    const { count, length } = scene;
    const isLong = (actor: number) => length[actor] > LONG;
    this.scene = scene;
    this.within = within;
    this.wheelbase = Float64Array.from(
      { length: count },
      (_, i) => (isLong(i) ? LONG_WHEELBASE : WHEELBASE) * length[i],
    );
    this.steerMost = Float64Array.from({ length: count }, (_, i) => (isLong(i) ? LONG_MOST_STEER : MOST_STEER));
    this.x = new Float64Array(count);
    this.y = new Float64Array(count);
    this.yaw = new Float64Array(count);
    this.steer = new Float64Array(count);
    this.share = new Float64Array(count);
    this.wayYaw = new Float64Array(count);
    this.curvature = new Float64Array(count);
  }

  /** Moves on by a tick, after the traffic has. */
  step(ego: EgoView | null): void {
    const { count, state } = this.scene;
    for (let actor = 0; actor < count; actor++) {
      if (state.behaviour[actor] === BEHAVIOUR.puppet) this.share[actor] = 0;
      else if (ego !== null) this.stepActor(actor, ego);
    }
  }

  /** Puts those that move so where they are. */
  show(view: ActorsTruth): void {
    for (let actor = 0; actor < this.scene.count; actor++) {
      const share = this.share[actor];
      if (share === 0) continue;
      const half = this.wheelbase[actor] / 2;
      const yaw = this.yaw[actor];
      view.x[actor] += share * (this.x[actor] + half * cos(yaw) - view.x[actor]);
      view.y[actor] += share * (this.y[actor] + half * sin(yaw) - view.y[actor]);
      view.yaw[actor] = wrapAngle(view.yaw[actor] + share * angleDifference(yaw, view.yaw[actor]));
    }
  }

  /** Steering angle of an actor, left positive [rad], 0 on rails. */
  steerOf(actor: number): number {
    return this.share[actor] > 0 ? this.steer[actor] : 0;
  }

  snapshot(): PlainData {
    const { x, y, yaw, steer, share, wayYaw, curvature } = this;
    return clonePlain({ x, y, yaw, steer, share, wayYaw, curvature });
  }

  restore(snapshot: PlainData): void {
    const from = snapshot as unknown as Record<(typeof KEPT)[number], Float64Array>;
    for (const key of KEPT) this[key].set(from[key]);
  }

  private stepActor(actor: number, ego: EgoView): void {
    const { rail, share } = this;
    const { map, state, length } = this.scene;
    railPoseAt(map, state, actor, length[actor], rail);
    const reach = share[actor] === 0 ? this.within : this.within + BEYOND;
    const dx = rail.x - ego.x;
    const dy = rail.y - ego.y;
    const isNear = dx * dx + dy * dy < reach * reach;
    if (share[actor] === 0) {
      if (isNear) this.begin(actor);
      return;
    }
    share[actor] = clamp(share[actor] + (isNear ? TICK_SECONDS : -TICK_SECONDS) / BLENDING, 0, 1);
    this.follow(actor);
  }

  /** Takes over where an actor is on its rails. */
  private begin(actor: number): void {
    const { rail } = this;
    const half = this.wheelbase[actor] / 2;
    this.x[actor] = rail.x - half * cos(rail.heading);
    this.y[actor] = rail.y - half * sin(rail.heading);
    this.yaw[actor] = rail.heading;
    this.wayYaw[actor] = rail.heading;
    this.curvature[actor] = rail.curvature;
    this.steer[actor] = clamp(
      atan(this.wheelbase[actor] * rail.curvature),
      -this.steerMost[actor],
      this.steerMost[actor],
    );
    this.share[actor] = 1;
  }

  /** Steers and drives along the way for a tick. */
  private follow(actor: number): void {
    const { rail } = this;
    const speed = this.scene.state.speed[actor];
    const base = this.wheelbase[actor];
    const turned = angleDifference(rail.heading, this.wayYaw[actor]);
    this.wayYaw[actor] = rail.heading;
    const yaw = this.yaw[actor];
    const dx = rail.x - (base / 2) * cos(yaw) - this.x[actor];
    const dy = rail.y - (base / 2) * sin(yaw) - this.y[actor];
    if (dx * dx + dy * dy > ELSEWHERE * ELSEWHERE) {
      this.share[actor] = 0;
      return;
    }
    if (speed < CRAWLING) return;
    const way = speed * TICK_SECONDS;
    const most = tan(this.steerMost[actor]) / base;
    const now = clamp(turned / way, -most, most);
    this.curvature[actor] += (now - this.curvature[actor]) * Math.min(1, way / SMOOTHING);
    const curvature = this.curvature[actor];
    const along = dx * cos(yaw) + dy * sin(yaw);
    const left = dy * cos(yaw) - dx * sin(yaw);
    const turn = angleDifference(rail.heading - atan((curvature * base) / 2), yaw);
    const closing = CLOSING_WAY + CLOSING_TIME * speed;
    const wished = atan(base * (curvature + left / (closing * closing) + (2 * turn) / closing));
    const limit = this.steerMost[actor];
    const rate = STEER_RATE * TICK_SECONDS;
    this.steer[actor] += clamp(clamp(wished, -limit, limit) - this.steer[actor], -rate, rate);
    const driven = way + clamp(EAGERNESS * along * TICK_SECONDS, -CATCHING_UP * way, CATCHING_UP * way);
    const half = (driven * tan(this.steer[actor])) / base / 2;
    this.x[actor] += driven * cos(yaw + half);
    this.y[actor] += driven * sin(yaw + half);
    this.yaw[actor] = yaw + 2 * half;
  }
}

/** What a snapshot holds. */
const KEPT = ['x', 'y', 'yaw', 'steer', 'share', 'wayYaw', 'curvature'] as const;
