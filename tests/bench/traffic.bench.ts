import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { bench, describe, expect } from 'vitest';
import type { Traffic } from '../../src/world/traffic/traffic.ts';
import { grownCityXml } from './grown-city.ts';
import { RingReference } from './ring-reference.ts';
import { sumoFigure } from './sumo-reference.ts';
import { tellSpeed } from './tell-benchmark.ts';

/** What `npm ci` has built, see math.bench.ts. */
const load = createRequire(import.meta.url);
const { hashOf } = load('../../dist/core/hash.js');
const { loadRoadMap } = load('../../dist/map/load-road-map.js');
const { buildModels } = load('../../dist/world/scenery/models/build-models.js');
const { FixedTimeSignals } = load('../../dist/world/signals/fixed-time-signals.js');
const { LaneHazards } = load('../../dist/world/traffic/lane-hazards.js');
const { populateTraffic } = load('../../dist/world/traffic/populate-traffic.js');
const { Traffic: BuiltTraffic } = load('../../dist/world/traffic/traffic.js');
const { VEHICLE_KINDS } = load('../../dist/world/traffic/vehicle-kinds.js');
const { compactHatchback } = load('../../dist/world/vehicles/compact-hatchback.js');

const MIX = { car: 0.7, van: 0.1, truck: 0.06, bus: 0.03, emergency: 0.01, motorcycle: 0.05, bicycle: 0.05 };
const DRIVERS = { timid: 0.2, normal: 0.6, aggressive: 0.2 };
const SEED = 1;
/** An update is a vehicle through 0.1 s: one decision, and ten moves, since vehicles move 100 times a second. */
const MOVES = 10;
/** Traffic is measured after so many updates of each vehicle, so many at a time, and the best of so many times. */
const WARM_UP = 600;
const UPDATES = 100;
const TIMES = 8;
/** Hazards that people may be. */
const HAZARDS = 256;

const models = buildModels();
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Traffic of all kinds and drivers on a map with everything on: MOBIL, signals, signs, gaps, the table of people. */
class City {
  readonly traffic: Traffic;
  private readonly control: { statesAt(tick: number, out: Uint8Array): void };
  private readonly signals: Uint8Array;
  private tick = 0;

  constructor(xodr: string, count: number) {
    const { map } = loadRoadMap(xodr, 'bench');
    const ego = { x: 1e6, y: 1e6 };
    const actors = populateTraffic({ map, models, kinds: VEHICLE_KINDS, mix: MIX, ego, actors: [], seed: SEED }, count);
    const manners = { kinds: VEHICLE_KINDS, drivers: DRIVERS, following: 'idm' };
    const hazards = new LaneHazards(map.lanes.length, HAZARDS);
    this.traffic = new BuiltTraffic({ map, models, actors, seed: SEED, vehicle: compactHatchback, manners, hazards });
    this.control = new FixedTimeSignals(map, SEED);
    this.signals = new Uint8Array(map.signals.length);
  }

  drive(updates: number): this {
    for (const end = this.tick + MOVES * updates; this.tick < end; this.tick++) {
      this.control.statesAt(this.tick, this.signals);
      this.traffic.step(this.tick, this.signals, null);
    }
    return this;
  }
}

/** Least processor time of some updates of one vehicle [ns]. */
function nanoseconds(vehicles: number, drive: () => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < TIMES; i++) {
    const start = process.cpuUsage();
    drive();
    best = Math.min(best, (1000 * process.cpuUsage(start).user) / (vehicles * UPDATES));
  }
  return best;
}

const millions = (perSecond: number) => `${(perSecond / 1e6).toFixed(2)} million`;
const gridCity = readFileSync(new URL('../../scenes/maps/grid-city.xodr', import.meta.url), 'utf8');

/** Streets each way so that there is the same length of lanes for each vehicle. */
const CITIES: [string, string, number][] = [
  ['grid-city', gridCity, 1000],
  ['city of 6 by 6', grownCityXml(6), 1000],
  ['city of 9 by 9', grownCityXml(9), 2000],
  ['city of 14 by 14', grownCityXml(14), 5000],
];

describe('vehicle updates', () => {
  const ring = new RingReference(1000);
  const reference = nanoseconds(1000, () => {
    for (let i = 0; i < UPDATES; i++) ring.step();
  });
  expect(ring.meanSpeed).toBeGreaterThan(5);
  console.log(`ring of 1000 objects, IDM alone: ${reference.toFixed(0)} ns an update`);
  const costs = new Map<string, number>();
  for (const [name, xodr, count] of CITIES) {
    const city = new City(xodr, count).drive(WARM_UP);
    expect(city.traffic.count).toBe(count);
    const cost = nanoseconds(count, () => city.drive(UPDATES));
    costs.set(name, cost);
    expect(hashOf(city.traffic.truth())).toBe(
      hashOf(new City(xodr, count).drive(WARM_UP + TIMES * UPDATES).traffic.truth()),
    );
    collectGarbage();
    const before = process.memoryUsage().heapUsed;
    city.drive(UPDATES);
    const allocated = (process.memoryUsage().heapUsed - before) / (UPDATES * count);
    const speed = city.traffic.current().speed.reduce((sum, value) => sum + value, 0) / count;
    console.log(
      `${name}, ${count} vehicles, ${speed.toFixed(1)} m/s: ${cost.toFixed(0)} ns an update, ${millions(1e9 / cost)} updates/s, ` +
        `${(cost / reference).toFixed(1)} times the ring's; ${allocated.toFixed(0)} bytes of heap an update`,
    );
    bench(`${name}: ${count} vehicles, ${UPDATES} updates each`, () => void city.drive(UPDATES), { time: 500 });
  }
  const sumo = sumoFigure(gridCity, 1000);
  console.log(
    sumo === null
      ? 'SUMO is not installed'
      : `SUMO ${sumo.version} on grid-city, ${sumo.running} vehicles, 0.1 s steps: ${millions(sumo.updatesPerSecond)} updates/s`,
  );
  const updates = 1e3 / (costs.get('grid-city') as number);
  const theirs = sumo === null ? null : sumo.updatesPerSecond / 1e6;
  tellSpeed('traffic', updates, 'million updates/s', `SUMO ${sumo?.version ?? ''}, grid-city, 0.1 s steps`, theirs);
  bench('ring of 1000 objects, IDM alone, 100 updates each', () => {
    for (let i = 0; i < UPDATES; i++) ring.step();
  });
});
