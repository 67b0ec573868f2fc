import { describe, expect, test } from 'vitest';
import { LIGHT } from '../../../src/core/messages/actors-truth.ts';
import { shippedMap } from '../../shipped-maps.ts';
import { overlappingPairs } from '../traffic/traffic-fixture.ts';
import { placeOn, StageRun } from './stage-run.ts';

const oval = shippedMap('oval');
const town = shippedMap('first-town');
const FAR = { road: '3', lane: -1, s: 400 };
const FAR_IN_TOWN = { road: '11', lane: -1, s: 250 };
const ID = 2;

const driving = (name: string, s: number, lane: number, speed: number, road = '1') => ({
  name,
  start: { road, lane, s },
  speed,
  behaviour: { kind: 'lane-follow' },
});
const onOval = (speed: number, others: readonly object[] = []) =>
  new StageRun(oval, { actors: [driving('a', 100, -1, speed), ...others], ego: FAR });

describe('orders to vehicles on lanes', () => {
  test('braking takes v^2 / 2 a, to the millimetre, and it stands from then on', () => {
    const run = onOval(20).drive(0.05);
    const [x, v] = [run.actors.x[0], run.actors.speed[0]];
    run.tell({ kind: 'brake', actor: ID, deceleration: 6, to: 0 }).drive(8);
    expect(run.actors.x[0] - x).toBeCloseTo((v * v) / 12, 3);
    expect(run.actors.speed[0]).toBe(0);
  });

  test('braking ends at the speed that it is to have, which it keeps', () => {
    const run = onOval(20).tell({ kind: 'brake', actor: ID, deceleration: 4, to: 8 }).drive(3.5);
    expect(run.actors.speed[0]).toBeCloseTo(8, 6);
    expect(run.drive(5).actors.speed[0]).toBeCloseTo(8, 6);
  });

  test('another speed comes with the acceleration that is asked, past the limit too, and ends when it resumes', () => {
    const run = onOval(20).tell({ kind: 'speed', actor: ID, speed: 35, acceleration: 3, reckless: false }).drive(2.1);
    expect(Math.abs(run.actors.speed[0] - 26)).toBeLessThan(0.4);
    expect(run.drive(4).actors.speed[0]).toBeCloseTo(35, 6);
    run.tell({ kind: 'resume', actor: ID }).drive(10);
    expect(run.actors.speed[0]).toBeLessThan(28);
  });

  test('behind others it keeps its distance, unless it is reckless', () => {
    const speed = { kind: 'speed', actor: ID, speed: 25, acceleration: 3 } as const;
    const slow = driving('slow', 200, -1, 8);
    const told = { kind: 'speed', actor: ID + 1, speed: 8, acceleration: 3, reckless: false } as const;
    const careful = onOval(20, [slow])
      .tell(told, { ...speed, reckless: false })
      .drive(15);
    expect(careful.actors.speed[0]).toBeLessThan(12);
    expect(overlappingPairs(careful.actors)).toEqual([]);
    const reckless = onOval(20, [slow]).tell(told, { ...speed, reckless: true });
    let contact = false;
    reckless.drive(8, () => (contact ||= overlappingPairs(reckless.actors).length > 0));
    expect(contact).toBe(true);
  });

  test('a change of lanes takes the time that is asked, whoever is there', () => {
    const speed = { kind: 'speed', actor: ID, speed: 20, acceleration: 3, reckless: false } as const;
    const run = onOval(20).tell(speed, { kind: 'lane', actor: ID, side: 'right', seconds: 3 });
    const right = placeOn(oval, { road: '1', lane: -2, s: 100 }).y;
    const left = placeOn(oval, { road: '1', lane: -1, s: 100 }).y;
    run.drive(1.5);
    expect(run.actors.y[0]).toBeCloseTo((left + right) / 2, 1);
    run.drive(1.4);
    expect(Math.abs(run.actors.y[0] - right)).toBeLessThan(0.02);
    expect(run.drive(5).actors.y[0]).toBeCloseTo(right, 2);
  });

  test('where there is no lane on that side nothing happens', () => {
    const run = onOval(20).tell({ kind: 'lane', actor: ID, side: 'left', seconds: 2 }).drive(4).actors;
    expect(run.y[0]).toBeCloseTo(placeOn(oval, { road: '1', lane: -1, s: 150 }).y, 6);
  });

  test('who heeds nothing passes lights and junctions at speed, where others stop', () => {
    const slowest = (obeys: boolean) => {
      const run = new StageRun(town, { actors: [driving('a', 20, -1, 9, '4')], ego: FAR_IN_TOWN });
      run.tell({ kind: 'speed', actor: ID, speed: 9, acceleration: 3, reckless: true });
      if (!obeys) run.tell({ kind: 'obey', actor: ID, signals: false });
      let least = 9;
      run.drive(16, () => (least = Math.min(least, run.actors.speed[0])));
      return least;
    };
    expect(slowest(true)).toBeLessThan(1);
    expect(slowest(false)).toBeGreaterThan(4);
  });

  test('hazard lights flash and a beacon too, until it resumes', () => {
    const run = onOval(20).tell({ kind: 'lights', actor: ID, lights: LIGHT.left | LIGHT.right | LIGHT.blue });
    const seen = new Set<number>();
    run.drive(3, () => seen.add(run.actors.lights[0] & (LIGHT.left | LIGHT.right | LIGHT.blue)));
    expect([...seen].sort((a, b) => a - b)).toEqual([0, 6, 8, 14]);
    run.tell({ kind: 'resume', actor: ID }).drive(0.2);
    expect(run.actors.lights[0] & LIGHT.blue).toBe(0);
  });
});

describe('coming and going', () => {
  test('who is spawned is not there before, then where the scene says; who is removed is gone', () => {
    const run = new StageRun(oval, { actors: [driving('a', 100, -1, 20)], absent: ['a'], ego: FAR }).drive(1);
    expect(run.actors.count).toBe(0);
    run.tell({ kind: 'spawn', actor: ID }).step();
    expect([...run.actors.id]).toEqual([ID]);
    expect(run.actors.x[0]).toBeCloseTo(placeOn(oval, { road: '1', lane: -1, s: 100.2 }).x, 1);
    run.drive(1).tell({ kind: 'remove', actor: ID }).step();
    expect(run.actors.count).toBe(0);
    run.tell({ kind: 'spawn', actor: ID }).drive(1);
    expect([...run.actors.id]).toEqual([ID]);
  });

  test('it waits for room: on top of the ego and of others nobody appears', () => {
    const blocked = { name: 'b', start: { road: '1', lane: -1, s: 103 }, behaviour: { kind: 'parked' } };
    const run = new StageRun(oval, { actors: [driving('a', 100, -1, 10), blocked], absent: ['a'], ego: FAR });
    run.tell({ kind: 'spawn', actor: ID }).drive(2);
    expect([...run.actors.id]).toEqual([ID + 1]);
    run.tell({ kind: 'remove', actor: ID + 1 }).drive(0.1);
    expect([...run.actors.id]).toEqual([ID]);
    const onEgo = new StageRun(oval, { actors: [driving('a', 400, -1, 10, '3')], absent: ['a'], ego: FAR });
    expect(onEgo.tell({ kind: 'spawn', actor: ID }).drive(2).actors.count).toBe(0);
  });
});

describe('orders to people', () => {
  const person = {
    kind: 'pedestrian',
    name: 'p',
    start: { road: '1', lane: -2, s: 300, beside: 2 },
    path: [{ x: 0, y: 0 }],
    departure: { kind: 'time', time: 100 },
  };
  const walk = (x: number, y: number, speed: number) =>
    ({ kind: 'walk', actor: 0xf000, x: Float64Array.of(x), y: Float64Array.of(y), speed }) as const;

  test('they walk where and as fast as they are told, stand there, and stop when told to', () => {
    const run = new StageRun(oval, { actors: [person], ego: FAR }).drive(1);
    const [x, y] = [run.actors.x[0], run.actors.y[0]];
    run.tell(walk(x + 30, y, 3.5)).drive(4);
    expect(run.actors.speed[0]).toBeGreaterThan(3.3);
    expect(run.drive(1).actors.x[0] - x).toBeGreaterThan(14.5);
    run.tell({ kind: 'brake', actor: 0xf000, deceleration: 3, to: 0 }).drive(1);
    expect(run.actors.speed[0]).toBeLessThan(0.05);
    run.tell(walk(x + 30, y, 2)).drive(20);
    expect(run.actors.x[0] - x).toBeCloseTo(30, 0);
    expect(run.actors.speed[0]).toBeLessThan(0.05);
  });

  test('they come and go', () => {
    const run = new StageRun(oval, { actors: [person], absent: ['p'], ego: FAR }).drive(0.5);
    expect(run.actors.count).toBe(0);
    expect(run.tell({ kind: 'spawn', actor: 0xf000 }).drive(0.5).actors.count).toBe(1);
    expect(run.tell({ kind: 'remove', actor: 0xf000 }).drive(0.5).actors.count).toBe(0);
  });
});

describe('leaving the lanes', () => {
  const path = (points: readonly (readonly [number, number])[], speed: number, backwards = false) =>
    ({
      kind: 'path',
      actor: ID,
      x: Float64Array.from(points, ([x]) => x),
      y: Float64Array.from(points, ([, y]) => y),
      speed: new Float64Array(points.length).fill(speed),
      backwards,
    }) as const;

  test('a vehicle drives off its lane along a path, stands at its end, and is back on its lane when it resumes', () => {
    const run = onOval(10).drive(0.5);
    const [x, y] = [run.actors.x[0], run.actors.y[0]];
    let jump = 0;
    let last = [x, y];
    const watch = () => {
      jump = Math.max(jump, Math.hypot(run.actors.x[0] - last[0], run.actors.y[0] - last[1]));
      last = [run.actors.x[0], run.actors.y[0]];
    };
    run
      .tell(
        path(
          [
            [x + 25, y],
            [x + 45, y + 4],
            [x + 80, y + 4],
          ],
          10,
        ),
      )
      .drive(12, watch);
    expect([run.actors.x[0], run.actors.y[0]]).toEqual([expect.closeTo(x + 80, 2), expect.closeTo(y + 4, 2)]);
    expect(run.actors.speed[0]).toBe(0);
    expect(jump).toBeLessThan(0.2);
    run
      .tell(
        path(
          [
            [x + 95, y + 3],
            [x + 110, y],
          ],
          5,
        ),
      )
      .drive(8, watch);
    run.tell({ kind: 'resume', actor: ID }).drive(10, watch);
    expect(jump).toBeLessThan(0.26);
    expect(run.actors.speed[0]).toBeGreaterThan(10);
    expect([-2, -6]).toContainEqual(expect.closeTo(run.actors.y[0], 1));
  });

  test('a parked car pulls out backwards', () => {
    const parked = {
      name: 'a',
      start: { road: '1', lane: -2, s: 200, offset: -8, heading: -90 },
      behaviour: { kind: 'parked' },
    };
    const run = new StageRun(oval, { actors: [parked], ego: FAR }).drive(0.5);
    const [x, y] = [run.actors.x[0], run.actors.y[0]];
    run
      .tell(
        path(
          [
            [x, y + 4],
            [x - 5, y + 8],
            [x - 10, y + 8],
          ],
          2,
          true,
        ),
      )
      .drive(3);
    expect(run.actors.speed[0]).toBeLessThan(-1);
    run.drive(15);
    expect([run.actors.x[0], run.actors.y[0], run.actors.speed[0]]).toEqual([
      expect.closeTo(x - 10, 2),
      expect.closeTo(y + 8, 2),
      0,
    ]);
  });

  test('who follows a path and is careful stops before what stands there, and goes on when that is gone', () => {
    const parked = (name: string, s: number) => ({
      name,
      start: { road: '1', lane: -1, s },
      behaviour: { kind: 'parked' },
    });
    const drive = (careful: boolean) => {
      const run = new StageRun(oval, { actors: [parked('a', 100), parked('b', 140)], ego: FAR }).drive(0.1);
      const [x, y] = [run.actors.x[0], run.actors.y[0]];
      return run.tell({ ...path([[x + 70, y]], 8), careful }).drive(20);
    };
    const careful = drive(true);
    expect(overlappingPairs(careful.actors)).toEqual([]);
    expect(careful.actors.speed[0]).toBe(0);
    const gap = careful.actors.x[1] - careful.actors.x[0] - careful.actors.length[0];
    expect(gap).toBeGreaterThan(0.3);
    expect(gap).toBeLessThan(3);
    careful.tell({ kind: 'remove', actor: ID + 1 }).drive(12);
    expect(careful.actors.x[0]).toBeCloseTo(placeOn(oval, { road: '1', lane: -1, s: 170 }).x, 1);
    const blind = drive(false);
    expect(blind.actors.speed[0]).toBe(0);
    expect(blind.actors.x[1]).toBeGreaterThan(placeOn(oval, { road: '1', lane: -1, s: 140.2 }).x);
  });

  test('same orders, same hash, and on from the middle of everything', () => {
    const play = (run: StageRun, from: number) => {
      for (let k = from; k < 12; k++) {
        const [x, y] = [run.tick > 0 ? run.actors.x[0] : 0, 0];
        if (k === 1) run.tell({ kind: 'lane', actor: ID, side: 'right', seconds: 2 });
        if (k === 2) run.tell({ kind: 'speed', actor: ID + 1, speed: 5, acceleration: 2, reckless: false });
        if (k === 4)
          run.tell(
            path(
              [
                [x + 20, y],
                [x + 40, y - 8],
              ],
              8,
            ),
            { kind: 'lights', actor: ID + 1, lights: 6 },
          );
        if (k === 6) run.tell({ kind: 'remove', actor: ID + 2 });
        if (k === 8) run.tell({ kind: 'spawn', actor: ID + 2 }, { kind: 'resume', actor: ID });
        run.drive(1);
      }
      return run;
    };
    const setting = {
      actors: [driving('a', 100, -1, 15), driving('b', 140, -2, 15), driving('c', 60, -1, 15)],
      ego: FAR,
      trafficCount: 20,
    };
    const first = play(new StageRun(oval, setting), 0);
    const second = new StageRun(oval, setting);
    for (let k = 0; k < 1; k++) second.drive(1);
    const again = play(second, 1);
    expect(again.hashes).toEqual(first.hashes);
    const third = new StageRun(oval, setting);
    const half = new StageRun(oval, setting);
    half.drive(1).tell({ kind: 'lane', actor: ID, side: 'right', seconds: 2 }).drive(1);
    half.tell({ kind: 'speed', actor: ID + 1, speed: 5, acceleration: 2, reckless: false }).drive(2);
    half
      .tell(
        path(
          [
            [half.actors.x[0] + 20, 0],
            [half.actors.x[0] + 40, -8],
          ],
          8,
        ),
        { kind: 'lights', actor: ID + 1, lights: 6 },
      )
      .drive(1.05);
    third.restore(half.snapshot());
    expect(third.drive(0.9).hashes).toEqual(first.hashes.slice(505, 595));
  });
});
