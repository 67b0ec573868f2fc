import type { ActorsTruth } from '../../../src/core/messages/actors-truth.ts';
import type { RoadMap } from '../../../src/map/road-map.ts';
import { RoadSurface } from '../../../src/map/road-surface.ts';
import { sceneryOf } from '../../../src/scenario/scenery-shelf.ts';
import { People } from '../../../src/world/people/people.ts';
import { buildModels } from '../../../src/world/scenery/models/build-models.ts';
import { FixedTimeSignals } from '../../../src/world/signals/fixed-time-signals.ts';
import { flowPool } from '../../../src/world/traffic/flow-pool.ts';
import { withStage } from '../../../src/world/traffic/off-stage.ts';
import { populateTraffic } from '../../../src/world/traffic/populate-traffic.ts';
import { Traffic } from '../../../src/world/traffic/traffic.ts';
import type { TrafficFlow } from '../../../src/world/traffic/traffic-flow.ts';
import { VEHICLE_KINDS } from '../../../src/world/traffic/vehicle-kinds.ts';
import { compactHatchback } from '../../../src/world/vehicles/compact-hatchback.ts';

const MODELS = buildModels();
const MIX = { car: 0.7, van: 0.1, truck: 0.06, bus: 0.03, emergency: 0.01, motorcycle: 0.05, bicycle: 0.05 };
const MANNERS = {
  kinds: VEHICLE_KINDS,
  drivers: { timid: 0.2, normal: 0.6, aggressive: 0.2 },
  following: 'idm',
} as const;

/** An ego that is nowhere near. */
const FAR_EGO = { x: 1e6, y: 1e6, z: 0, yaw: 0, speed: 0 };

/** Who is on the map beside the vehicles that drive about. */
export interface Company {
  readonly flows?: readonly TrafficFlow[];
  /** Other shares of the kinds than the usual ones. */
  readonly mix?: Readonly<Record<string, number>>;
  /** How many people walk about, one in ten of them where they like. */
  readonly people?: number;
}

/** Traffic of all kinds of vehicles and drivers on a map with its signals, in company if wanted, without an ego. */
export class AllKindsRun {
  readonly traffic: Traffic;
  readonly signals: Uint8Array;
  tick = 0;
  readonly people: People | null;
  private readonly control: FixedTimeSignals;

  constructor(map: RoadMap, seed: number, count: number, { flows = [], mix = MIX, people = 0 }: Company = {}) {
    const population = { map, models: MODELS, kinds: VEHICLE_KINDS, mix, ego: FAR_EGO, actors: [], seed };
    const starts = populateTraffic(population, count);
    const pool = { models: MODELS, kinds: VEHICLE_KINDS, stage: map.lanes.length, seed };
    const actors = [...starts, ...flowPool(flows, starts.length, pool)];
    this.people = people === 0 ? null : peopleOn(map, seed, people, actors.length);
    this.traffic = new Traffic({
      map: flows.length === 0 ? map : withStage(map, actors.length),
      models: MODELS,
      actors,
      seed,
      vehicle: compactHatchback,
      manners: MANNERS,
      flows,
      hazards: this.people?.hazards ?? null,
    });
    this.control = new FixedTimeSignals(map, seed);
    this.signals = new Uint8Array(map.signals.length);
  }

  get actors(): Readonly<ActorsTruth> {
    return this.traffic.current();
  }

  step(): void {
    this.control.statesAt(this.tick, this.signals);
    this.people?.step(this.tick, this.signals, this.traffic.ways, this.traffic.current(), FAR_EGO);
    this.traffic.step(this.tick++, this.signals, null);
  }

  drive(seconds: number): this {
    for (const end = this.tick + 100 * seconds; this.tick < end; ) this.step();
    return this;
  }
}

function peopleOn(map: RoadMap, seed: number, count: number, vehicles: number): People {
  const scenery = sceneryOf(map, seed);
  const walk = { map, ground: new RoadSurface(map), scenery, seed, vehicle: compactHatchback, ego: FAR_EGO };
  return new People({ ...walk, count, jaywalkers: 0.1, named: [] }, vehicles);
}
