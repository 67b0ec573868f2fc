import type { ActorsTruth, FlowsTruth } from '../../core/messages.ts';
import { RandomStream } from '../../core/random.ts';
import { clonePlain, type PlainData } from '../../core/snapshot.ts';
import { isDue, TICK_SECONDS, TICKS_PER_SECOND, type Tick } from '../../core/tick.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import type { RoadMap } from '../../map/road-map.ts';
import { doingOf } from './actor-doings.ts';
import { actorLights } from './actor-lights.ts';
import type { ActorStart } from './actor-start.ts';
import {
  copyActorsView,
  createActorsView,
  FIRST_ID,
  type ModelSize,
  moveLegs,
  replaceVehicle,
  updateActorsView,
  vehicleId,
} from './actors-view.ts';
import { drawByShare, drawDriver, type TrafficDriver } from './driver-styles.ts';
import { EgoPresence, type EgoView } from './ego-presence.ts';
import { GivenRoutes } from './given-routes.ts';
import { holdLanes, holdsAny, releaseLanes } from './held-lanes.ts';
import { JunctionReservations } from './junction-reservations.ts';
import { LaneChanging } from './lane-change/lane-changing.ts';
import type { LaneChoice } from './lane-choice.ts';
import type { LaneHazards } from './lane-hazards.ts';
import { laneFacts } from './lane-network.ts';
import { LaneOrder } from './lane-order.ts';
import { laneTable } from './lane-table.ts';
import { CRASH_BRAKING, Longitudinal } from './longitudinal.ts';
import { MapEdge } from './map-edge.ts';
import { standOf } from './off-stage.ts';
import { createOutlook, lookAhead, type Outlook } from './outlook.ts';
import { presentActors } from './present-actors.ts';
import { forgetRoom } from './room-claims.ts';
import { type SizeClasses, sizeClasses } from './size-class.ts';
import { poolOf, type TrafficFlow } from './traffic-flow.ts';
import { TrafficFlows } from './traffic-flows.ts';
import { type TrafficManners, USUAL_MANNERS } from './traffic-manners.ts';
import type { TrafficScene } from './traffic-scene.ts';
import { BEHAVIOUR, copyTrafficState, createTrafficState, PATH_LENGTH, type TrafficState } from './traffic-state.ts';
import { kindOfModel, type VehicleKind } from './vehicle-kinds.ts';
import { describeWait } from './wait-reason.ts';
import { canWaitOn, waitingPlace } from './waiting-place.ts';
import { FAIR, inWeather, type WeatherDriving } from './weather-driving.ts';

/** Decisions a second. */
const DECISION_RATE = 10;

/** Who finds its way on full for so long goes another way, and after as long again another [decisions]; red left out. */
const PATIENCE = 10 * DECISION_RATE;

/** Vehicles off the map wait until then [ticks]. */
const NEVER = 0x7fff_ffff;

/** Name of the random stream of the vehicle that is at a place of that number from the start on. */
function vehicleStream(number: number): string {
  return `traffic.actor.${FIRST_ID + number}`;
}

interface TrafficSnapshot {
  readonly state: TrafficState;
  readonly random: readonly PlainData[];
  readonly drivers: readonly TrafficDriver[];
  readonly vehicles: number;
  readonly before: Int32Array;
  readonly id: Int32Array<ArrayBuffer>;
  readonly ego: PlainData;
  readonly flows: PlainData;
}

/** What traffic is made of. */
export interface TrafficOptions {
  readonly map: RoadMap;
  /** Scenery.models. */
  readonly models: readonly ModelSize[];
  readonly actors: readonly ActorStart[];
  readonly seed: number;
  /** The ego's size. */
  readonly vehicle: VehicleSpecification;
  /** The usual ones if left out. */
  readonly manners?: TrafficManners;
  /** What the weather makes of their driving; nothing if left out. */
  readonly driving?: WeatherDriving;
  /** Where to stop for people, written before every decision; none if left out. */
  readonly hazards?: LaneHazards | null;
  /** Flows, none if left out; the actors of their pools come last, and the map has a stage for them (off-stage.ts). */
  readonly flows?: readonly TrafficFlow[];
}

/**
 * All other cars: they follow their lanes by the intelligent driver model, obey signals and give way at junctions. They
 * decide ten times a second and move every tick along the centres of their lanes. Where lanes end at the map's edge they
 * leave, and for each that leaves another comes in: their number stays.
 */
export class Traffic {
  readonly count: number;
  private readonly scene: TrafficScene;
  private readonly state: TrafficState;
  /** Where vehicles can go by their size; what each actor's can do. */
  private readonly sizes: SizeClasses;
  private readonly kinds: readonly VehicleKind[];
  private readonly manners: TrafficManners;
  private readonly seed: number;
  /** Per actor: name of its random stream, and how many vehicles have had its place before it. */
  private readonly streams: readonly string[];
  private readonly before: Int32Array;
  private readonly driving: WeatherDriving;
  private readonly random: RandomStream[];
  private readonly drivers: TrafficDriver[];
  /** How many vehicles there ever were. */
  private vehicles: number;
  private readonly edge: MapEdge;
  private readonly reservations: JunctionReservations;
  private readonly changing: LaneChanging;
  private readonly longitudinal: Longitudinal;
  private readonly outlooks: Outlook[];
  private readonly routes: GivenRoutes;
  /** Null without flows. */
  private readonly flows: TrafficFlows | null;
  /** Everything that readers see; positions follow from the state, and are worked out when somebody looks. */
  private readonly view: ActorsTruth;
  private isViewOld = true;
  /** Models that the actors wear when they stand, and whether any of them moves legs when it does not. */
  private readonly models: readonly ModelSize[];
  private readonly standing: Uint8Array;
  private readonly hasLegs: boolean;

  constructor({
    map,
    models,
    actors,
    seed,
    vehicle,
    hazards,
    manners = USUAL_MANNERS,
    driving = FAIR,
    flows = [],
  }: TrafficOptions) {
    const count = actors.length;
    const widest = actors.reduce((most, { model }) => Math.max(most, models[model].width), 0);
    const facts = laneFacts(map, widest);
    this.count = count;
    this.seed = seed;
    this.vehicles = count;
    this.state = createTrafficState(count);
    this.manners = manners;
    this.driving = driving;
    const bodies = actors.map(({ model }) => models[model]);
    this.sizes = sizeClasses(map, facts, bodies, widest);
    this.kinds = bodies.map(({ name }) => kindOfModel(manners.kinds, name));
    this.before = new Int32Array(count);
    this.streams = actors.map(({ stream }, i) => stream ?? vehicleStream(i));
    this.random = this.streams.map((stream) => new RandomStream(seed, stream));
    this.drivers = this.random.map((random, i) => this.drawDriver(random, this.streams[i], i));
    this.view = createActorsView(actors, models, this.state);
    this.models = models;
    this.standing = this.view.model.slice();
    this.hasLegs = bodies.some(({ motion }) => motion !== undefined);
    this.scene = {
      map,
      facts,
      lanes: laneTable(map, facts),
      state: this.state,
      order: new LaneOrder(this.state, map.lanes.length),
      drivers: this.drivers,
      length: Float64Array.from({ length: 2 * count }, (_, entry) => this.view.length[entry % count]),
      beacon: Uint8Array.from(this.kinds, ({ name }) => (name === 'emergency' ? 1 : 0)),
      ego: new EgoPresence(map, vehicle, widest),
      hazards: hazards ?? null,
    };
    this.reservations = new JunctionReservations(this.scene);
    const inFlows = flows.reduce((sum, flow) => sum + poolOf(flow), 0);
    this.flows = flows.length === 0 ? null : new TrafficFlows(this.scene, flows, count - inFlows, seed);
    this.routes = new GivenRoutes(
      map,
      this.state,
      actors.map(({ route }) => route),
    );
    this.edge = new MapEdge(this.scene, this.sizes, count - inFlows);
    this.changing = new LaneChanging(
      this.scene,
      (actor) => this.choiceOf(actor),
      (actor, k) => this.extendPath(actor, k),
    );
    this.longitudinal = new Longitudinal(this.scene, this.edge, this.changing);
    this.outlooks = actors.map(createOutlook);
    for (const [actor, start] of actors.entries()) this.place(actor, start);
  }

  /** Moves on from the last tick to this one, then decides if it is time to. */
  step(tick: Tick, signals: Uint8Array, ego: EgoView | null): void {
    if (tick > 0) for (let actor = 0; actor < this.count; actor++) this.move(actor);
    if (isDue(tick, DECISION_RATE)) this.decide(tick, signals, ego);
    this.isViewOld = true;
  }

  /** On which lanes vehicles are and will be, how fast; changes with every step. */
  get ways(): Readonly<TrafficState> {
    return this.state;
  }

  /** State of all actors, valid until the next step. */
  current(): Readonly<ActorsTruth> {
    if (!this.isViewOld) return this.view;
    updateActorsView(this.view, this.scene.map, this.scene.facts, this.state);
    this.isViewOld = false;
    if (this.hasLegs) moveLegs(this.view, this.models, this.standing, this.state);
    return this.view;
  }

  /** Lane that an actor is on. */
  laneOf(actor: number): number {
    return this.state.path[actor * PATH_LENGTH];
  }

  driverOf(actor: number): TrafficDriver {
    return this.drivers[actor];
  }

  /** Whether an actor is on the map: those of flows wait off it, and messages leave them out. */
  isPresent(actor: number): boolean {
    return this.flows?.isOff(actor) !== true;
  }

  /** Name of an actor's kind of vehicle. */
  kindOf(actor: number): string {
    return this.kinds[actor].name;
  }

  /** What an actor does, by DOING. */
  doingOf(actor: number): number {
    const outlook = this.outlooks[actor];
    return doingOf(this.scene, actor, outlook, this.reservations.mayEnter(actor, outlook));
  }

  /** What an actor waits for at a junction, in words; '' for nothing. */
  waitOf(actor: number): string {
    return describeWait(this.state.waitsFor[actor], this.state.waitsForActor[actor], this.view.id);
  }

  /** A message of its own. */
  truth(): ActorsTruth {
    const all = copyActorsView(this.current(), this.hasLegs);
    return this.flows === null ? all : presentActors(all, this.flows);
  }

  /** State of those on the map, valid until the next step. */
  present(): Readonly<ActorsTruth> {
    return this.flows === null ? this.current() : presentActors(this.current(), this.flows);
  }

  /** What became of each flow so far, as a message of its own. */
  flowsTruth(): FlowsTruth {
    return this.flows?.truth() ?? { arrived: new Int32Array(0), entered: new Int32Array(0) };
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
      drivers: this.drivers.map((driver) => ({ ...driver })),
      vehicles: this.vehicles,
      before: this.before,
      id: this.view.id,
      ego: this.scene.ego.snapshot(),
      flows: this.flows?.snapshot() ?? null,
    } as unknown as PlainData);
  }

  restore(snapshot: PlainData): void {
    const from = clonePlain(snapshot) as unknown as TrafficSnapshot;
    copyTrafficState(from.state, this.state);
    for (const [actor, stream] of this.random.entries()) stream.restore(from.random[actor]);
    for (const [actor, driver] of from.drivers.entries()) this.drivers[actor] = driver;
    this.vehicles = from.vehicles;
    this.before.set(from.before);
    this.view.id = from.id;
    this.scene.ego.restore(from.ego);
    this.flows?.restore(from.flows);
    this.scene.order.takeAll();
    this.isViewOld = true;
  }

  private place(actor: number, { lane, s, speed, behaviour }: ActorStart): void {
    const { state } = this;
    this.placeAt(actor, lane, s, speed);
    if (behaviour.kind === 'stopped-until') {
      state.behaviour[actor] = BEHAVIOUR.stoppedUntil;
      state.until[actor] = Math.round(behaviour.time * TICKS_PER_SECOND);
    }
    if (this.scene.map.lanes[lane].junction >= 0)
      holdLanes(this.scene.map, state, actor, 0, waitingPlace(this.scene, actor, 0));
  }

  private choiceOf(actor: number): LaneChoice {
    return this.sizes.classes[this.sizes.of[actor]].choice;
  }

  /** Who drives and how, by a stream beside the vehicle's own. */
  private drawDriver(random: RandomStream, stream: string, actor: number): TrafficDriver {
    const { drivers, following } = this.manners;
    const manners = new RandomStream(this.seed, `${stream}.driver`);
    const driver = drawDriver(random, manners, drawByShare(drivers, manners), this.kinds[actor], following);
    return inWeather(driver, this.driving);
  }

  private placeAt(actor: number, lane: number, s: number, speed: number): void {
    const { state } = this;
    state.path[actor * PATH_LENGTH] = lane;
    state.s[actor] = s;
    state.speed[actor] = speed;
    state.leg[actor] = 0;
    this.routes.arrive(actor);
    for (let k = 1; k < PATH_LENGTH; k++) this.extendPath(actor, k);
  }

  /** Ballistic update: constant acceleration over the tick, and no further than to standstill. */
  private move(actor: number): void {
    const { s, speed, acceleration, path, changeWay } = this.state;
    const before = speed[actor];
    const after = before + acceleration[actor] * TICK_SECONDS;
    speed[actor] = Math.max(0, after);
    const way = after >= 0 ? ((before + after) / 2) * TICK_SECONDS : (before * before) / (-2 * acceleration[actor]);
    s[actor] += way;
    changeWay[actor] += way;
    const length = this.scene.lanes.length[path[actor * PATH_LENGTH]];
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
    this.routes.arrive(actor);
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
    const given = before < 0 ? -1 : this.routes.next(actor, k);
    if (given >= 0) {
      path[actor * PATH_LENGTH + k] = given;
      return;
    }
    const drawn = before < 0 ? -1 : this.choiceOf(actor).next(before, this.random[actor]);
    const isAround = drawn >= 0 && this.isInChain(actor, k, drawn);
    path[actor * PATH_LENGTH + k] = isAround ? this.choiceOf(actor).after(before, drawn) : drawn;
  }

  /** Lets vehicles leave at the map's edge and others come in. */
  private crossEdge(ego: EgoView | null): void {
    const { state, edge, scene } = this;
    for (let actor = 0; actor < this.count; actor++) {
      const isLeaving = edge.isLeaving(actor, state.path[actor * PATH_LENGTH]) && this.flows?.owns(actor) !== true;
      if (!isLeaving || edge.findEntry(edge.entriesFor(actor), 0, scene.length[actor], ego) < 0) continue;
      this.comeIn(actor, ego);
      scene.order.update();
    }
    edge.update(ego);
  }

  /** Another vehicle of the same make takes an actor's place, at an entry of its choice that has room. */
  private comeIn(actor: number, ego: EgoView | null): void {
    const { edge, scene } = this;
    this.drawVehicle(actor);
    const length = scene.length[actor];
    const entries = edge.entriesFor(actor);
    const lane = edge.findEntry(entries, this.random[actor].integer(entries.length), length, ego);
    this.appear(actor, lane, edge.speedAt(lane, length));
  }

  /** Gives an actor's place to another vehicle, with a random stream and a driver of its own. */
  private drawVehicle(actor: number): void {
    const stream = `${this.streams[actor]}.${++this.before[actor]}`;
    this.random[actor] = new RandomStream(this.seed, stream);
    this.drivers[actor] = this.drawDriver(this.random[actor], stream, actor);
  }

  private appear(actor: number, lane: number, speed: number): void {
    this.state.behaviour[actor] = BEHAVIOUR.laneFollow;
    this.forget(actor);
    this.placeAt(actor, lane, this.scene.length[actor] / 2, speed);
    replaceVehicle(this.view, actor, this.nextId());
  }

  /** Takes an actor of a flow off the map. */
  private vanish(actor: number): void {
    this.state.behaviour[actor] = BEHAVIOUR.stoppedUntil;
    this.state.until[actor] = NEVER;
    this.forget(actor);
    this.placeAt(actor, this.scene.map.lanes.length - 1, standOf(actor), 0);
  }

  /** Whatever an actor had and waited for is over. */
  private forget(actor: number): void {
    const { state } = this;
    state.lastLane[actor] = -1;
    state.acceleration[actor] = 0;
    releaseLanes(state, actor);
    this.changing.forget(actor);
    state.askedSince[actor] = -1;
    state.stoppedOn[actor] = -1;
    state.waited[actor] = 0;
    forgetRoom(state, actor);
  }

  /** Lets vehicles of flows leave where they are at their destination or the map's edge, and others come in. */
  private runFlows(flows: TrafficFlows, tick: Tick, ego: EgoView | null): void {
    const { edge, scene } = this;
    for (let actor = 0; actor < this.count; actor++) {
      if (flows.owns(actor) && !flows.isOff(actor) && this.isThrough(flows, actor, ego)) this.vanish(actor);
    }
    scene.order.update();
    flows.update(
      tick * TICK_SECONDS,
      ego,
      (lane, length) => edge.speedAt(lane, length),
      (actor, lane, speed) => {
        this.drawVehicle(actor);
        this.appear(actor, lane, speed);
        scene.order.update();
      },
    );
  }

  /** Whether an actor of a flow is at the map's edge, or at its destination and out of sight. */
  private isThrough(flows: TrafficFlows, actor: number, ego: EgoView | null): boolean {
    const { state, scene } = this;
    const lane = state.path[actor * PATH_LENGTH];
    if (this.edge.isLeaving(actor, lane)) return true;
    if (!this.routes.isDone(actor) || scene.map.lanes[lane].junction >= 0 || holdsAny(state, actor)) return false;
    return 2 * state.s[actor] >= scene.map.lanes[lane].length && flows.isOutOfSight(lane, state.s[actor], ego);
  }

  /** An id that nobody on the roads has: after the last ones begin anew, and some may be there since long ago. */
  private nextId(): number {
    let id = vehicleId(this.vehicles++);
    while (this.view.id.includes(id)) id = vehicleId(this.vehicles++);
    return id;
  }

  /** Chooses another lane at place k of a path, and anew what follows. */
  private goElsewhere(actor: number, k: number): void {
    const place = actor * PATH_LENGTH + k;
    this.state.wantsRoomOn[actor] = -1;
    const given = this.routes.after(actor, k);
    const { path } = this.state;
    path[place] = given >= 0 ? given : this.choiceOf(actor).after(path[place - 1], path[place]);
    for (let next = k + 1; next < PATH_LENGTH; next++) this.extendPath(actor, next);
  }

  /**
   * Whether a path up to place k comes by a lane since the last place where its actor could wait: nobody reserves all of
   * a small roundabout to go around in it.
   */
  private isInChain(actor: number, k: number, lane: number): boolean {
    const { map, state } = this.scene;
    for (let place = k - 1; place >= 0; place--) {
      const passed = state.path[actor * PATH_LENGTH + place];
      if (passed === lane) return true;
      if (map.lanes[passed].junction < 0 && canWaitOn(this.scene, actor, passed)) return false;
    }
    return false;
  }

  private decide(tick: Tick, signals: Uint8Array, ego: EgoView | null): void {
    const { scene, state, outlooks, reservations } = this;
    if (ego !== null) scene.ego.update(ego);
    this.changing.moveShadows();
    scene.order.update();
    if (this.edge.hasEntries) this.crossEdge(ego);
    if (this.flows !== null) this.runFlows(this.flows, tick, ego);
    this.changing.decide(tick);
    for (let actor = 0; actor < this.count; actor++) {
      const isOver = state.behaviour[actor] === BEHAVIOUR.stoppedUntil && tick >= state.until[actor];
      if (isOver) state.behaviour[actor] = BEHAVIOUR.laneFollow;
      lookAhead(scene, signals, actor, outlooks[actor]);
    }
    reservations.update(tick, outlooks, signals);
    for (let actor = 0; actor < this.count; actor++) {
      const waited = reservations.lacksRoom(actor) ? state.roomless[actor] : 0;
      if (waited > 0 && waited % PATIENCE === 0) this.goElsewhere(actor, outlooks[actor].entry);
    }
    for (let actor = 0; actor < this.count; actor++) {
      const mayEnter = reservations.mayEnter(actor, outlooks[actor]);
      this.longitudinal.decide(actor, outlooks[actor], mayEnter);
    }
    for (let actor = 0; actor < this.count; actor++) {
      state.lights[actor] = actorLights(scene, actor, outlooks[actor], tick);
    }
  }
}
