import { Bus } from '../../../src/core/bus.ts';
import type { ActorsTruth } from '../../../src/core/messages/actors-truth.ts';
import type { Command } from '../../../src/core/messages/command.ts';
import type { Inbox, Outbox } from '../../../src/core/module.ts';
import type { PlainData } from '../../../src/core/snapshot.ts';
import type { StoryOrder } from '../../../src/core/story.ts';
import { lanePointAt } from '../../../src/map/lane-point.ts';
import type { LanePoint, RoadMap } from '../../../src/map/road-map.ts';
import { RoadSurface } from '../../../src/map/road-surface.ts';
import { vehicleStarts } from '../../../src/scenario/actors/vehicle-starts.ts';
import { personStarts } from '../../../src/scenario/people/person-starts.ts';
import { thingsOfScene } from '../../../src/scenario/props/things-of-scene.ts';
import type { Scene } from '../../../src/scenario/scene.ts';
import { sceneSchema } from '../../../src/scenario/scene.ts';
import { buildModels } from '../../../src/world/scenery/models/build-models.ts';
import { compactHatchback } from '../../../src/world/vehicles/compact-hatchback.ts';
import { World } from '../../../src/world/world.ts';

const models = buildModels();

/** A place by OpenDRIVE ids. */
export interface Place {
  readonly road: string;
  readonly lane: number;
  readonly s: number;
}

/** What a run is of, beside its map. */
export interface StageSetting {
  /** Named actors as in a scene file, and the names of those that are not there at the start. */
  readonly actors: readonly object[];
  readonly absent?: readonly string[];
  /** Things as in a scene file. */
  readonly props?: readonly object[];
  readonly ego: Place;
  readonly egoSpeed?: number;
  readonly trafficCount?: number;
  readonly seed?: number;
}

/** A world with named actors on a bus, the ego driven by hand: it brakes unless told otherwise. */
export class StageRun {
  readonly bus = new Bus();
  readonly world: World;
  readonly hashes: string[] = [];
  tick = 0;
  command: Command | null = null;
  private readonly ends: { inbox: Inbox<'command'>; outbox: Outbox<'truth.ego'> };
  private readonly commands: Outbox<'command'>;
  private readonly story: Outbox<'truth.story'>;
  private orders: StoryOrder[] = [];

  constructor(
    map: RoadMap,
    { actors, absent = [], props = [], ego, egoSpeed = 0, trafficCount = 0, seed = 1 }: StageSetting,
  ) {
    const scene = sceneOf(actors, absent, props);
    const ground = new RoadSurface(map);
    const things = thingsOfScene(scene, map, ground);
    const point = placeOn(map, ego);
    this.world = new World({
      map,
      ground,
      vehicle: compactHatchback,
      ego: { x: point.x, y: point.y, z: point.z, yaw: point.heading, speed: egoSpeed },
      dynamics: { name: 'raycast', tyre: 'pacejka', friction: 1 },
      scenery: { solids: things, models, egoModel: models.findIndex(({ name }) => name === 'ego') },
      actors: vehicleStarts(scene, map, { models }, seed),
      trafficCount,
      isStaged: true,
      things,
      pedestrians: { count: 0, jaywalkers: 0, named: personStarts(scene, map, { models } as never, seed) },
      seed,
    });
    this.ends = this.bus.connect(this.world) as typeof this.ends;
    const controller = { name: 'controller', reads: [], writes: ['command'] } as const;
    this.commands = this.bus.connect(controller as never).outbox as Outbox<'command'>;
    const storyboard = { name: 'storyboard', reads: [], writes: ['truth.story'] } as const;
    this.story = this.bus.connect(storyboard as never).outbox as Outbox<'truth.story'>;
  }

  /** Gives orders at the next tick. */
  tell(...orders: StoryOrder[]): this {
    this.orders.push(...orders);
    return this;
  }

  step(): void {
    this.bus.begin(this.tick);
    if (this.orders.length > 0) this.story.publish('truth.story', { fired: new Int32Array(0), orders: this.orders });
    this.orders = [];
    this.world.step(this.tick, this.ends.inbox, this.ends.outbox as never);
    if (this.command !== null) this.commands.publish('command', this.command);
    this.hashes.push(this.bus.hashTick());
    this.tick++;
  }

  drive(seconds: number, watch: () => void = () => {}): this {
    for (let k = 0; k < Math.round(100 * seconds); k++) {
      this.step();
      watch();
    }
    return this;
  }

  /** Place of an id among the actors, -1 for one that is not there. */
  find(id: number): number {
    return this.actors.id.indexOf(id);
  }

  get actors(): ActorsTruth {
    const stamped = this.bus.latest('truth.actors');
    if (stamped === null) throw new Error('nothing yet');
    return stamped.message;
  }

  snapshot(): PlainData {
    return { tick: this.tick, bus: this.bus.snapshot(), world: this.world.snapshot() };
  }

  restore(state: PlainData): void {
    const from = state as { tick: number; bus: PlainData; world: PlainData };
    this.tick = from.tick;
    this.bus.restore(from.bus);
    this.world.restore(from.world);
  }
}

/** The middle of a lane at a place. */
export function placeOn(map: RoadMap, { road, lane, s }: Place): LanePoint {
  const point: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
  const found = map.lanes.find((one) => map.document.roads[one.road].id === road && one.id === lane);
  if (found === undefined) throw new Error(`no lane ${lane} of road ${road}`);
  lanePointAt(found, s, point);
  return point;
}

/** A scene that holds these actors. */
function sceneOf(actors: readonly object[], absent: readonly string[], props: readonly object[]): Scene {
  const place = { road: '1', lane: -1, s: 0 };
  return sceneSchema.parse({
    name: 'a stage',
    map: 'none',
    ego: { vehicle: 'compact-hatchback', start: place, goal: place },
    actors,
    props,
    storyboard: absent.map((spawn) => ({ name: `spawn ${spawn}`, when: { time: 1 }, then: [{ spawn }] })),
  });
}
