import { describe, expect, test } from 'vitest';
import { hashOf } from '../../../src/core/hash.ts';
import type { LanePoint } from '../../../src/map/road-map.ts';
import { buildModels } from '../../../src/world/scenery/models/build-models.ts';
import { FixedTimeSignals } from '../../../src/world/signals/fixed-time-signals.ts';
import { railPoseAt } from '../../../src/world/traffic/actors-view.ts';
import { populateTraffic } from '../../../src/world/traffic/populate-traffic.ts';
import { Traffic } from '../../../src/world/traffic/traffic.ts';
import { VEHICLE_KINDS } from '../../../src/world/traffic/vehicle-kinds.ts';
import { compactHatchback } from '../../../src/world/vehicles/compact-hatchback.ts';
import { shippedMap } from '../../shipped-maps.ts';

const MODELS = buildModels();
const MIX = { car: 0.6, van: 0.1, truck: 0.1, bus: 0.1, motorcycle: 0.05, bicycle: 0.05 };
const MAP = shippedMap('grid-city');
const SEED = 3;
const COUNT = 90;

/** Traffic with an ego that goes over the city, so that vehicles come near it and fall back. */
class Run {
  readonly traffic: Traffic;
  tick = 0;
  readonly ego = { x: 0, y: 0, z: 0, yaw: 0, speed: 15 };
  private readonly control = new FixedTimeSignals(MAP, SEED);
  private readonly signals = new Uint8Array(MAP.signals.length);

  constructor(bicycleWithin?: number) {
    const manners = {
      kinds: VEHICLE_KINDS,
      drivers: { normal: 1 },
      following: 'idm' as const,
      ...(bicycleWithin === undefined ? {} : { bicycleWithin }),
    };
    const far = { x: 1e6, y: 1e6 };
    const population = { map: MAP, models: MODELS, kinds: VEHICLE_KINDS, mix: MIX, ego: far, actors: [], seed: SEED };
    const actors = populateTraffic(population, COUNT);
    this.traffic = new Traffic({ map: MAP, models: MODELS, actors, seed: SEED, vehicle: compactHatchback, manners });
  }

  step(): void {
    this.ego.x = -120 + 0.15 * this.tick;
    this.control.statesAt(this.tick, this.signals);
    this.traffic.step(this.tick++, this.signals, this.ego);
  }
}

describe('vehicles near the ego as kinematic bicycles', () => {
  test('they keep to their way, turn no tighter than their wheels do, and nothing jumps where they begin or end to be near', () => {
    const [rails, bicycles] = [new Run(), new Run(100)];
    const length = rails.traffic.current().length;
    let [farthest, longestJump, tightest, seen] = [0, 0, 0, 0];
    const last = { x: new Float64Array(COUNT), y: new Float64Array(COUNT), yaw: new Float64Array(COUNT) };
    while (rails.tick < 1500) {
      rails.step();
      bicycles.step();
      const on = rails.traffic.current();
      const free = bicycles.traffic.current();
      for (let i = 0; i < COUNT; i++) {
        const way = Math.max(free.speed[i], bicycles.traffic.ways.speed[i]) / 100;
        const off = Math.hypot(free.x[i] - on.x[i], free.y[i] - on.y[i]);
        const jump = Math.hypot(free.x[i] - last.x[i], free.y[i] - last.y[i]) - 1.1 * way;
        const turn = Math.abs(Math.atan2(Math.sin(free.yaw[i] - last.yaw[i]), Math.cos(free.yaw[i] - last.yaw[i])));
        const base = (length[i] > 6.5 ? 0.55 : 0.6) * length[i];
        const most = Math.tan(length[i] > 6.5 ? 0.85 : 0.62) / base;
        if (off > 0) seen++;
        if (off > farthest) farthest = off;
        if (rails.tick > 1 && off > 0) {
          longestJump = Math.max(longestJump, jump);
          tightest = Math.max(tightest, turn - 1.1 * way * most);
        }
        last.x[i] = free.x[i];
        last.y[i] = free.y[i];
        last.yaw[i] = free.yaw[i];
      }
    }
    expect(seen).toBeGreaterThan(2000);
    expect(farthest).toBeLessThan(0.4);
    expect(longestJump).toBe(0);
    expect(tightest).toBe(0);
    expect(hashOf(bicycles.traffic.ways)).toBe(hashOf(rails.traffic.ways));
  });

  test('long ones keep their middle on their way: in turns the front axle is outside by about as much as the rear one is inside', () => {
    const run = new Run(1e6);
    const rail: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
    let [middle, front, rear] = [0, 0, 0];
    while (run.tick < 1200) {
      run.step();
      if (run.tick % 10 !== 0) continue;
      const { x, y, yaw, length } = run.traffic.current();
      for (let i = 0; i < COUNT; i++) {
        if (length[i] < 6.5) continue;
        railPoseAt(MAP, run.traffic.ways, i, length[i], rail);
        const half = 0.275 * length[i];
        const dx = x[i] - rail.x;
        const dy = y[i] - rail.y;
        const ahead = half * (Math.cos(yaw[i]) - Math.cos(rail.heading));
        const left = half * (Math.sin(yaw[i]) - Math.sin(rail.heading));
        middle = Math.max(middle, Math.hypot(dx, dy));
        front = Math.max(front, Math.hypot(dx + ahead, dy + left));
        rear = Math.max(rear, Math.hypot(dx - ahead, dy - left));
      }
    }
    expect(middle).toBeLessThan(0.4);
    expect(front).toBeGreaterThan(0.5);
    expect(Math.abs(front - rear)).toBeLessThan(0.4);
  });

  test('going on from a snapshot is running through', () => {
    const [whole, resumed] = [new Run(100), new Run(100)];
    while (whole.tick < 505) whole.step();
    resumed.traffic.restore(whole.traffic.snapshot());
    resumed.tick = whole.tick;
    for (let i = 0; i < 300; i++) {
      whole.step();
      resumed.step();
    }
    expect(resumed.traffic.truth()).toEqual(whole.traffic.truth());
  });
});
