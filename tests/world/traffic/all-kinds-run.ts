import type { ActorsTruth } from '../../../src/core/messages.ts';
import type { RoadMap } from '../../../src/map/road-map.ts';
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

/** Traffic of all kinds of vehicles and drivers on a map with its signals, and flows if wanted, without an ego. */
export class AllKindsRun {
  readonly traffic: Traffic;
  readonly signals: Uint8Array;
  tick = 0;
  private readonly control: FixedTimeSignals;

  constructor(
    map: RoadMap,
    seed: number,
    count: number,
    flows: readonly TrafficFlow[] = [],
    mix: Readonly<Record<string, number>> = MIX,
  ) {
    const ego = { x: 1e6, y: 1e6 };
    const population = { map, models: MODELS, kinds: VEHICLE_KINDS, mix, ego, actors: [], seed };
    const starts = populateTraffic(population, count);
    const pool = { models: MODELS, kinds: VEHICLE_KINDS, stage: map.lanes.length, seed };
    const actors = [...starts, ...flowPool(flows, starts.length, pool)];
    this.traffic = new Traffic({
      map: flows.length === 0 ? map : withStage(map, actors.length),
      models: MODELS,
      actors,
      seed,
      vehicle: compactHatchback,
      manners: MANNERS,
      flows,
    });
    this.control = new FixedTimeSignals(map, seed);
    this.signals = new Uint8Array(map.signals.length);
  }

  get actors(): Readonly<ActorsTruth> {
    return this.traffic.current();
  }

  step(): void {
    this.control.statesAt(this.tick, this.signals);
    this.traffic.step(this.tick++, this.signals, null);
  }

  drive(seconds: number): this {
    for (const end = this.tick + 100 * seconds; this.tick < end; ) this.step();
    return this;
  }
}
