import { describe, expect, test } from 'vitest';
import { hashOf } from '../../../src/core/hash.ts';
import type { Collision } from '../../../src/core/messages/run-truth.ts';
import { Collisions } from '../../../src/world/collision/collisions.ts';
import type { Pedals } from '../../../src/world/ego/actuators.ts';
import { EgoVehicle } from '../../../src/world/ego/ego-vehicle.ts';
import type { Solid } from '../../../src/world/scenery/mesh.ts';
import { Traffic } from '../../../src/world/traffic/traffic.ts';
import { compactHatchback as car } from '../../../src/world/vehicles/compact-hatchback.ts';
import { firstTown } from '../../map-fixture.ts';
import { planeGround } from '../plane-ground.ts';
import { MODELS } from '../traffic/traffic-fixture.ts';

const FULL: Pedals = { steer: 0, throttle: 1, brake: 0 };
const COAST: Pedals = { steer: 0, throttle: 0, brake: 0 };
/** A wall across x = 20. */
const WALL: Solid = { x: 20.5, y: 0, yaw: 0, length: 1, width: 12 };
const FRONT = car.length - car.rearOverhang;

const town = firstTown();
const noTraffic = new Traffic({ map: town, models: MODELS, actors: [], seed: 1, vehicle: car });
const noSignals = new Uint8Array(town.signals.length).fill(3);

function ego(x: number, speed: number, yaw = 0): EgoVehicle {
  return new EgoVehicle(car, planeGround(), { x, y: 0, z: 0, yaw, speed });
}

function run(vehicle: EgoVehicle, collisions: Collisions, ticks: number, pedals: Pedals): Collision[] {
  const events: Collision[] = [];
  for (let tick = 0; tick < ticks; tick++) {
    vehicle.step(pedals);
    events.push(...collisions.step(tick, vehicle, noTraffic));
  }
  return events;
}

describe('a wall', () => {
  test('one event at the first contact: where and how fast', () => {
    const vehicle = ego(0, 8);
    const events = run(vehicle, new Collisions([WALL]), 600, FULL);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ other: 0, otherKind: 'scenery' });
    expect(events[0].closingSpeed).toBeGreaterThan(8);
    expect(events[0].closingSpeed).toBeLessThan(15);
    expect(events[0].x).toBeCloseTo(20, 0);
    expect(Math.abs(events[0].y)).toBeLessThan(0.01);
  });

  test('full throttle does not get it through, and it does not shake itself away', () => {
    const vehicle = ego(0, 10);
    run(vehicle, new Collisions([WALL]), 1500, FULL);
    expect(vehicle.pose.x + FRONT).toBeLessThan(20.3);
    expect(vehicle.pose.x + FRONT).toBeGreaterThan(18);
    expect(Math.abs(vehicle.pose.y)).toBeLessThan(0.5);
    expect(Math.abs(vehicle.pose.z)).toBeLessThan(0.1);
  });

  test('a glancing blow turns it along the wall and takes only the speed across it', () => {
    const vehicle = ego(0, 10, 0.3);
    const along: Solid = { x: 20, y: 6, yaw: 0, length: 80, width: 1 };
    const events = run(vehicle, new Collisions([along]), 250, COAST);
    expect(events).toHaveLength(1);
    expect(events[0].closingSpeed).toBeLessThan(5);
    expect(vehicle.truth().vx).toBeGreaterThan(5);
    expect(vehicle.pose.y).toBeLessThan(5.5);
  });

  test('a second hit long after the first is a new event', () => {
    const vehicle = ego(0, 8);
    const collisions = new Collisions([WALL]);
    run(vehicle, collisions, 300, COAST);
    const again = ego(0, 8);
    const events: Collision[] = [];
    for (let tick = 300; tick < 900; tick++) {
      again.step(COAST);
      events.push(...collisions.step(tick, again, noTraffic));
    }
    expect(events).toHaveLength(1);
  });

  test('solids out of reach change nothing', () => {
    const far: Solid[] = Array.from({ length: 200 }, (_, i) => ({
      x: i * 3 - 300,
      y: 30,
      yaw: i,
      length: 5,
      width: 4,
    }));
    const free = ego(0, 9);
    const beside = ego(0, 9);
    for (let tick = 0; tick < 200; tick++) free.step(FULL);
    expect(run(beside, new Collisions(far), 200, FULL)).toEqual([]);
    expect(hashOf(beside.truth())).toBe(hashOf(free.truth()));
  });
});

describe('another car', () => {
  const lane = town.lanes.find(({ junction, length }) => junction < 0 && length > 100);
  if (lane === undefined) throw new Error('the town has no long lane');
  const target = {
    model: 1,
    color: 0,
    lane: lane.index,
    s: 50,
    speed: 0,
    behaviour: { kind: 'stopped-until', time: 1e4 },
  } as const;

  /** The ego right behind the standing car, rolling into it. */
  function rearEnd(): { vehicle: EgoVehicle; traffic: Traffic; collisions: Collisions } {
    const traffic = new Traffic({ map: town, models: MODELS, actors: [target], seed: 1, vehicle: car });
    const { x, y, z, yaw } = traffic.current();
    const back = FRONT + 2.25 + 3;
    const start = {
      x: x[0] - back * Math.cos(yaw[0]),
      y: y[0] - back * Math.sin(yaw[0]),
      z: z[0],
      yaw: yaw[0],
      speed: 6,
    };
    const ground = {
      heightAt: (_x: number, _y: number, out: { z: number; nx: number; ny: number; nz: number }) =>
        Object.assign(out, { z: z[0], nx: 0, ny: 0, nz: 1 }),
    };
    return { vehicle: new EgoVehicle(car, ground, start), traffic, collisions: new Collisions([]) };
  }

  function step({ vehicle, traffic, collisions }: ReturnType<typeof rearEnd>, tick: number): Collision[] {
    vehicle.step(COAST);
    traffic.step(tick, noSignals, null);
    return collisions.step(tick, vehicle, traffic);
  }

  test('one event with its id; momentum along the normal is kept in the blow', () => {
    const scene = rearEnd();
    let before = 0;
    for (let tick = 0; tick < 300; tick++) {
      const speed = scene.vehicle.speed;
      const [event] = step(scene, tick);
      if (event === undefined) {
        before = speed;
        continue;
      }
      expect(event).toMatchObject({ other: 2, otherKind: 'actor', tick });
      expect(event.closingSpeed).toBeCloseTo(before, 0);
      const { length, width, height, speed: speeds } = scene.traffic.current();
      const mass = 117 * length[0] * width[0] * height[0];
      expect(car.mass * scene.vehicle.speed + mass * speeds[0]).toBeCloseTo(car.mass * event.closingSpeed, -2);
      expect(speeds[0]).toBeGreaterThan(scene.vehicle.speed);
      return;
    }
    throw new Error('they never met');
  });

  test('both come to rest apart, and no further event is told', () => {
    const scene = rearEnd();
    const events = Array.from({ length: 800 }, (_, tick) => step(scene, tick)).flat();
    expect(events).toHaveLength(1);
    expect(scene.traffic.current().speed[0]).toBeLessThan(1e-12);
  });

  test('going on from a snapshot in the middle of the contact is the same', () => {
    const through = rearEnd();
    let tick = 0;
    while (step(through, tick).length === 0 && tick < 300) tick++;
    const resumed = rearEnd();
    resumed.vehicle.restore(structuredClone(through.vehicle.snapshot()));
    resumed.traffic.restore(structuredClone(through.traffic.snapshot()));
    resumed.collisions.restore(structuredClone(through.collisions.snapshot()));
    for (let more = 1; more < 200; more++) {
      expect(step(resumed, tick + more)).toEqual(step(through, tick + more));
    }
    expect(hashOf(resumed.vehicle.truth())).toBe(hashOf(through.vehicle.truth()));
    expect(hashOf(resumed.traffic.truth())).toBe(hashOf(through.traffic.truth()));
  });
});
