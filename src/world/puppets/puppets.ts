import { wrapAngle } from '../../core/math/angle.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import type { ActorsTruth } from '../../core/messages.ts';
import { clonePlain, type PlainData } from '../../core/snapshot.ts';
import { TICK_SECONDS, type Tick } from '../../core/tick.ts';
import type { RoadMap } from '../../map/road-map.ts';
import type { Ground } from '../ground.ts';
import type { ActorStart } from '../traffic/actor-start.ts';
import type { ModelSize } from '../traffic/actors-view.ts';
import { LaneObstacles } from '../traffic/lane-obstacles.ts';
import { CRASH_BRAKING } from '../traffic/longitudinal.ts';
import type { OffLaneVehicles } from '../traffic/off-lane-vehicles.ts';
import type { TrafficState } from '../traffic/traffic-state.ts';
import { copyPuppetState, createPuppetState, PUPPET, type PuppetState } from './puppet-state.ts';
import { type GroundPose, standOnGround } from './stand-on-ground.ts';

/** Slower than this a puppet that brakes stands [m/s]. */
const STANDING = 1e-9;

/** What puppets are made of. */
export interface PuppetOptions {
  readonly map: RoadMap;
  readonly ground: Ground;
  readonly models: readonly ModelSize[];
  /** All of traffic's actors. */
  readonly actors: readonly ActorStart[];
}

/**
 * Vehicles that follow no lane: they stand where the scene puts them. To everybody they are actors like others: of
 * traffic's arrays, with its ids, models and colours.
 */
export class Puppets implements OffLaneVehicles {
  readonly obstacles: LaneObstacles;
  private readonly state: PuppetState;
  private readonly ground: Ground;
  private readonly length: Float64Array;
  private readonly width: Float64Array;
  private readonly pose: GroundPose = { x: 0.5, y: 0.5, z: 0.5, yaw: 0.5, pitch: 0.5, roll: 0.5 };
  private readonly box = { x: 0.5, y: 0.5, z: 0.5, yaw: 0.5, length: 0.5, width: 0.5 };

  constructor({ map, ground, models, actors }: PuppetOptions) {
    this.state = createPuppetState(actors.length);
    this.ground = ground;
    this.length = Float64Array.from(actors, ({ model }) => models[model].length);
    this.width = Float64Array.from(actors, ({ model }) => models[model].width);
    this.obstacles = new LaneObstacles(map, actors.length);
    for (const [actor, { pose }] of actors.entries()) {
      if (pose === undefined) continue;
      this.state.does[actor] = PUPPET.stands;
      this.put(actor, pose.x, pose.y, pose.z, pose.yaw);
    }
    this.note();
  }

  note(): void {
    const { state, box, obstacles } = this;
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
    }
  }

  move(_tick: Tick, traffic: TrafficState): void {
    const { state } = this;
    for (let actor = 0; actor < state.does.length; actor++) {
      if (state.does[actor] === PUPPET.none) continue;
      if (state.does[actor] === PUPPET.crashed) this.rollOut(actor);
      traffic.speed[actor] = state.speed[actor];
      traffic.acceleration[actor] = state.acceleration[actor];
      traffic.lights[actor] = 0;
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
  }

  snapshot(): PlainData {
    return clonePlain({ ...this.state } as unknown as PlainData);
  }

  restore(snapshot: PlainData): void {
    copyPuppetState(clonePlain(snapshot) as unknown as PuppetState, this.state);
    this.note();
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
