import { describe, expect, test } from 'vitest';
import { Hasher, hashOf } from '../../../src/core/hash.ts';
import { LIGHT } from '../../../src/core/messages/actors-truth.ts';
import { SIGNAL_STATE } from '../../../src/core/messages/signals.ts';
import { LaneIndex } from '../../../src/map/lane-index.ts';
import type { LanePosition } from '../../../src/map/road-map.ts';
import type { ActorStart } from '../../../src/world/traffic/actor-start.ts';
import { firstTown } from '../../map-fixture.ts';
import { withoutInexactMath } from '../without-inexact-math.ts';
import { overlappingPairs, TrafficRun } from './traffic-fixture.ts';

const town = firstTown();
const road = town.lanes.findIndex(({ junction, length }) => junction < 0 && length > 100);

function car(
  lane: number,
  s: number,
  speed = 0,
  behaviour: ActorStart['behaviour'] = { kind: 'lane-follow' },
): ActorStart {
  return { model: 1, color: 0x808080, lane, s, speed, behaviour };
}

describe('a quarter of an hour of 25 cars in the town', () => {
  const run = new TrafficRun(town, 1, 25);
  const { count } = run.traffic;
  const index = new LaneIndex(town);
  const now: LanePosition = { lane: -1, s: 0, d: 0 };
  const lineAhead: { line: number; s: number }[] = Array.from({ length: count }, () => ({ line: -1, s: 0 }));
  const movedAt = new Int32Array(count);
  let longestRest = 0;
  let overlaps = 0;
  let crossedOnRed = 0;
  let crossedOnGreen = 0;
  let hardest = 0;
  let farthest = 0;
  let distance = 0;

  function watchLine(i: number): void {
    const { x, y, yaw, length } = run.actors;
    index.nearestLane(
      x[i] + (length[i] / 2) * Math.cos(yaw[i]),
      y[i] + (length[i] / 2) * Math.sin(yaw[i]),
      yaw[i],
      2,
      now,
    );
    const before = lineAhead[i];
    const hasCrossed = before.line >= 0 && (now.lane !== town.stopLines[before.line].lane || now.s > before.s);
    if (hasCrossed) {
      const { signal } = town.stopLines[before.line];
      if (town.signals[signal].kind === 'light' && run.signals[signal] === SIGNAL_STATE.red) crossedOnRed++;
      if (run.signals[signal] === SIGNAL_STATE.green) crossedOnGreen++;
    }
    before.line = town.stopLines.findIndex(({ lane, s }) => lane === now.lane && now.s <= s);
    before.s = before.line < 0 ? 0 : town.stopLines[before.line].s;
  }

  function offCentre(i: number): number {
    index.nearestLane(run.actors.x[i], run.actors.y[i], run.actors.yaw[i], 2, now);
    return now.lane < 0 ? Number.POSITIVE_INFINITY : Math.abs(now.d);
  }

  for (let tick = 0; tick < 90_000; tick++) {
    run.step();
    const { speed, acceleration } = run.actors;
    for (let i = 0; i < count; i++) {
      if (speed[i] > 0.1) movedAt[i] = tick;
      longestRest = Math.max(longestRest, tick - movedAt[i]);
      if (speed[i] > 0) hardest = Math.min(hardest, acceleration[i]);
      distance += speed[i] / 100;
      if (tick % 50 === 0) watchLine(i);
    }
    if (tick % 50 === 0) overlaps += overlappingPairs(run.actors).length;
    if (tick % 50 === 0) for (let i = 0; i < count; i++) farthest = Math.max(farthest, offCentre(i));
  }

  test('all 25 found a place', () => expect(count).toBe(25));
  test('every car moves at some time within any three minutes', () => expect(longestRest).toBeLessThan(18_000));
  test('no two cars ever overlap', () => expect(overlaps).toBe(0));
  test('nobody crosses a stop line at red, many do at green', () => {
    expect(crossedOnRed).toBe(0);
    expect(crossedOnGreen).toBeGreaterThan(50);
  });
  test('nobody has to brake in an emergency', () => expect(hardest).toBeGreaterThan(-4.5));
  test('it flows: more than 5 m/s on average', () => expect(distance / count / 900).toBeGreaterThan(5));
  test('cars keep to the middle of their lanes', () => expect(farthest).toBeLessThan(1e-3));
});

describe('behaviour', () => {
  test('a car that stands until a time stands until then, brake lamps on, and moves off', () => {
    const run = new TrafficRun(town, 3, 0, [car(road, 40, 0, { kind: 'stopped-until', time: 12 })]);
    const { x } = run.actors;
    const start = x[0];
    for (let tick = 0; tick < 1200; tick++) {
      run.step();
      expect(x[0]).toBe(start);
      expect(run.actors.lights[0] & LIGHT.brake).toBe(LIGHT.brake);
    }
    for (let tick = 0; tick < 300; tick++) run.step();
    expect(run.actors.speed[0]).toBeGreaterThan(2);
    expect(run.actors.lights[0] & LIGHT.brake).toBe(0);
  });

  test('the car behind it stops with its gap at standstill', () => {
    const run = new TrafficRun(town, 3, 0, [car(road, 80, 0, { kind: 'stopped-until', time: 100 }), car(road, 20, 10)]);
    for (let tick = 0; tick < 3000; tick++) run.step();
    const { x, y, speed, length } = run.actors;
    const gap = Math.hypot(x[0] - x[1], y[0] - y[1]) - length[0];
    expect(speed[1]).toBeLessThan(0.05);
    expect(gap).toBeGreaterThan(1.7);
    expect(gap).toBeLessThan(3);
  });

  test('while the way out of a junction is blocked nobody stands on the junction but who waits in its middle', () => {
    const exit = town.lanes[town.lanes[road].successors[0]].successors[0];
    const run = new TrafficRun(town, 8, 25, [car(exit, 4, 0, { kind: 'stopped-until', time: 1e4 })]);
    const index = new LaneIndex(town);
    const place: LanePosition = { lane: -1, s: 0, d: 0 };
    const standing = new Int32Array(run.traffic.count);
    let waiting = 0;
    for (let tick = 0; tick < 40_000; tick++) {
      run.step();
      const { x, y, yaw, speed } = run.actors;
      for (let i = 0; i < run.traffic.count; i++) {
        standing[i] = speed[i] < 0.05 ? standing[i] + 1 : 0;
        if (standing[i] !== 600 || run.traffic.ways.inMiddle[i] === 1) continue;
        index.nearestLane(x[i], y[i], yaw[i], 2, place);
        expect(town.lanes[place.lane].junction).toBe(-1);
        waiting++;
      }
    }
    expect(waiting).toBeGreaterThan(3);
  });

  test('a car that was hit brakes and stays where it is', () => {
    const run = new TrafficRun(town, 3, 0, [car(road, 20, 10)]);
    for (let tick = 0; tick < 100; tick++) run.step();
    run.traffic.crash(0, 6);
    for (let tick = 0; tick < 200; tick++) run.step();
    const { x, speed } = run.actors;
    const place = x[0];
    for (let tick = 0; tick < 1000; tick++) run.step();
    expect(speed[0]).toBe(0);
    expect(x[0]).toBe(place);
  });

  test('pitch follows the slope: the car points along the chord of its wheels', () => {
    const run = new TrafficRun(town, 5, 20);
    let steepest = 0;
    for (let tick = 0; tick < 3000; tick++) {
      run.step();
      for (const pitch of run.actors.pitch) steepest = Math.max(steepest, Math.abs(pitch));
    }
    expect(steepest).toBeGreaterThan(0.01);
    expect(steepest).toBeLessThan(0.12);
  });

  test('positions are continuous: no car jumps by more than its speed allows', () => {
    const run = new TrafficRun(town, 6, 25);
    run.step();
    for (let tick = 1; tick < 4000; tick++) {
      const x = run.actors.x.slice();
      const y = run.actors.y.slice();
      run.step();
      for (let i = 0; i < run.traffic.count; i++) {
        const way = Math.hypot(run.actors.x[i] - x[i], run.actors.y[i] - y[i]);
        expect(way).toBeLessThan(run.actors.speed[i] * 0.01 * 1.02 + 2e-3);
      }
    }
  });
});

describe('determinism', () => {
  function hashAfter(run: TrafficRun, ticks: number): string {
    const hasher = new Hasher();
    for (let tick = 0; tick < ticks; tick++) {
      run.step();
      hasher.data(run.traffic.truth());
    }
    return hasher.digest();
  }

  test('same seed, same hash; another seed, another', () => {
    const hash = hashAfter(new TrafficRun(town, 1, 12), 600);
    expect(hashAfter(new TrafficRun(town, 1, 12), 600)).toBe(hash);
    expect(hashAfter(new TrafficRun(town, 2, 12), 600)).not.toBe(hash);
  });

  test('going on from a snapshot, also between two decisions, is the same as running through', () => {
    for (const ticks of [0, 1, 997, 1501]) {
      const through = new TrafficRun(town, 4, 20);
      for (let tick = 0; tick < ticks; tick++) through.step();
      const state = structuredClone(through.traffic.snapshot());
      const resumed = new TrafficRun(town, 4, 20);
      resumed.traffic.restore(state);
      resumed.tick = ticks;
      expect(hashAfter(resumed, 800)).toBe(hashAfter(through, 800));
      expect(hashOf(resumed.traffic.snapshot())).toBe(hashOf(through.traffic.snapshot()));
    }
  });

  test('no tick calls a function of Math that differs between engines', () => {
    const run = new TrafficRun(town, 1, 20);
    withoutInexactMath(() => {
      for (let tick = 0; tick < 300; tick++) run.step();
    });
    expect(Math.max(...run.actors.speed)).toBeGreaterThan(1);
  });

  test('messages are not changed by later ticks', () => {
    const run = new TrafficRun(town, 1, 10);
    run.step();
    const message = run.traffic.truth();
    const hash = hashOf(message);
    for (let tick = 0; tick < 100; tick++) run.step();
    expect(hashOf(message)).toBe(hash);
  });
});
