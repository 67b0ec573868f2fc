import { wrapAngle } from '../../core/math/angle.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import { type ActorsTruth, LIGHT } from '../../core/messages/actors-truth.ts';
import { clonePlain, type PlainData } from '../../core/snapshot.ts';
import type { BrakeOrder, PathOrder, SpeedOrder } from '../../core/story.ts';
import { TICK_SECONDS, type Tick } from '../../core/tick.ts';
import type { RoadMap } from '../../map/road-map.ts';
import type { Ground } from '../ground.ts';
import { toldLights } from '../traffic/actor-lights.ts';
import type { ActorStart, FreePose } from '../traffic/actor-start.ts';
import type { ModelSize } from '../traffic/actors-view.ts';
import { LaneObstacles, type ObstacleBox } from '../traffic/lane-obstacles.ts';
import { CRASH_BRAKING } from '../traffic/longitudinal.ts';
import type { OffLaneVehicles } from '../traffic/off-lane-vehicles.ts';
import type { TrafficState } from '../traffic/traffic-state.ts';
import { PathFollower } from './path-follower.ts';
import { type PuppetPath, planPath } from './puppet-path.ts';
import { copyPuppetState, createPuppetState, PUPPET, type PuppetState } from './puppet-state.ts';
import { type GroundPose, standOnGround, toRearAxle } from './stand-on-ground.ts';

/** Slower than this a puppet stands [m/s], and from this braking on its lamps burn [m/s^2]. */
const STANDING = 1e-9;
const BRAKE_LAMPS = 0.4;
/** Others reckon with where a puppet will be, so many steps of so long ahead [s], if it is faster than that [m/s]. */
const STEPS = 4;
const STEP_SECONDS = 0.5;
const FAST = 1;
/** Who is careful looks so far [m], and farther by v^2 over this [m/s^2]: twice what it brakes with, less a little. */
const LEAST_SIGHT = 6;
const SIGHT_BRAKING = 6;

/** What puppets are made of. */
export interface PuppetOptions {
  readonly map: RoadMap;
  readonly ground: Ground;
  readonly models: readonly ModelSize[];
  /** All of traffic's actors. */
  readonly actors: readonly ActorStart[];
  /** What stands about for good. */
  readonly things: readonly ObstacleBox[];
}

/**
 * Vehicles that follow no lane: they stand where the scene puts them, and drive along the ways that its storyboard gives
 * them. To everybody they are actors like others: of traffic's arrays, with its ids, models and colours.
 */
export class Puppets implements OffLaneVehicles {
  readonly obstacles: LaneObstacles;
  private readonly state: PuppetState;
  private readonly paths: (PuppetPath | null)[];
  private readonly follower: PathFollower;
  private readonly ground: Ground;
  private readonly length: Float64Array;
  private readonly width: Float64Array;
  private readonly pose: GroundPose = { x: 0.5, y: 0.5, z: 0.5, yaw: 0.5, pitch: 0.5, roll: 0.5 };
  private readonly box = { x: 0.5, y: 0.5, z: 0.5, yaw: 0.5, length: 0.5, width: 0.5 };

  constructor({ map, ground, models, actors, things }: PuppetOptions) {
    this.state = createPuppetState(actors.length);
    this.paths = actors.map(() => null);
    this.ground = ground;
    this.length = Float64Array.from(actors, ({ model }) => models[model].length);
    this.width = Float64Array.from(actors, ({ model }) => models[model].width);
    this.follower = new PathFollower(this.state, this.length.map(toRearAxle));
    this.obstacles = new LaneObstacles(map, actors.length * (1 + STEPS) + things.length);
    for (const thing of things) this.obstacles.add(thing, 0);
    this.obstacles.keep();
    for (const [actor, { pose, isAbsent }] of actors.entries()) {
      if (pose !== undefined && isAbsent !== true) this.stand(actor, pose);
    }
    this.note();
  }

  /** Lets an actor stand somewhere. */
  stand(actor: number, { x, y, z, yaw }: FreePose): void {
    this.state.does[actor] = PUPPET.stands;
    this.state.speed[actor] = 0;
    this.state.acceleration[actor] = 0;
    this.put(actor, x, y, z, yaw);
  }

  /** Takes over an actor where it is on its lane, at its speed, with the lights that it was told. */
  take(actor: number, view: Readonly<ActorsTruth>, lights: number): void {
    this.stand(actor, { x: view.x[actor], y: view.y[actor], z: view.z[actor], yaw: view.yaw[actor] });
    this.forget(actor);
    this.state.speed[actor] = view.speed[actor];
    this.state.lights[actor] = lights;
  }

  /** Lets an actor go: others move it from now on. */
  release(actor: number): void {
    this.state.does[actor] = PUPPET.none;
    this.forget(actor);
  }

  /** Whether an actor is one that moves or can be moved. */
  takesOrders(actor: number): boolean {
    return this.state.does[actor] === PUPPET.stands || this.state.does[actor] === PUPPET.follows;
  }

  /** Whether an actor follows a way. */
  isOnItsWay(actor: number): boolean {
    return this.state.does[actor] === PUPPET.follows;
  }

  /** Lets an actor follow a way from where it is. */
  follow(actor: number, { x, y, speed, backwards, careful = false }: Omit<PathOrder, 'kind' | 'actor'>): void {
    const { state } = this;
    const start = { x: state.x[actor], y: state.y[actor], yaw: state.yaw[actor], length: this.length[actor] };
    const path = planPath(start, { x, y, speed, backwards });
    const isWay = path.s.length > 1;
    this.paths[actor] = isWay ? path : null;
    state.does[actor] = isWay ? PUPPET.follows : PUPPET.stands;
    if (!isWay || state.speed[actor] * path.gear[0] < 0) state.speed[actor] = 0;
    state.s[actor] = 0;
    state.leg[actor] = 0;
    state.pauseUntil[actor] = 0;
    state.told[actor] = Number.NaN;
    state.braking[actor] = 0;
    state.isCareful[actor] = careful ? 1 : 0;
    state.free[actor] = Number.POSITIVE_INFINITY;
  }

  /** Whether an actor stops before what is in its way. */
  isCareful(actor: number): boolean {
    return this.state.does[actor] === PUPPET.follows && this.state.isCareful[actor] === 1;
  }

  /** How far along its way an actor has to look [m]. */
  sightOf(actor: number): number {
    const speed = Math.abs(this.state.speed[actor]);
    return LEAST_SIGHT + (speed * speed) / SIGHT_BRAKING;
  }

  /** Where an actor's box will be `way` [m] farther on; valid until the next question. */
  poseAhead(actor: number, way: number): FreePose {
    const path = this.paths[actor];
    if (path !== null) this.follower.poseAt(actor, path, this.state.s[actor] + way);
    this.pose.x = this.follower.x;
    this.pose.y = this.follower.y;
    this.pose.z = this.state.z[actor];
    this.pose.yaw = this.follower.yaw;
    return this.pose;
  }

  /** Tells an actor how much of its way is free [m]. */
  setFree(actor: number, way: number): void {
    this.state.free[actor] = way;
  }

  /** Tells an actor another speed than that of its way. */
  setSpeed(actor: number, { speed, acceleration }: Pick<SpeedOrder, 'speed' | 'acceleration'>): void {
    this.state.told[actor] = speed;
    this.state.toldAcceleration[actor] = acceleration;
    this.state.braking[actor] = 0;
  }

  brake(actor: number, { deceleration, to }: Pick<BrakeOrder, 'deceleration' | 'to'>): void {
    this.state.braking[actor] = deceleration;
    this.state.brakeTo[actor] = to;
  }

  /** Takes back what an actor was told beside its way. */
  resume(actor: number): void {
    this.state.told[actor] = Number.NaN;
    this.state.braking[actor] = 0;
    this.state.lights[actor] = 0;
  }

  setLights(actor: number, lights: number): void {
    this.state.lights[actor] = lights;
  }

  note(): void {
    const { state, box, obstacles, follower } = this;
    obstacles.clear();
    for (let actor = 0; actor < state.does.length; actor++) {
      if (state.does[actor] === PUPPET.none) continue;
      box.x = state.x[actor];
      box.y = state.y[actor];
      box.z = state.z[actor];
      box.yaw = state.yaw[actor];
      box.length = this.length[actor];
      box.width = this.width[actor];
      obstacles.add(box, state.speed[actor]);
      const path = this.paths[actor];
      const speed = Math.abs(state.speed[actor]);
      for (let step = 1; step <= STEPS && path !== null && speed > FAST; step++) {
        follower.poseAt(actor, path, state.s[actor] + step * STEP_SECONDS * speed);
        box.x = follower.x;
        box.y = follower.y;
        box.yaw = follower.yaw;
        obstacles.add(box, 0, true);
      }
    }
  }

  move(tick: Tick, traffic: TrafficState): void {
    const { state } = this;
    for (let actor = 0; actor < state.does.length; actor++) {
      const does = state.does[actor];
      if (does === PUPPET.none) continue;
      const path = this.paths[actor];
      if (does === PUPPET.crashed) this.rollOut(actor);
      else if (does === PUPPET.follows && path !== null && tick > 0) this.followOn(tick, actor, path);
      traffic.speed[actor] = state.speed[actor];
      traffic.acceleration[actor] = state.acceleration[actor];
      traffic.changeWay[actor] += Math.abs(state.speed[actor]) * TICK_SECONDS;
      traffic.lights[actor] = toldLights(state.lights[actor], tick) | this.brakeLamps(actor);
    }
  }

  show(view: ActorsTruth): void {
    const { state } = this;
    for (let actor = 0; actor < state.does.length; actor++) {
      if (state.does[actor] === PUPPET.none) continue;
      view.x[actor] = state.x[actor];
      view.y[actor] = state.y[actor];
      view.z[actor] = state.z[actor];
      view.yaw[actor] = state.yaw[actor];
      view.pitch[actor] = state.pitch[actor];
      view.roll[actor] = state.roll[actor];
      view.acceleration[actor] = state.acceleration[actor];
    }
  }

  crash(actor: number, speed: number): void {
    this.state.does[actor] = PUPPET.crashed;
    this.state.speed[actor] = speed;
    this.paths[actor] = null;
  }

  snapshot(): PlainData {
    return clonePlain({ state: { ...this.state }, paths: this.paths } as unknown as PlainData);
  }

  restore(snapshot: PlainData): void {
    const from = clonePlain(snapshot) as unknown as { state: PuppetState; paths: (PuppetPath | null)[] };
    copyPuppetState(from.state, this.state);
    for (const [actor, path] of from.paths.entries()) this.paths[actor] = path;
    this.note();
  }

  private forget(actor: number): void {
    this.paths[actor] = null;
    this.resume(actor);
  }

  private followOn(tick: Tick, actor: number, path: PuppetPath): void {
    const { state, follower } = this;
    follower.step(tick, actor, path);
    follower.poseAt(actor, path, state.s[actor]);
    this.put(actor, follower.x, follower.y, state.z[actor], follower.yaw);
    if (state.does[actor] !== PUPPET.follows) this.paths[actor] = null;
  }

  /** Lamps burn while it brakes; who is parked has none on. */
  private brakeLamps(actor: number): number {
    const { speed, acceleration } = this.state;
    const isSlowing = speed[actor] >= 0 ? acceleration[actor] < -BRAKE_LAMPS : acceleration[actor] > BRAKE_LAMPS;
    return isSlowing ? LIGHT.brake : 0;
  }

  /** Who was hit goes on the way that it points, and brakes to a stand. */
  private rollOut(actor: number): void {
    const { x, y, z, yaw, speed, acceleration } = this.state;
    const before = speed[actor];
    if (Math.abs(before) < STANDING) {
      acceleration[actor] = 0;
      return;
    }
    const braked = Math.max(0, Math.abs(before) - CRASH_BRAKING * TICK_SECONDS);
    speed[actor] = before > 0 ? braked : -braked;
    acceleration[actor] = (speed[actor] - before) / TICK_SECONDS;
    const way = ((before + speed[actor]) / 2) * TICK_SECONDS;
    this.put(actor, x[actor] + way * cos(yaw[actor]), y[actor] + way * sin(yaw[actor]), z[actor], yaw[actor]);
  }

  /** Puts a puppet's box on the ground at a place. */
  private put(actor: number, x: number, y: number, z: number, yaw: number): void {
    const { state, pose } = this;
    pose.x = x;
    pose.y = y;
    pose.z = z;
    pose.yaw = wrapAngle(yaw);
    standOnGround(this.ground, this.length[actor], this.width[actor], pose);
    state.x[actor] = pose.x;
    state.y[actor] = pose.y;
    state.z[actor] = pose.z;
    state.yaw[actor] = pose.yaw;
    state.pitch[actor] = pose.pitch;
    state.roll[actor] = pose.roll;
  }
}
