import { cos, sin } from '../core/math/sin-cos.ts';
import type { Collision } from '../core/messages/run-truth.ts';
import type { Inbox, Module, Outbox } from '../core/module.ts';
import { RandomStream } from '../core/random.ts';
import type { PlainData } from '../core/snapshot.ts';
import type { StoryOrder } from '../core/story.ts';
import { isDue, type Tick } from '../core/tick.ts';
import { TOPICS } from '../core/topics.ts';
import type { VehicleSpecification } from '../core/vehicle-specification.ts';
import type { RoadMap } from '../map/road-map.ts';
import { ActorContacts } from './collision/actor-contacts.ts';
import { Collisions } from './collision/collisions.ts';
import { createEgo, type DynamicsChoice } from './ego/create-ego.ts';
import type { EgoDynamics } from './ego/ego-dynamics.ts';
import type { EgoStart } from './ego/ego-start.ts';
import type { Ground } from './ground.ts';
import { type EgoBox, OrderDesk } from './orders/order-desk.ts';
import { People, type PeopleOptions } from './people/people.ts';
import { Puppets } from './puppets/puppets.ts';
import type { Scenery } from './scenery/mesh.ts';
import { SignalControl } from './signals/signal-control.ts';
import type { SignalProgram } from './signals/signal-program.ts';
import type { ActorStart } from './traffic/actor-start.ts';
import { fillTraffic } from './traffic/fill-traffic.ts';
import { flowPool } from './traffic/flow-pool.ts';
import { LaneObstacles, type ObstacleBox } from './traffic/lane-obstacles.ts';
import { withStage } from './traffic/off-stage.ts';
import { populateTraffic } from './traffic/populate-traffic.ts';
import { Traffic } from './traffic/traffic.ts';
import type { TrafficFlow } from './traffic/traffic-flow.ts';
import { type TrafficManners, USUAL_MANNERS } from './traffic/traffic-manners.ts';
import type { WeatherDriving } from './traffic/weather-driving.ts';
import { TurningWeather } from './weather/turning-weather.ts';
import type { Weather } from './weather/weather.ts';
import type { WeatherPlan } from './weather/weather-course.ts';

type Reads = 'command' | 'truth.story';
type Writes = 'truth.ego' | 'truth.actors' | 'truth.signals' | 'truth.events' | 'truth.flows';

/** Who goes on foot. */
export type Pedestrians = Pick<PeopleOptions, 'count' | 'jaywalkers' | 'named'>;

/** What a world is made of. */
export interface WorldOptions {
  readonly map: RoadMap;
  /** The road's surface. */
  readonly ground: Ground;
  /** The ego. */
  readonly vehicle: VehicleSpecification;
  readonly ego: EgoStart;
  /** What moves it. */
  readonly dynamics: DynamicsChoice;
  readonly scenery: Pick<Scenery, 'solids' | 'models' | 'egoModel'>;
  /** Named actors; they get the ids from 2 on, in this order. */
  readonly actors: readonly ActorStart[];
  /** Vehicles at random places beside them; fewer where the roads are full. */
  readonly trafficCount: number;
  /** Shares of their kinds by name; cars and vans, drawn as they always were, if left out. */
  readonly trafficMix?: Readonly<Record<string, number>>;
  readonly manners?: TrafficManners;
  /** What the weather makes of their driving; nothing if left out. */
  readonly driving?: WeatherDriving;
  /** Weather that turns when the storyboard says so; it stays if left out. */
  readonly weatherPlan?: WeatherPlan;
  /** Vehicles that come and go beside these; none if left out. */
  readonly flows?: readonly TrafficFlow[];
  /** People on foot; none if left out. */
  readonly pedestrians?: Pedestrians;
  /** Junctions whose lights are not switched by the default turns; none if left out. */
  readonly signals?: readonly SignalProgram[];
  /** Whether a storyboard may tell actors what to do; not if left out. */
  readonly isStaged?: boolean;
  /** Things on the roads that traffic keeps clear of, which are solids of the scenery; none if left out. */
  readonly things?: readonly ObstacleBox[];
  readonly seed: number;
}

/**
 * The truth: the ego, the other cars, people, the signals, and what hits what. Tick 0 is the start; at every later tick the world
 * moves on by one tick under the command of the tick before, and brakes without one.
 */
export class World implements Module<Reads, Writes> {
  readonly name = 'world';
  readonly reads = ['command', 'truth.story'] as const;
  readonly writes = ['truth.ego', 'truth.actors', 'truth.signals', 'truth.events', 'truth.flows'] as const;
  private readonly ego: EgoDynamics;
  /** For those who look on from outside the loop. */
  readonly traffic: Traffic;
  /** Vehicles beside the named ones for which there was no room. */
  readonly withoutRoom: number;
  /** People beside the named ones: none where there are no ways on foot. */
  readonly peopleAtRandom: number;
  /** Null where the scene has none: nothing of them is made then. */
  /** Null without any. */
  readonly people: People | null;
  /** Null where all vehicles follow lanes. */
  private readonly puppets: Puppets | null;
  private readonly desk: OrderDesk | null;
  private readonly vehicle: VehicleSpecification;
  /** Null where the weather stays as it is. */
  private readonly weather: TurningWeather | null;
  private readonly hasFlows: boolean;
  private readonly signals: SignalControl;
  private readonly collisions: Collisions;
  private readonly contacts = new ActorContacts();
  private readonly signalStates: Uint8Array;
  /** From the ego's place to its front [m]. */
  private readonly egoAhead: number;

  constructor(options: WorldOptions) {
    const { map, ground, vehicle, ego, dynamics, scenery, signals, seed, driving, pedestrians } = options;
    const { manners = USUAL_MANNERS } = options;
    this.ego = createEgo(dynamics, vehicle, ground, ego);
    const standing = standingBoxes(options);
    const starts = startsOf(options, manners, standing);
    this.withoutRoom = options.trafficCount - (starts.length - options.actors.length);
    const { flows = [] } = options;
    const { models } = scenery;
    this.hasFlows = flows.length > 0;
    const pool = { models, kinds: manners.kinds, stage: map.lanes.length, seed };
    const actors = [...starts, ...flowPool(flows, starts.length, pool)];
    const people = { map, ground, scenery, seed, vehicle, ego };
    this.people = hasPeople(pedestrians) ? new People({ ...people, ...pedestrians }, actors.length) : null;
    this.peopleAtRandom = (this.people?.count ?? 0) - (pedestrians?.named.length ?? 0);
    const hazards = this.people === null ? null : this.people.hazards;
    const weather = driving === undefined ? {} : { driving };
    const isStaged = standing !== null || options.isStaged === true;
    const stage = this.hasFlows || isStaged ? withStage(map, actors.length) : map;
    this.puppets = isStaged ? new Puppets({ map, ground, models, actors, things: options.things ?? [] }) : null;
    this.traffic = new Traffic({
      map: stage,
      models,
      actors,
      seed,
      vehicle,
      manners,
      hazards,
      flows,
      offLanes: this.puppets,
      ...weather,
    });
    this.desk =
      this.puppets === null
        ? null
        : new OrderDesk({ map, traffic: this.traffic, puppets: this.puppets, people: this.people, starts: actors });
    const { weatherPlan } = options;
    this.weather =
      weatherPlan === undefined ? null : new TurningWeather(weatherPlan, dynamics.friction, this.ego, this.traffic);
    this.signals = new SignalControl(map, seed, signals ?? []);
    this.collisions = new Collisions(scenery.solids);
    this.signalStates = new Uint8Array(map.signals.length);
    this.egoAhead = vehicle.length - vehicle.rearOverhang;
    this.vehicle = vehicle;
  }

  /** The weather that has turned, for those who look on; null where it stays as it is. */
  get turnedWeather(): Weather | null {
    return this.weather?.now ?? null;
  }

  step(tick: Tick, inbox: Inbox<Reads>, outbox: Outbox<Writes>): void {
    const { ego, traffic, people, signalStates } = this;
    const orders = ordersOf(tick, inbox);
    this.weather?.step(tick, orders);
    if (tick > 0) ego.step(inbox.latest('command')?.message ?? null);
    const { x, y, yaw } = ego.pose;
    this.desk?.step(tick, orders, this.egoBox());
    this.signals.step(tick, traffic.current(), { x, y, yaw, ahead: this.egoAhead }, signalStates);
    people?.step(tick, signalStates, traffic.ways, traffic.current(), { x, y, z: ego.pose.z, yaw, speed: ego.speed });
    traffic.step(tick, signalStates, { x, y, yaw, speed: ego.speed });
    if (this.puppets !== null) this.contacts.step(traffic, people);
    const collisions: Collision[] = this.collisions.step(tick, ego, traffic, people);
    outbox.publish('truth.ego', ego.truth());
    outbox.publish('truth.actors', people === null ? traffic.truth() : people.joinTo(traffic.present()));
    outbox.publish('truth.signals', { state: signalStates.slice() });
    outbox.publish('truth.events', { collisions });
    if (this.hasFlows && isDue(tick, TOPICS['truth.flows'].rate)) outbox.publish('truth.flows', traffic.flowsTruth());
  }

  private egoBox(): EgoBox {
    const { x, y, z, yaw } = this.ego.pose;
    const { length, width, rearOverhang } = this.vehicle;
    const ahead = length / 2 - rearOverhang;
    return { x: x + ahead * cos(yaw), y: y + ahead * sin(yaw), z, yaw, length, width };
  }

  snapshot(): PlainData {
    return {
      ego: this.ego.snapshot(),
      traffic: this.traffic.snapshot(),
      puppets: this.puppets === null ? null : this.puppets.snapshot(),
      desk: this.desk === null ? null : this.desk.snapshot(),
      people: this.people === null ? null : this.people.snapshot(),
      signals: this.signals.snapshot(),
      collisions: this.collisions.snapshot(),
      weather: this.weather === null ? null : this.weather.snapshot(),
    };
  }

  restore(state: PlainData): void {
    const from = state as Record<Part, PlainData>;
    this.ego.restore(from.ego);
    this.traffic.restore(from.traffic);
    this.puppets?.restore(from.puppets);
    this.desk?.restore(from.desk);
    this.people?.restore(from.people);
    this.signals.restore(from.signals);
    this.collisions.restore(from.collisions);
    this.weather?.restore(from.weather);
  }
}

/** Orders of this very tick. */
function ordersOf(tick: Tick, inbox: Inbox<Reads>): readonly StoryOrder[] {
  const story = inbox.latest('truth.story');
  return story === null || story.tick !== tick ? [] : story.message.orders;
}
/** What a snapshot holds. */
type Part = 'ego' | 'traffic' | 'puppets' | 'desk' | 'people' | 'signals' | 'collisions' | 'weather';

/** The named actors, and all others at their places. */
function startsOf(options: WorldOptions, { kinds }: TrafficManners, standing: LaneObstacles | null): ActorStart[] {
  const { map, scenery, ego, actors, trafficCount, trafficMix: mix, seed } = options;
  const { models, egoModel } = scenery;
  if (mix !== undefined) return populateTraffic({ map, models, kinds, mix, ego, actors, standing, seed }, trafficCount);
  const random = new RandomStream(seed, 'traffic.start');
  return fillTraffic({ map, models, egoModel, ego, actors, standing, random }, trafficCount);
}

/** Where things and named actors stand off the lanes, in the way of those that start on them; null without any. */
function standingBoxes({ map, actors, scenery, things = [] }: WorldOptions): LaneObstacles | null {
  const standing = actors.filter(({ pose, isAbsent }) => pose !== undefined && isAbsent !== true);
  if (standing.length + things.length === 0) return null;
  const obstacles = new LaneObstacles(map, standing.length + things.length);
  for (const thing of things) obstacles.add(thing, 0);
  for (const { pose, model } of standing) {
    const { length, width } = scenery.models[model];
    if (pose !== undefined) obstacles.add({ ...pose, length, width }, 0);
  }
  return obstacles;
}

function hasPeople(pedestrians: Pedestrians | undefined): pedestrians is Pedestrians {
  return pedestrians !== undefined && pedestrians.count + pedestrians.named.length > 0;
}
