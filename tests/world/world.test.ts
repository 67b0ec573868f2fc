import { describe, expect, test } from 'vitest';
import { Bus } from '../../src/core/bus.ts';
import { Hasher } from '../../src/core/hash.ts';
import type { Command } from '../../src/core/messages/command.ts';
import type { Inbox, Outbox } from '../../src/core/module.ts';
import { lanePointAt } from '../../src/map/lane-point.ts';
import { RoadSurface } from '../../src/map/road-surface.ts';
import { compactHatchback } from '../../src/world/vehicles/compact-hatchback.ts';
import { World } from '../../src/world/world.ts';
import { firstTown } from '../map-fixture.ts';
import { LaneDriver } from './lane-driver.ts';
import { MODELS } from './traffic/traffic-fixture.ts';
import { withoutInexactMath } from './without-inexact-math.ts';

const town = firstTown();
const ground = new RoadSurface(town);
const models = MODELS.map((model) => ({ ...model, name: '' })) as never;
const STRAIGHT: Command = {
  steer: 0.01,
  throttle: 0.3,
  brake: 0,
  crossTrack: 0,
  headingError: 0,
  speedError: 0,
  targetSpeed: 0,
};

/** A world on the bus with a slot for commands. */
class Rig {
  readonly bus = new Bus();
  readonly world: World;
  tick = 0;
  private readonly ends: { inbox: Inbox<'command'>; outbox: Outbox<'truth.ego'> };
  private readonly commands: Outbox<'command'>;

  constructor(seed: number, lane: number, trafficCount = 10) {
    const point = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
    lanePointAt(town.lanes[lane], town.lanes[lane].length * 0.4, point);
    this.world = new World({
      map: town,
      ground,
      vehicle: compactHatchback,
      ego: { x: point.x, y: point.y, z: point.z, yaw: point.heading, speed: 0 },
      dynamics: { name: 'raycast', tyre: 'pacejka', friction: 1 },
      scenery: { solids: [], models, egoModel: 0 },
      actors: [],
      trafficCount,
      seed,
    });
    this.ends = this.bus.connect(this.world) as typeof this.ends;
    const controller = { name: 'controller', reads: [], writes: ['command'] } as const;
    this.commands = this.bus.connect(controller as never).outbox as Outbox<'command'>;
  }

  step(command: Command | null): void {
    this.bus.begin(this.tick);
    this.world.step(this.tick, this.ends.inbox, this.ends.outbox as never);
    if (command !== null) this.commands.publish('command', command);
    this.tick++;
  }

  message<T extends 'truth.ego' | 'truth.actors' | 'truth.signals' | 'truth.events'>(topic: T) {
    const stamped = this.bus.latest(topic);
    if (stamped === null) throw new Error(`nothing on ${topic}`);
    return stamped.message;
  }
}

const normalLanes = town.lanes.filter(({ junction }) => junction < 0).map(({ index }) => index);

describe('a world', () => {
  test('tells all of its topics at tick 0, before anything has moved', () => {
    const rig = new Rig(1, normalLanes[0]);
    rig.step(null);
    expect(rig.message('truth.ego')).toMatchObject({ vx: 0, ax: 0 });
    expect(rig.message('truth.actors').count).toBe(10);
    expect(rig.message('truth.signals').state.length).toBe(town.signals.length);
    expect(rig.message('truth.events').collisions).toEqual([]);
  });

  test('brakes without a command, and applies the one of the tick before', () => {
    const rig = new Rig(1, normalLanes[0]);
    rig.step(null);
    rig.step(STRAIGHT);
    expect(rig.message('truth.ego')).toMatchObject({ braking: true, steer: 0 });
    rig.step(STRAIGHT);
    expect(rig.message('truth.ego').steer).toBeGreaterThan(0);
    for (let i = 0; i < 150; i++) rig.step(STRAIGHT);
    expect(rig.message('truth.ego').vx).toBeGreaterThan(1);
    expect(rig.message('truth.ego').braking).toBe(false);
  });

  test("ids of actors are unique and begin behind the ego's", () => {
    const rig = new Rig(1, normalLanes[0], 20);
    rig.step(null);
    const { id } = rig.message('truth.actors');
    expect(new Set(id).size).toBe(20);
    expect(Math.min(...id)).toBe(2);
  });

  test('no tick calls a function of Math that differs between engines', () => {
    const rig = new Rig(2, normalLanes[3]);
    withoutInexactMath(() => {
      for (let i = 0; i < 120; i++) rig.step(STRAIGHT);
    });
    expect(rig.message('truth.ego').vx).toBeGreaterThan(0.5);
  });

  test('same seed, same hash; another seed, another', () => {
    const hash = (seed: number): string => {
      const rig = new Rig(seed, normalLanes[2]);
      const hasher = new Hasher();
      for (let i = 0; i < 200; i++) {
        rig.step(STRAIGHT);
        hasher.string(rig.bus.hashTick());
      }
      return hasher.digest();
    };
    expect(hash(1)).toBe(hash(1));
    expect(hash(2)).not.toBe(hash(1));
  });

  test('going on from a snapshot gives what running through gives, bit for bit', () => {
    const through = new Rig(3, normalLanes[1]);
    const resumed = new Rig(3, normalLanes[1]);
    for (let i = 0; i < 333; i++) through.step(STRAIGHT);
    resumed.world.restore(structuredClone(through.world.snapshot()));
    resumed.bus.restore(through.bus.snapshot());
    resumed.tick = through.tick;
    for (let i = 0; i < 300; i++) {
      through.step(STRAIGHT);
      resumed.step(STRAIGHT);
      expect(resumed.bus.hashTick()).toBe(through.bus.hashTick());
    }
  });
});

describe('traffic and the ego', () => {
  test.each([1, 2, 3, 4])(
    'seed %i: an ego that gives way to nobody drives for 60 s through 14 cars and nobody hits it',
    (seed) => {
      const lane = normalLanes[(seed * 7) % normalLanes.length];
      const rig = new Rig(seed, lane, 14);
      const driver = new LaneDriver(town, lane, seed);
      const collisions: unknown[] = [];
      let distance = 0;
      let roughest = 0;
      rig.step(null);
      for (let i = 0; i < 9000; i++) {
        rig.step(
          driver.drive(rig.message('truth.ego'), rig.message('truth.actors'), rig.message('truth.signals').state),
        );
        const ego = rig.message('truth.ego');
        collisions.push(...rig.message('truth.events').collisions);
        distance += ego.vx / 100;
        if (i > 100) roughest = Math.max(roughest, Math.abs(ego.az));
      }
      expect(collisions).toEqual([]);
      expect(distance).toBeGreaterThan(150);
      expect(driver.worstOffset).toBeLessThan(0.6);
      expect(roughest).toBeLessThan(3);
    },
  );
});
