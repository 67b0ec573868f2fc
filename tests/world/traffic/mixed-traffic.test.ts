import { describe, expect, test } from 'vitest';
import { hashOf } from '../../../src/core/hash.ts';
import { ACTOR_KIND, LIGHT } from '../../../src/core/messages/actors-truth.ts';
import type { RoadMap } from '../../../src/map/road-map.ts';
import { buildModels } from '../../../src/world/scenery/models/build-models.ts';
import { FixedTimeSignals } from '../../../src/world/signals/fixed-time-signals.ts';
import { DOING } from '../../../src/world/traffic/actor-doings.ts';
import type { ActorStart } from '../../../src/world/traffic/actor-start.ts';
import { populateTraffic } from '../../../src/world/traffic/populate-traffic.ts';
import { Traffic } from '../../../src/world/traffic/traffic.ts';
import { type TrafficManners, USUAL_MANNERS } from '../../../src/world/traffic/traffic-manners.ts';
import { VEHICLE_KINDS } from '../../../src/world/traffic/vehicle-kinds.ts';
import { compactHatchback } from '../../../src/world/vehicles/compact-hatchback.ts';
import { shippedMap, shippedMapNames } from '../../shipped-maps.ts';
import { overlappingPairs } from './traffic-fixture.ts';

const MODELS = buildModels();
const MIX = { car: 0.6, van: 0.1, truck: 0.12, bus: 0.1, emergency: 0.08 };

class MixedRun {
  readonly traffic: Traffic;
  private readonly control: FixedTimeSignals;
  private readonly signals: Uint8Array;
  private tick = 0;

  constructor(
    map: RoadMap,
    mix: Record<string, number>,
    count: number,
    manners: TrafficManners = USUAL_MANNERS,
    actors: ActorStart[] = [],
  ) {
    const starts = populateTraffic(
      { map, models: MODELS, kinds: manners.kinds, mix, ego: { x: 1e6, y: 1e6 }, actors, seed: 1 },
      count,
    );
    this.traffic = new Traffic({ map, models: MODELS, actors: starts, seed: 1, vehicle: compactHatchback, manners });
    this.control = new FixedTimeSignals(map, 1);
    this.signals = new Uint8Array(map.signals.length);
  }

  drive(seconds: number, look: () => void = () => undefined): this {
    for (const end = this.tick + 100 * seconds; this.tick < end; this.tick++) {
      this.control.statesAt(this.tick, this.signals);
      this.traffic.step(this.tick, this.signals, null);
      if (this.tick % 50 === 0) look();
    }
    return this;
  }
}

const oval = shippedMap('oval');
const town = shippedMap('first-town');

test.each(shippedMapNames())(
  'a minute of cars, vans, lorries, buses and ambulances in %s: no overlap, and they move',
  (name) => {
    const run = new MixedRun(shippedMap(name), MIX, 60);
    const { count } = run.traffic;
    let overlaps = 0;
    let moving = 0;
    run.drive(60, () => {
      overlaps += overlappingPairs(run.traffic.current()).length;
      moving = Math.max(moving, run.traffic.current().speed.filter((speed) => speed > 1).length);
    });
    expect(overlaps).toBe(0);
    expect(moving).toBeGreaterThan(count / 3);
  },
);

test('long vehicles have both axles on the lane: in the town no bus leaves the lanes that it fits on', () => {
  const run = new MixedRun(town, { bus: 1 }, 12);
  let overlaps = 0;
  run.drive(300, () => {
    overlaps += overlappingPairs(run.traffic.current()).length;
  });
  expect(run.traffic.count).toBeGreaterThan(3);
  expect(overlaps).toBe(0);
  expect([...run.traffic.current().kind].every((kind) => kind === ACTOR_KIND.bus)).toBe(true);
});

describe('kinds', () => {
  const from = (model: string): ActorStart[] => [
    {
      model: MODELS.findIndex(({ name }) => name === model),
      color: 0,
      lane: 0,
      s: 20,
      speed: 0,
      behaviour: { kind: 'lane-follow' },
    },
  ];
  const speedAfter = (seconds: number, model: string, manners?: TrafficManners) =>
    new MixedRun(oval, MIX, 0, manners, from(model)).drive(seconds).traffic.current().speed[0];

  test('lorries and buses gain speed more slowly than cars, and lorries stop at 90 km/h', () => {
    expect(speedAfter(10, 'truck')).toBeLessThan(speedAfter(10, 'sedan'));
    expect(speedAfter(10, 'bus')).toBeLessThan(speedAfter(10, 'sedan'));
    const swift = { ...USUAL_MANNERS, drivers: { aggressive: 1 } };
    expect(speedAfter(120, 'truck', swift)).toBeLessThanOrEqual(90 / 3.6 + 1e-9);
  });

  test('power limits what is left to accelerate with: a bus at 20 m/s gains at most P / (m v)', () => {
    const run = new MixedRun(oval, MIX, 0, { ...USUAL_MANNERS, drivers: { aggressive: 1 } }, from('bus'));
    const bus = VEHICLE_KINDS.find(({ name }) => name === 'bus');
    for (let second = 0; second < 60; second++) {
      const { speed, acceleration } = run.drive(1).traffic.current();
      // The speed is a little later than the decision.
      expect(acceleration[0]).toBeLessThanOrEqual((bus?.power ?? 0) / (speed[0] - acceleration[0] * 0.1) + 1e-9);
    }
  });

  test('ambulances flash blue two to four times a second, others never', () => {
    const run = new MixedRun(oval, { emergency: 1, car: 1 }, 10);
    const flashes = new Int32Array(run.traffic.count);
    const before = new Uint8Array(run.traffic.count);
    for (let tick = 0; tick < 1000; tick++) {
      run.drive(0.01);
      const { lights, model } = run.traffic.current();
      for (let i = 0; i < lights.length; i++) {
        const isBlue = (lights[i] & LIGHT.blue) !== 0 ? 1 : 0;
        if (isBlue > before[i]) flashes[i]++;
        before[i] = isBlue;
        if (MODELS[model[i]].name !== 'ambulance') expect(isBlue).toBe(0);
      }
    }
    const { model } = run.traffic.current();
    const blue = [...flashes].filter((_, i) => MODELS[model[i]].name === 'ambulance');
    expect(blue.length).toBeGreaterThan(0);
    for (const count of blue) expect(count / 10).toBeGreaterThanOrEqual(2);
    for (const count of blue) expect(count / 10).toBeLessThanOrEqual(4);
  });
});

describe('drivers', () => {
  const meanSpeed = (name: 'timid' | 'normal' | 'aggressive', following: 'idm' | 'acc' = 'idm') => {
    const run = new MixedRun(oval, { car: 1 }, 120, { ...USUAL_MANNERS, drivers: { [name]: 1 }, following });
    run.drive(90);
    return run.traffic.current().speed.reduce((sum, speed) => sum + speed, 0) / run.traffic.count;
  };

  test('the same traffic is the faster the bolder its drivers', () => {
    const [timid, normal, aggressive] = [meanSpeed('timid'), meanSpeed('normal'), meanSpeed('aggressive')];
    expect(timid).toBeLessThan(normal);
    expect(normal).toBeLessThan(aggressive);
  });

  test('with the ACC model nobody touches anybody, and it flows as well', () => {
    const run = new MixedRun(town, MIX, 40, { ...USUAL_MANNERS, following: 'acc' });
    let overlaps = 0;
    run.drive(120, () => {
      overlaps += overlappingPairs(run.traffic.current()).length;
    });
    expect(overlaps).toBe(0);
    expect(meanSpeed('normal', 'acc')).toBeGreaterThan(0.9 * meanSpeed('normal'));
  });
});

describe('random numbers', () => {
  test('same seed, same hash', () => {
    const hash = () => hashOf(new MixedRun(town, MIX, 30).drive(30).traffic.truth());
    expect(hash()).toBe(hash());
  });

  test('a vehicle more, or a named actor more, changes nothing of how the others begin and who they are', () => {
    const starts = (count: number, actors: ActorStart[]) =>
      populateTraffic(
        { map: town, models: MODELS, kinds: VEHICLE_KINDS, mix: MIX, ego: { x: 1e6, y: 1e6 }, actors, seed: 1 },
        count,
      );
    const few = starts(20, []);
    const far: ActorStart = {
      model: 1,
      color: 0,
      lane: few[0].lane,
      s: 1,
      speed: 0,
      behaviour: { kind: 'lane-follow' },
    };
    const more = starts(21, [far]).slice(1);
    const same = few.filter(
      (start, i) => start.lane !== far.lane && more[i].lane === start.lane && more[i].s === start.s,
    );
    expect(same.length).toBe(few.filter(({ lane }) => lane !== far.lane).length);
    expect(more.slice(0, few.length).map(({ stream }) => stream)).toEqual(few.map(({ stream }) => stream));
  });

  test('a vehicle far away changes no decision: ten seconds later all others are where they were to be', () => {
    const motorway = shippedMap('motorway');
    const alone = new MixedRun(motorway, { car: 1 }, 30).drive(10).traffic.truth();
    const joined = new MixedRun(motorway, { car: 1 }, 31).drive(10).traffic.truth();
    let moved = 0;
    for (let i = 0; i < 30; i++) if (alone.x[i] !== joined.x[i]) moved++;
    // Those who follow the new one, if any, see it.
    expect(moved).toBeLessThanOrEqual(2);
  });
});

test('more than the roads hold: as many as fit, apart from each other', () => {
  const run = new MixedRun(town, MIX, 3000);
  expect(run.traffic.count).toBeGreaterThan(100);
  expect(run.traffic.count).toBeLessThan(3000);
  expect(overlappingPairs(run.traffic.current())).toEqual([]);
});

test('riders on bicycles pedal while they drive, and look as they did in messages of before', () => {
  const run = new MixedRun(oval, { bicycle: 1 }, 3);
  const before = run.drive(10).traffic.truth();
  const looks = new Set<number>([...before.model]);
  for (let i = 0; i < 20; i++) for (const model of run.drive(0.1).traffic.truth().model) looks.add(model);
  expect(looks.size).toBeGreaterThan(4);
  expect([...looks].every((model) => MODELS[model].kind === ACTOR_KIND.bicycle)).toBe(true);
  expect(Math.max(...run.traffic.current().speed)).toBeLessThanOrEqual(20 / 3.6 + 1e-9);
});

test('what everybody does is told: who stands at a red light, who follows, who is free', () => {
  const run = new MixedRun(town, { car: 1 }, 60);
  const seen = new Set<number>();
  run.drive(60, () => {
    for (let i = 0; i < run.traffic.count; i++) seen.add(run.traffic.doingOf(i));
  });
  for (const doing of [DOING.drivesFreely, DOING.follows, DOING.stopsForLight, DOING.givesWay])
    expect(seen.has(doing)).toBe(true);
  expect(run.traffic.kindOf(0)).toBe('car');
});
