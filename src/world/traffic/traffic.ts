import type { ActorsTruth } from '../../core/messages/actors-truth.ts';
import type { FlowsTruth } from '../../core/messages/run-truth.ts';
import { clonePlain, type PlainData } from '../../core/snapshot.ts';
import { isDue, TICKS_PER_SECOND, type Tick } from '../../core/tick.ts';
import type { ActorStart } from './actor-start.ts';
import { BicycleMotion } from './bicycle-motion.ts';
import { Cast, type CastSnapshot } from './cast.ts';
import { ComingAndGoing } from './coming-and-going.ts';
import type { TrafficDriver } from './driver-styles.ts';
import { EgoPresence, type EgoView } from './ego-presence.ts';
import { GivenRoutes } from './given-routes.ts';
import { holdLanes } from './held-lanes.ts';
import { LaneChanging } from './lane-change/lane-changing.ts';
import { laneFacts } from './lane-network.ts';
import { LaneOrder } from './lane-order.ts';
import { LaneTable } from './lane-table.ts';
import { CRASH_BRAKING } from './longitudinal.ts';
import { MapEdge } from './map-edge.ts';
import { moveVehicles } from './move-vehicles.ts';
import type { OffLaneVehicles } from './off-lane-vehicles.ts';
import { createOutlook } from './outlook.ts';
import { copyOverrides, createOverrides, type Overrides } from './overrides.ts';
import { presentActors } from './present-actors.ts';
import { sizeClasses } from './size-class.ts';
import { bendSpeeds } from './speed-profile.ts';
import { SweptLanes } from './swept-lanes.ts';
import { Swerving } from './swerving.ts';
import { DECISION_RATE, TrafficDecisions } from './traffic-decisions.ts';
import { poolOf } from './traffic-flow.ts';
import { TrafficFlows } from './traffic-flows.ts';
import type { TrafficOptions } from './traffic-options.ts';
import { TrafficOrders } from './traffic-orders.ts';
import type { TrafficScene } from './traffic-scene.ts';
import { BEHAVIOUR, copyTrafficState, createTrafficState, PATH_LENGTH, type TrafficState } from './traffic-state.ts';
import { TrafficView } from './traffic-view.ts';
import { VehiclePaths } from './vehicle-paths.ts';
import { describeWait } from './wait-reason.ts';
import { waitingPlace } from './waiting-place.ts';
import type { WeatherDriving } from './weather-driving.ts';

interface TrafficSnapshot extends CastSnapshot {
  readonly state: TrafficState;
  readonly id: Int32Array<ArrayBuffer>;
  readonly ego: PlainData;
  readonly flows: PlainData;
  readonly bicycles: PlainData;
  readonly overrides: Overrides | null;
}

/** Who comes from beside a lane is on its centre after so many of its lengths, or so long [1], [s]. */
const JOINING_LENGTHS = 3;
const JOINING_TIME = 3;

/**
 * All other cars: they follow their lanes by the intelligent driver model, obey signals and give way at junctions. They
 * decide ten times a second and move every tick along the centres of their lanes. Where lanes end at the map's edge they
 * leave, and for each that leaves another comes in: their number stays.
 */
export class Traffic {
  readonly count: number;
  /** What a storyboard tells them; null where nobody is told anything. */
  readonly orders: TrafficOrders | null;
  private readonly going: ComingAndGoing;
  private readonly scene: TrafficScene;
  private readonly state: TrafficState;
  private readonly cast: Cast;
  private readonly paths: VehiclePaths;
  private readonly decisions: TrafficDecisions;
  /** Null without flows. */
  private readonly flows: TrafficFlows | null;
  private readonly view: TrafficView;
  private readonly offLanes: OffLaneVehicles | null;
  private readonly swerving: Swerving;
  /** Whether anybody may drive beside its lane's centre. */
  private readonly isSwerving: boolean;
  /** Null where all move on rails. */
  private readonly bicycles: BicycleMotion | null;
  /** Lane off the map (off-stage.ts), -1 where there is none. */
  private readonly stage: number;

  constructor(options: TrafficOptions) {
    const { map, models, actors, seed, vehicle, hazards = null, flows = [], offLanes = null } = options;
    const count = actors.length;
    const bodies = actors.map(({ model }) => models[model]);
    const widest = bodies.reduce((most, { width }) => Math.max(most, width), 0);
    const facts = laneFacts(map, widest);
    const sizes = sizeClasses(map, facts, bodies);
    this.count = count;
    this.state = createTrafficState(count);
    this.cast = new Cast(options);
    this.scene = {
      map,
      facts,
      lanes: new LaneTable(map, facts),
      swept: new SweptLanes(map, sizes),
      state: this.state,
      order: new LaneOrder(this.state, map.lanes.length),
      outlook: createOutlook(count),
      count,
      drivers: this.cast.table,
      length: Float64Array.from({ length: 2 * count }, (_, entry) => bodies[entry % count].length),
      halfWidth: Float64Array.from(bodies, ({ width }) => width / 2),
      beacon: Uint8Array.from(this.cast.kinds, ({ name }) => (name === 'emergency' ? 1 : 0)),
      ego: new EgoPresence(map, vehicle, widest),
      hazards,
      obstacles: offLanes?.obstacles ?? null,
      overrides: offLanes === null ? null : createOverrides(count),
      bends: offLanes === null ? null : map.lanes.map((lane, i) => bendSpeeds(lane, facts[i].roll)),
    };
    this.offLanes = offLanes;
    this.swerving = new Swerving(this.scene);
    this.isSwerving = offLanes !== null || this.scene.beacon.includes(1);
    this.stage = offLanes === null && flows.length === 0 ? -1 : map.lanes.length - 1;
    const firstInFlows = count - flows.reduce((sum, flow) => sum + poolOf(flow), 0);
    const given = new GivenRoutes(
      map,
      this.state,
      actors.map(({ route }) => route),
    );
    this.paths = new VehiclePaths(this.scene, given, sizes, this.cast.random);
    const within = options.manners?.bicycleWithin ?? 0;
    this.bicycles = within > 0 ? new BicycleMotion(this.scene, within) : null;
    this.view = new TrafficView(this.scene, actors, models, offLanes, this.bicycles);
    const choiceOf = (actor: number) => this.paths.choiceOf(actor);
    this.flows = flows.length === 0 ? null : new TrafficFlows(this.scene, flows, firstInFlows, choiceOf, seed);
    const edge = new MapEdge(this.scene, sizes, firstInFlows);
    const changing = new LaneChanging(this.scene, this.paths);
    const { overrides } = this.scene;
    this.orders = overrides === null ? null : new TrafficOrders(this.scene, overrides);
    this.going = new ComingAndGoing(
      this.scene,
      this.cast,
      this.paths,
      changing,
      edge,
      this.flows,
      this.view,
      this.orders,
    );
    this.decisions = new TrafficDecisions(this.scene, this.paths, changing, this.going, edge, this.swerving);
    for (const [actor, start] of actors.entries()) this.place(actor, start);
  }

  /** Moves on from the last tick to this one, then decides if it is time to. */
  step(tick: Tick, signals: Uint8Array, ego: EgoView | null): void {
    const { scene, offLanes } = this;
    this.orders?.steer();
    if (tick > 0) moveVehicles(scene, this.paths, this.isSwerving ? this.swerving : null);
    this.bicycles?.step(ego);
    offLanes?.move(tick, this.state);
    if (isDue(tick, DECISION_RATE)) {
      offLanes?.note();
      this.decisions.decide(tick, signals, ego);
    }
    this.view.forget();
  }

  /** On which lanes vehicles are and will be, how fast; changes with every step. */
  get ways(): Readonly<TrafficState> {
    return this.state;
  }

  /** State of all actors, valid until the next step. */
  current(): Readonly<ActorsTruth> {
    return this.view.current();
  }

  /** Lane that an actor is on. */
  laneOf(actor: number): number {
    return this.state.path[actor * PATH_LENGTH];
  }

  driverOf(actor: number): TrafficDriver {
    return this.cast.drivers[actor];
  }

  /** Whether an actor is on the map: others wait off it, and messages leave them out. */
  isPresent(actor: number): boolean {
    return this.laneOf(actor) !== this.stage || this.state.behaviour[actor] === BEHAVIOUR.puppet;
  }

  /** Whether an actor may run into others: it follows no lane, or was told what to do. */
  isUnruly(actor: number): boolean {
    const { overrides } = this.scene;
    if (this.state.behaviour[actor] === BEHAVIOUR.puppet) return true;
    return overrides !== null && (overrides.isTold[actor] === 1 || overrides.disobeys[actor] === 1);
  }

  /** Name of an actor's kind of vehicle. */
  kindOf(actor: number): string {
    return this.cast.kinds[actor].name;
  }

  /** Steering angle of an actor that moves as a bicycle, left positive [rad]; 0 on rails. */
  steerOf(actor: number): number {
    return this.bicycles?.steerOf(actor) ?? 0;
  }

  /** What an actor does, by DOING. */
  doingOf(actor: number): number {
    return this.decisions.doingOf(actor);
  }

  /** What an actor waits for at a junction, in words; '' for nothing. */
  waitOf(actor: number): string {
    return describeWait(this.state.waitsFor[actor], this.state.waitsForActor[actor], this.view.ids);
  }

  /** The actor that an id means, -1 where none on or off the map has it. */
  actorOf(id: number): number {
    return this.view.ids.indexOf(id);
  }

  /** Puts an actor on the centre of a lane. */
  appear(actor: number, { lane, s, speed }: Pick<ActorStart, 'lane' | 's' | 'speed'>): void {
    this.going.put(actor, lane, s, speed);
    this.view.forget();
  }

  /**
   * Puts an actor on a lane whose centre it comes to in a while.
   *
   * @param left where it is from the centre, left positive [m] @param turn its heading less that of the lane [rad]
   */
  joinLane(actor: number, lane: number, s: number, left: number, turn: number, speed: number): void {
    const { state } = this;
    this.going.put(actor, lane, s, speed);
    state.changeSide[actor] = left > 0 ? -1 : 1;
    state.changeWay[actor] = 0;
    state.changeLength[actor] = Math.max(JOINING_LENGTHS * this.scene.length[actor], JOINING_TIME * speed);
    state.changeWidth[actor] = Math.abs(left);
    state.changeRise[actor] = 0;
    state.changeTurn[actor] = turn;
    this.view.forget();
  }

  /** Takes an actor off the map. */
  vanish(actor: number): void {
    this.going.vanish(actor);
    this.view.forget();
  }

  /** Takes an actor off the lanes: others move it from now on. */
  takeOffLanes(actor: number): void {
    this.going.takeOff(actor);
    this.view.forget();
  }

  /** A message of its own. */
  truth(): ActorsTruth {
    const all = this.view.copy();
    return this.stage < 0 ? all : presentActors(all, this);
  }

  /** State of those on the map, valid until the next step. */
  present(): Readonly<ActorsTruth> {
    return this.stage < 0 ? this.current() : presentActors(this.current(), this);
  }

  /** What became of each flow so far, as a message of its own. */
  flowsTruth(): FlowsTruth {
    return this.flows?.truth() ?? { arrived: new Int32Array(0), entered: new Int32Array(0) };
  }

  /** An actor was hit: it goes on at that speed [m/s], brakes, and stands from then on. */
  crash(actor: number, speed: number): void {
    if (this.state.behaviour[actor] === BEHAVIOUR.puppet) {
      this.offLanes?.crash(actor, speed);
      return;
    }
    this.state.behaviour[actor] = BEHAVIOUR.crashed;
    this.state.speed[actor] = Math.max(0, speed);
    this.state.acceleration[actor] = -CRASH_BRAKING;
  }

  /** Lets all drive as another weather makes them. */
  setDriving(driving: WeatherDriving): void {
    this.cast.setDriving(driving);
  }

  snapshot(): PlainData {
    return clonePlain({
      state: { ...this.state },
      ...this.cast.snapshot(),
      id: this.view.ids,
      ego: this.scene.ego.snapshot(),
      overrides: this.scene.overrides === null ? null : { ...this.scene.overrides },
      flows: this.flows?.snapshot() ?? null,
      bicycles: this.bicycles?.snapshot() ?? null,
    } as unknown as PlainData);
  }

  restore(snapshot: PlainData): void {
    const from = clonePlain(snapshot) as unknown as TrafficSnapshot;
    copyTrafficState(from.state, this.state);
    this.paths.restore();
    this.cast.restore(from);
    this.view.ids = from.id;
    this.scene.ego.restore(from.ego);
    this.flows?.restore(from.flows);
    this.bicycles?.restore(from.bicycles);
    this.swerving.note();
    if (this.scene.overrides !== null && from.overrides !== null) copyOverrides(from.overrides, this.scene.overrides);
    this.orders?.restore();
    this.scene.order.clear();
    this.view.forget();
  }

  private place(actor: number, { lane, s, speed, behaviour, pose, isAbsent }: ActorStart): void {
    const { lanes } = this.scene;
    const { state } = this;
    if (isAbsent === true) {
      this.going.vanish(actor);
      return;
    }
    state.s[actor] = s;
    state.speed[actor] = speed;
    this.paths.begin(actor, lane);
    if (pose !== undefined) state.behaviour[actor] = BEHAVIOUR.puppet;
    else if (behaviour.kind === 'stopped-until') {
      state.behaviour[actor] = BEHAVIOUR.stoppedUntil;
      state.until[actor] = Math.round(behaviour.time * TICKS_PER_SECOND);
    }
    if (lanes.isConnecting(lane)) holdLanes(lanes, state, actor, 0, waitingPlace(this.scene, actor, 0));
  }
}
