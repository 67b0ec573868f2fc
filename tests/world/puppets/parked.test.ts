import { describe, expect, test } from 'vitest';
import { shippedMap } from '../../shipped-maps.ts';
import { overlappingPairs } from '../traffic/traffic-fixture.ts';
import { placeOn, StageRun } from './stage-run.ts';

const oval = shippedMap('oval');
const town = shippedMap('first-town');
const FAR = { road: '3', lane: -1, s: 400 };

const parked = (name: string, start: object, model = 'sedan') => ({
  name,
  model,
  start,
  behaviour: { kind: 'parked' },
});
const driving = (name: string, s: number, lane: number, speed: number) => ({
  name,
  start: { road: '1', lane, s },
  speed,
  behaviour: { kind: 'lane-follow' },
});

describe('parked vehicles', () => {
  test('stand to the centimetre where the scene puts them, under the ids and in the order of others', () => {
    const road = placeOn(oval, { road: '1', lane: -2, s: 300 });
    const actors = [
      driving('a', 100, -1, 20),
      parked('askew', { road: '1', lane: -2, s: 300, offset: -2.5, heading: 10 }),
      parked('free', { x: road.x + 40, y: road.y - 3, heading: 270 }, 'van'),
    ];
    const run = new StageRun(oval, { actors, ego: FAR }).drive(1);
    const { id, x, y, z, yaw, speed, count } = run.actors;
    expect([count, ...id]).toEqual([3, 2, 3, 4]);
    expect(x[1]).toBeCloseTo(road.x + 2.5 * Math.sin(road.heading), 9);
    expect(y[1]).toBeCloseTo(road.y - 2.5 * Math.cos(road.heading), 9);
    expect(yaw[1]).toBeCloseTo(road.heading + (10 * Math.PI) / 180, 9);
    expect(z[1]).toBeCloseTo(road.z, 2);
    expect([x[2], y[2]]).toEqual([road.x + 40, road.y - 3]);
    expect(yaw[2]).toBeCloseTo(-Math.PI / 2, 9);
    expect([speed[1], speed[2]]).toEqual([0, 0]);
  });

  test('half on a lane they are gone around where there is a second one, and nobody touches them', () => {
    const actors = [
      parked('van', { road: '1', lane: -2, s: 400, offset: -1.5 }, 'van'),
      ...[100, 150, 200].map((s) => driving(`car ${s}`, s, -2, 20)),
    ];
    const run = new StageRun(oval, { actors, ego: FAR });
    let most = 0;
    run.drive(40, () => {
      if (run.tick % 10 === 0) most = Math.max(most, overlappingPairs(run.actors).length);
    });
    expect(most).toBe(0);
    const middle = placeOn(oval, { road: '1', lane: -2, s: 400 });
    const ahead = [1, 2, 3].filter((i) => Math.hypot(run.actors.x[i] - middle.x, run.actors.y[i] - middle.y) > 150);
    expect(ahead).toEqual([1, 2, 3]);
  });

  test('across both lanes they stop who comes, before them', () => {
    const road = placeOn(oval, { road: '1', lane: -1, s: 400 });
    const heading = (road.heading * 180) / Math.PI + 90;
    const actors = [
      parked('lorry', { x: road.x, y: road.y, heading }, 'truck'),
      driving('left', 200, -1, 25),
      driving('right', 180, -2, 25),
    ];
    const run = new StageRun(oval, { actors, ego: FAR }).drive(40);
    expect(overlappingPairs(run.actors)).toEqual([]);
    for (const i of [1, 2]) {
      expect(run.actors.speed[i]).toBeLessThan(0.01);
      const along = Math.abs(run.actors.x[i] - road.x);
      expect(along).toBeGreaterThan(3.5);
      expect(along).toBeLessThan(13);
    }
  });

  test('half on the only lane they are driven around within it, and a hand over its edge', () => {
    const actors = [
      {
        name: 'van',
        model: 'van',
        start: { road: '12', lane: -1, s: 120, offset: -1.9 },
        behaviour: { kind: 'parked' },
      },
      { name: 'car', start: { road: '12', lane: -1, s: 30 }, speed: 10, behaviour: { kind: 'lane-follow' } },
    ];
    const run = new StageRun(town, { actors, ego: { road: '11', lane: -1, s: 250 } });
    let most = 0;
    let turn = 0;
    let last = Number.NaN;
    run.drive(14, () => {
      if (run.tick % 10 !== 0) return;
      most = Math.max(most, overlappingPairs(run.actors).length);
      if (!Number.isNaN(last)) turn = Math.max(turn, Math.abs(run.actors.yaw[1] - last));
      last = run.actors.yaw[1];
    });
    expect(most).toBe(0);
    expect(turn).toBeLessThan(0.05);
    const beyond = placeOn(town, { road: '12', lane: -1, s: 135 });
    expect(Math.hypot(run.actors.x[1] - beyond.x, run.actors.y[1] - beyond.y)).toBeLessThan(40);
    expect(run.actors.y[1]).toBeLessThan(beyond.y);
  });

  test('beside the road they are in nobody’s way', () => {
    const alone = [driving('car', 100, -2, 20)];
    const beside = [...alone, parked('van', { road: '1', lane: -2, s: 250, offset: -3.6 }, 'van')];
    const [a, b] = [alone, beside].map((actors) => new StageRun(oval, { actors, ego: FAR }).drive(12).actors);
    expect([b.x[0], b.y[0], b.speed[0]]).toEqual([a.x[0], a.y[0], a.speed[0]]);
  });

  test('hit by the ego one blow pushes them on, and they come to a stand', () => {
    const actors = [parked('sedan', { road: '1', lane: -1, s: 130, offset: 0.2 })];
    const run = new StageRun(oval, { actors, ego: { road: '1', lane: -1, s: 100 }, egoSpeed: 15 });
    run.command = { steer: 0, throttle: 0.3, brake: 0, crossTrack: 0, headingError: 0, speedError: 0, targetSpeed: 0 };
    const collisions: unknown[] = [];
    run.drive(6, () => collisions.push(...(run.bus.publishedNow('truth.events')?.collisions ?? [])));
    expect(collisions).toHaveLength(1);
    expect(collisions[0]).toMatchObject({ other: 2, otherKind: 'actor' });
    expect(run.actors.x[0]).toBeGreaterThan(placeOn(oval, { road: '1', lane: -1, s: 132 }).x);
  });

  test('nobody of the traffic starts where they stand; same seed, same hash, and on from any tick', () => {
    const actors = Array.from({ length: 20 }, (_, i) =>
      parked(`p${i}`, { road: '1', lane: i % 2 === 0 ? -1 : -2, s: 40 * i + 10, offset: i % 2 === 0 ? 1.2 : -1.2 }),
    );
    const setting = { actors, ego: FAR, trafficCount: 40, seed: 3 };
    const first = new StageRun(oval, setting);
    const half = first.drive(5).snapshot();
    expect(overlappingPairs(first.actors)).toEqual([]);
    first.drive(5);
    const second = new StageRun(oval, setting).drive(10);
    expect(second.hashes).toEqual(first.hashes);
    const third = new StageRun(oval, setting);
    third.restore(half);
    expect(third.drive(5).hashes).toEqual(first.hashes.slice(500));
  });
});
