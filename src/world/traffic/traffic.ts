import { wrapAngle } from '../../core/math/angle.ts';
import { atan } from '../../core/math/atan.ts';
import type { ActorsTruth } from '../../core/messages.ts';
import { RandomStream } from '../../core/random.ts';
import { clonePlain, type PlainData } from '../../core/snapshot.ts';
import { isDue, TICK_SECONDS, TICKS_PER_SECOND, type Tick } from '../../core/tick.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import { lanePointAt } from '../../map/lane-point.ts';
import type { LanePoint, RoadMap } from '../../map/road-map.ts';
import type { Model } from '../scenery/mesh.ts';
import { actorLights } from './actor-lights.ts';
import type { ActorStart } from './actor-start.ts';
import { drawDriver } from './driver-styles.ts';
import { EgoPresence, type EgoView } from './ego-presence.ts';
import { JunctionReservations } from './junction-reservations.ts';
import { LaneChoice } from './lane-choice.ts';
import { laneFacts } from './lane-network.ts';
import { LaneOrder } from './lane-order.ts';
import { sampleAt } from './lane-sample.ts';
import { CRASH_BRAKING, Longitudinal } from './longitudinal.ts';
import { createOutlook, lookAhead, type Outlook } from './outlook.ts';
import type { TrafficScene } from './traffic-scene.ts';
import { BEHAVIOUR, copyTrafficState, createTrafficState, PATH_LENGTH, type TrafficState } from './traffic-state.ts';

/** Decisions a second. */
const DECISION_RATE = 10;

/** Id of the first actor: 0 is none, 1 the ego. */
const FIRST_ID = 2;

/** Half the distance over which a car's pitch follows the road [m]: half a wheelbase. */
const HALF_WHEELBASE = 1.3;

/** What traffic is made of. */
export interface TrafficOptions {
  readonly map: RoadMap;
  /** Scenery.models. */
  readonly models: readonly Pick<Model, 'kind' | 'length' | 'width' | 'height'>[];
  readonly actors: readonly ActorStart[];
  readonly seed: number;
  /** The ego's size. */
  readonly vehicle: VehicleSpecification;
}

/**
 * All other cars: they follow their lanes by the intelligent driver model, obey signals and give way at junctions. They
 * decide ten times a second and move every tick along the centres of their lanes.
 */
export class Traffic {
  readonly count: number;
  private readonly scene: TrafficScene;
  private readonly state: TrafficState;
  private readonly choice: LaneChoice;
  private readonly random: RandomStream[];
  private readonly reservations: JunctionReservations;
  private readonly longitudinal: Longitudinal;
  private readonly outlooks: Outlook[];
  /** Everything that readers see; positions follow from the state. */
  private readonly view: ActorsTruth;
  private readonly point: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };

  constructor({ map, models, actors, seed, vehicle }: TrafficOptions) {
    const count = actors.length;
    this.count = count;
    this.state = createTrafficState(count);
    this.choice = new LaneChoice(map);
    this.random = actors.map((_, i) => new RandomStream(seed, `traffic.actor.${FIRST_ID + i}`));
    this.view = createView(actors, models, this.state);
    this.scene = {
      map,
      facts: laneFacts(map),
      state: this.state,
      order: new LaneOrder(this.state, map.lanes.length),
      drivers: this.random.map(drawDriver),
      length: this.view.length,
      ego: new EgoPresence(map, vehicle),
    };
    this.reservations = new JunctionReservations(this.scene);
    this.longitudinal = new Longitudinal(this.scene);
    this.outlooks = actors.map(createOutlook);
    for (const [actor, start] of actors.entries()) this.place(actor, start);
    this.updatePoses();
  }

  /** Moves on from the last tick to this one, then decides if it is time to. */
  step(tick: Tick, signals: Uint8Array, ego: EgoView | null): void {
    if (tick > 0) for (let actor = 0; actor < this.count; actor++) this.move(actor);
    if (isDue(tick, DECISION_RATE)) this.decide(tick, signals, ego);
    this.updatePoses();
  }

  /** State of all actors, valid until the next step. */
  current(): Readonly<ActorsTruth> {
    return this.view;
  }

  /** A message of its own; what never changes is shared between messages. */
  truth(): ActorsTruth {
    const { view } = this;
    return {
      count: view.count,
      id: view.id,
      kind: view.kind,
      model: view.model,
      color: view.color,
      x: view.x.slice(),
      y: view.y.slice(),
      z: view.z.slice(),
      yaw: view.yaw.slice(),
      pitch: view.pitch.slice(),
      roll: view.roll,
      speed: view.speed.slice(),
      acceleration: view.acceleration.map((value, i) => (view.speed[i] > 0 ? value : Math.max(0, value))),
      length: view.length,
      width: view.width,
      height: view.height,
      lights: view.lights.slice(),
    };
  }

  /** An actor was hit: it goes on at that speed [m/s], brakes, and stands from then on. */
  crash(actor: number, speed: number): void {
    this.state.behaviour[actor] = BEHAVIOUR.crashed;
    this.state.speed[actor] = Math.max(0, speed);
    this.state.acceleration[actor] = -CRASH_BRAKING;
  }

  snapshot(): PlainData {
    return clonePlain({
      state: { ...this.state },
      random: this.random.map((stream) => stream.snapshot()),
      ego: this.scene.ego.snapshot(),
    } as unknown as PlainData);
  }

  restore(snapshot: PlainData): void {
    const from = snapshot as unknown as { state: TrafficState; random: PlainData[]; ego: PlainData };
    copyTrafficState(from.state, this.state);
    for (const [actor, stream] of this.random.entries()) stream.restore(from.random[actor]);
    this.scene.ego.restore(from.ego);
    this.updatePoses();
  }

  private place(actor: number, { lane, s, speed, behaviour }: ActorStart): void {
    const { state } = this;
    state.path[actor * PATH_LENGTH] = lane;
    state.s[actor] = s;
    state.speed[actor] = speed;
    for (let k = 1; k < PATH_LENGTH; k++) this.extendPath(actor, k);
    if (behaviour.kind === 'stopped-until') {
      state.behaviour[actor] = BEHAVIOUR.stoppedUntil;
      state.until[actor] = Math.round(behaviour.time * TICKS_PER_SECOND);
    }
    if (this.scene.map.lanes[lane].junction >= 0) this.reservations.hold(actor, 0);
  }

  /** Ballistic update: constant acceleration over the tick, and no further than to standstill. */
  private move(actor: number): void {
    const { s, speed, acceleration, path } = this.state;
    const before = speed[actor];
    const after = before + acceleration[actor] * TICK_SECONDS;
    speed[actor] = Math.max(0, after);
    s[actor] += after >= 0 ? ((before + after) / 2) * TICK_SECONDS : (before * before) / (-2 * acceleration[actor]);
    const { length } = this.scene.map.lanes[path[actor * PATH_LENGTH]];
    if (s[actor] < length) return;
    if (path[actor * PATH_LENGTH + 1] >= 0) this.enterNextLane(actor, length);
    else this.standAt(actor, length);
  }

  private enterNextLane(actor: number, length: number): void {
    const { s, path, lastLane } = this.state;
    const first = actor * PATH_LENGTH;
    s[actor] -= length;
    lastLane[actor] = path[first];
    path.copyWithin(first, first + 1, first + PATH_LENGTH);
    this.extendPath(actor, PATH_LENGTH - 1);
  }

  private standAt(actor: number, s: number): void {
    this.state.s[actor] = s;
    this.state.speed[actor] = 0;
  }

  /** Chooses the lane at place k of a path that is known up to there. */
  private extendPath(actor: number, k: number): void {
    const { path } = this.state;
    const before = path[actor * PATH_LENGTH + k - 1];
    path[actor * PATH_LENGTH + k] = before < 0 ? -1 : this.choice.next(before, this.random[actor]);
  }

  private decide(tick: Tick, signals: Uint8Array, ego: EgoView | null): void {
    const { scene, state, outlooks, reservations } = this;
    if (ego !== null) scene.ego.update(ego);
    scene.order.update();
    for (let actor = 0; actor < this.count; actor++) {
      const isOver = state.behaviour[actor] === BEHAVIOUR.stoppedUntil && tick >= state.until[actor];
      if (isOver) state.behaviour[actor] = BEHAVIOUR.laneFollow;
      lookAhead(scene, signals, actor, outlooks[actor]);
    }
    reservations.update(tick, outlooks, signals);
    for (let actor = 0; actor < this.count; actor++) {
      const mayEnter = reservations.mayEnter(actor, outlooks[actor]);
      state.acceleration[actor] = this.longitudinal.acceleration(actor, outlooks[actor], mayEnter);
    }
    for (let actor = 0; actor < this.count; actor++) {
      state.lights[actor] = actorLights(scene, actor, outlooks[actor], tick);
    }
  }

  private updatePoses(): void {
    const { view, state, scene } = this;
    for (let actor = 0; actor < this.count; actor++) {
      const lane = scene.map.lanes[state.path[actor * PATH_LENGTH]];
      lanePointAt(lane, state.s[actor], this.point);
      view.x[actor] = this.point.x;
      view.y[actor] = this.point.y;
      view.z[actor] = this.point.z;
      view.yaw[actor] = wrapAngle(this.point.heading);
      const climb = this.heightAhead(actor, HALF_WHEELBASE) - this.heightAhead(actor, -HALF_WHEELBASE);
      view.pitch[actor] = climb === 0 ? 0 : -atan(climb / (2 * HALF_WHEELBASE));
    }
  }

  /** Height of the road so far ahead of an actor's centre, at most one lane on or back [m]. */
  private heightAhead(actor: number, ahead: number): number {
    const { lanes } = this.scene.map;
    const { path, lastLane, s } = this.state;
    const lane = lanes[path[actor * PATH_LENGTH]];
    const at = s[actor] + ahead;
    if (at < 0 && lastLane[actor] >= 0) {
      const last = lanes[lastLane[actor]];
      return sampleAt(last, last.centre.z, last.length + at);
    }
    const next = path[actor * PATH_LENGTH + 1];
    if (at > lane.length && next >= 0) return sampleAt(lanes[next], lanes[next].centre.z, at - lane.length);
    return sampleAt(lane, lane.centre.z, at);
  }
}

function createView(actors: readonly ActorStart[], models: TrafficOptions['models'], state: TrafficState): ActorsTruth {
  const count = actors.length;
  const worn = actors.map(({ model }) => models[model]);
  return {
    count,
    id: Int32Array.from(actors, (_, i) => FIRST_ID + i),
    kind: Uint8Array.from(worn, ({ kind }) => kind),
    model: Uint8Array.from(actors, ({ model }) => model),
    color: Uint32Array.from(actors, ({ color }) => color),
    x: new Float64Array(count),
    y: new Float64Array(count),
    z: new Float64Array(count),
    yaw: new Float64Array(count),
    pitch: new Float64Array(count),
    roll: new Float64Array(count),
    speed: state.speed,
    acceleration: state.acceleration,
    length: Float64Array.from(worn, ({ length }) => length),
    width: Float64Array.from(worn, ({ width }) => width),
    height: Float64Array.from(worn, ({ height }) => height),
    lights: state.lights,
  };
}
