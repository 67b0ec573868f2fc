import type { ActorsTruth } from '../../../src/core/messages/actors-truth.ts';
import { RandomStream } from '../../../src/core/random.ts';
import type { RoadMap } from '../../../src/map/road-map.ts';
import { RoadSurface } from '../../../src/map/road-surface.ts';
import { sceneryOf } from '../../../src/scenario/scenery-shelf.ts';
import { type EgoSeen, People } from '../../../src/world/people/people.ts';
import { FIRST_PERSON_ID } from '../../../src/world/people/people-view.ts';
import type { PersonStart } from '../../../src/world/people/person-start.ts';
import type { Scenery } from '../../../src/world/scenery/mesh.ts';
import { SignalControl } from '../../../src/world/signals/signal-control.ts';
import { fillTraffic } from '../../../src/world/traffic/fill-traffic.ts';
import { Traffic } from '../../../src/world/traffic/traffic.ts';
import { compactHatchback } from '../../../src/world/vehicles/compact-hatchback.ts';

/** An ego that is nowhere near. */
const FAR_EGO: EgoSeen = { x: 1e6, y: 1e6, z: 0, yaw: 0, speed: 0 };

export interface PeopleRunOptions {
  readonly seed?: number;
  readonly people: number;
  readonly vehicles?: number;
  readonly jaywalkers?: number;
  readonly named?: readonly PersonStart[];
}

/** People, traffic and signals of a map, without an ego unless it is given one. */
export class PeopleRun {
  readonly people: People;
  readonly traffic: Traffic;
  readonly signals: Uint8Array;
  readonly scenery: Scenery;
  tick = 0;
  ego = FAR_EGO;
  private readonly control: SignalControl;

  constructor(map: RoadMap, options: PeopleRunOptions, scenery: Scenery = sceneryOf(map, options.seed ?? 1)) {
    const { seed = 1, people, vehicles = 0, jaywalkers = 0, named = [] } = options;
    this.scenery = scenery;
    const random = new RandomStream(seed, 'traffic.start');
    const { models, egoModel } = scenery;
    const actors = fillTraffic({ map, models, egoModel, ego: FAR_EGO, actors: [], random }, vehicles);
    const walk = { map, ground: new RoadSurface(map), scenery, seed, vehicle: compactHatchback, ego: FAR_EGO };
    this.people = new People({ ...walk, count: people, jaywalkers, named }, actors.length);
    const { hazards } = this.people;
    this.traffic = new Traffic({ map, models, actors, seed, vehicle: compactHatchback, hazards });
    this.control = new SignalControl(map, seed, []);
    this.signals = new Uint8Array(map.signals.length);
  }

  step(): void {
    const { traffic, people, signals, tick } = this;
    this.control.step(tick, traffic.current(), null, signals);
    people.step(tick, signals, traffic.ways, traffic.current(), this.ego);
    traffic.step(tick, signals, null);
    this.tick++;
  }

  /** Vehicles and people as others see them. */
  actors(): ActorsTruth {
    return this.people.joinTo(this.traffic.current());
  }

  /** Where the random people are and look: x, y, yaw each. */
  places(count: number): number[] {
    const { x, y, yaw } = this.people.current().state;
    return Array.from({ length: count }, (_, i) => [x[i], y[i], yaw[i]]).flat();
  }
}

export function isPerson(id: number): boolean {
  return id >= FIRST_PERSON_ID;
}
