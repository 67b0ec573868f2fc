import { cos, sin } from '../../core/math/sin-cos.ts';
import { ACTOR_KIND, type ActorsTruth } from '../../core/messages/actors-truth.ts';
import { clonePlain, type PlainData } from '../../core/snapshot.ts';
import { isDue, type Tick } from '../../core/tick.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import type { RoadMap } from '../../map/road-map.ts';
import type { Ground } from '../ground.ts';
import type { Scenery } from '../scenery/mesh.ts';
import { LaneHazards } from '../traffic/lane-hazards.ts';
import type { TrafficState } from '../traffic/traffic-state.ts';
import { CrossingWatch, type WatchedEgo } from './crossing-watch.ts';
import { describePerson } from './describe-person.ts';
import { type Crowd, crowdSize, fillPeople } from './fill-people.ts';
import { footNetwork } from './foot-network.ts';
import { groupForce } from './group-force.ts';
import { hasSetOff } from './has-set-off.ts';
import { movePeople } from './move-people.ts';
import { createBoxes, fillBoxes, type MovingBoxes } from './moving-boxes.ts';
import { PeopleFacing } from './people-facing.ts';
import { PeopleFooting } from './people-footing.ts';
import { PeopleHazards } from './people-hazards.ts';
import { PeopleOrders } from './people-orders.ts';
import type { FootWay, PeopleScene } from './people-scene.ts';
import { copyPeopleState, createPeopleState, DOES, isOut, type PeopleState } from './people-state.ts';
import { createPeopleLook, type PeopleLook, withPeople } from './people-view.ts';
import type { PersonStart } from './person-start.ts';
import { SocialForce, type Vector } from './social-force.ts';
import { turnPerson } from './turn-person.ts';
import { Walker } from './walker.ts';

/** Decisions a second. */
const DECISION_RATE = 10;
/** Room in LaneHazards for each person: its places now and soon on several lanes, and claims. */
const HAZARDS_EACH = 48;

/** What people are made of. */
export interface PeopleOptions {
  readonly map: RoadMap;
  readonly ground: Ground;
  readonly scenery: Pick<Scenery, 'solids' | 'models'>;
  readonly seed: number;
  /** Beside the named ones. */
  readonly count: number;
  /** Share of them who cross where they like, and at red [1]. */
  readonly jaywalkers: number;
  readonly named: readonly PersonStart[];
  /** The ego's size, and where it starts. */
  readonly vehicle: VehicleSpecification;
  readonly ego: { readonly x: number; readonly y: number };
}

/** The ego as people see it: centre of its rear axle, map frame. */
export interface EgoSeen {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly yaw: number;
  readonly speed: number;
}

/**
 * All people on foot: they walk along footways, wait at crossings, cross by lights and gaps, and keep clear of each other
 * and of what stands in their way. They decide ten times a second and move every tick. To be stepped before traffic, which
 * reads `hazards`.
 */
export class People {
  readonly count: number;
  /** Where vehicles are to stop for people, as of the last decision. */
  readonly hazards: LaneHazards;
  /** What a storyboard tells them. */
  readonly orders: PeopleOrders;
  private readonly scene: PeopleScene;
  private readonly state: PeopleState;
  private readonly look: PeopleLook;
  private readonly shown: PeopleScene & { readonly look: PeopleLook };
  /** Of each its speed when nothing hinders [m/s]. */
  private readonly speeds: Float64Array;
  private readonly walker: Walker;
  private readonly force: SocialForce;
  private readonly notes: PeopleHazards;
  private readonly boxes: MovingBoxes;
  private readonly footing: PeopleFooting;
  private readonly vehicle: VehicleSpecification;
  private readonly group: Vector = { x: 0.5, y: 0.5 };
  private readonly egoWatched = { x: 0, y: 0, yaw: 0, speed: 0, acceleration: 0, length: 0 } satisfies WatchedEgo;
  private egoSpeed = 0;
  /** As of the latest step. */
  private signals: Uint8Array = new Uint8Array(0);

  constructor(options: PeopleOptions, vehicles: number) {
    const { map, ground, scenery, seed, vehicle, ego, named } = options;
    const network = footNetwork(map);
    const walkers = scenery.models.flatMap(({ kind, motion }, i) =>
      kind === ACTOR_KIND.pedestrian && motion !== undefined ? [i] : [],
    );
    const tall = (index: number) => scenery.models[index].height > GROWN_UP;
    const crowd: Crowd = {
      adults: walkers.filter(tall),
      children: walkers.filter((index) => !tall(index)),
      count: options.count,
      jaywalkers: options.jaywalkers,
      named,
      seed,
      ego,
    };
    this.count = crowdSize(crowd, network);
    this.state = createPeopleState(this.count);
    const { traits, random, model, color, scripts } = fillPeople(crowd, network, this.state);
    const watch = new CrossingWatch(map, network.crossings);
    const ways = scripts.map(() => null);
    const facing = new PeopleFacing(this.count);
    this.scene = { map, network, state: this.state, facing, traits, random, scripts, ways, watch };
    this.look = createPeopleLook(scenery.models, model, color);
    this.shown = { ...this.scene, look: this.look };
    this.speeds = Float64Array.from(traits, ({ speed }) => speed);
    this.walker = new Walker(this.scene);
    this.boxes = createBoxes(vehicles + 1);
    this.force = new SocialForce(this.state, traits, scenery.solids, this.boxes);
    this.notes = new PeopleHazards(this.scene);
    this.hazards = new LaneHazards(map.lanes.length, HAZARDS_EACH * this.count);
    this.footing = new PeopleFooting(map, this.scene, ground);
    this.orders = new PeopleOrders(this.scene, this.footing);
    this.vehicle = vehicle;
    for (let i = 0; i < this.count; i++) {
      this.footing.stand(i, Number.NaN);
      if (scripts[i]?.isAbsent === true) this.orders.vanish(i);
    }
  }

  /** Moves on from the last tick to this one, then decides if it is time to. */
  step(
    tick: Tick,
    signals: Uint8Array,
    ways: Readonly<TrafficState>,
    vehicles: Readonly<ActorsTruth>,
    ego: EgoSeen,
  ): void {
    this.signals = signals;
    if (tick > 0) movePeople(this.state, this.speeds);
    if (isDue(tick, DECISION_RATE)) this.decide(tick, signals, ways, vehicles, ego);
  }

  /** The message of all actors: vehicles and, after them, people. */
  joinTo(vehicles: ActorsTruth): ActorsTruth {
    return withPeople(vehicles, this.look, this.state);
  }

  /** Person i was run over: it lies there from now on. */
  knockDown(i: number): void {
    const { does, vx, vy, ax, ay, pushX, pushY, yawRate } = this.state;
    does[i] = DOES.hit;
    vx[i] = vy[i] = ax[i] = ay[i] = pushX[i] = pushY[i] = yawRate[i] = 0;
  }

  /** The person that an id means, -1 for none. */
  personOf(id: number): number {
    return this.look.id.indexOf(id);
  }

  /** Whether person i is on the map. */
  isPresent(i: number): boolean {
    return this.state.does[i] !== DOES.absent;
  }

  /** What person i does, in words. */
  doingOf(i: number): string {
    return describePerson(this.scene, i, this.signals, this.look.id);
  }

  /** Places, what people do, and what they are like, for readers that change nothing. */
  current(): PeopleScene & { readonly look: PeopleLook } {
    return this.shown;
  }

  snapshot(): PlainData {
    return clonePlain({
      state: { ...this.state },
      random: this.scene.random.map((stream) => stream.snapshot()),
      ways: this.scene.ways,
      egoSpeed: this.egoSpeed,
    } as unknown as PlainData);
  }

  restore(snapshot: PlainData): void {
    const from = clonePlain(snapshot) as unknown as {
      state: PeopleState;
      random: PlainData[];
      ways: (FootWay | null)[];
      egoSpeed: number;
    };
    copyPeopleState(from.state, this.state);
    for (const [i, stream] of this.scene.random.entries()) stream.restore(from.random[i]);
    for (const [i, way] of from.ways.entries()) this.scene.ways[i] = way;
    this.egoSpeed = from.egoSpeed;
  }

  private decide(
    tick: Tick,
    signals: Uint8Array,
    ways: Readonly<TrafficState>,
    vehicles: Readonly<ActorsTruth>,
    ego: EgoSeen,
  ): void {
    const { scene, walker, force, state, group } = this;
    this.watchEgo(ego, tick);
    fillBoxes(this.boxes, vehicles, this.egoWatched, ego.z, this.vehicle.width);
    scene.watch.update(ways, vehicles, this.egoWatched);
    force.look();
    scene.facing.look(state);
    for (let i = 0; i < this.count; i++) {
      if (isOut(state.does[i]) || (state.does[i] === DOES.script && !hasSetOff(scene, tick, i, this.egoWatched))) {
        state.vx[i] = state.vy[i] = state.ax[i] = state.ay[i] = state.yawRate[i] = 0;
        continue;
      }
      walker.decide(tick, i, signals);
      groupForce(scene, i, group);
      force.accelerate(i, walker.wish, group);
      turnPerson(state, i, walker.wish);
    }
    for (let i = 0; i < this.count; i++) {
      if (isOut(state.does[i])) continue;
      force.separate(i);
      this.footing.stand(i, state.z[i]);
    }
    this.notes.write(signals, this.hazards);
  }

  /** Its middle, and how it speeds up, as far as it shows. */
  private watchEgo({ x, y, yaw, speed }: EgoSeen, tick: Tick): void {
    const { vehicle, egoWatched } = this;
    const ahead = vehicle.length / 2 - vehicle.rearOverhang;
    egoWatched.x = x + ahead * cos(yaw);
    egoWatched.y = y + ahead * sin(yaw);
    egoWatched.yaw = yaw;
    egoWatched.speed = Math.max(0, speed);
    egoWatched.acceleration = tick === 0 ? 0 : (speed - this.egoSpeed) * DECISION_RATE;
    egoWatched.length = vehicle.length;
    this.egoSpeed = speed;
  }
}

/** Models that are taller are grown-ups [m]. */
const GROWN_UP = 1.5;
