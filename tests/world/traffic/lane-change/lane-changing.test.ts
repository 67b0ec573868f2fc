import { describe, expect, test } from 'vitest';
import { hashOf } from '../../../../src/core/hash.ts';
import { type ActorsTruth, LIGHT } from '../../../../src/core/messages/actors-truth.ts';
import { mayChangeLane } from '../../../../src/map/may-change-lane.ts';
import type { RoadMap } from '../../../../src/map/road-map.ts';
import type { ActorStart } from '../../../../src/world/traffic/actor-start.ts';
import { lateralShare, lateralSlope } from '../../../../src/world/traffic/lane-change/lateral-profile.ts';
import { isSafe, pays } from '../../../../src/world/traffic/lane-change/mobil.ts';
import { PATH_LENGTH } from '../../../../src/world/traffic/traffic-state.ts';
import { firstTown } from '../../../map-fixture.ts';
import { shippedMap } from '../../../shipped-maps.ts';
import { overlappingPairs, TrafficRun } from '../traffic-fixture.ts';

const motorway = shippedMap('motorway');
const oval = shippedMap('oval');
const laneOf = (map: RoadMap, key: string) => map.lanes.findIndex((lane) => lane.key === key);

function car(
  lane: number,
  s: number,
  speed: number,
  behaviour: ActorStart['behaviour'] = { kind: 'lane-follow' },
): ActorStart {
  return { model: 1, color: 0x808080, lane, s, speed, behaviour };
}

describe('the course of a change', () => {
  test('begins and ends level and straight, and is half done half way', () => {
    expect([lateralShare(0), lateralShare(0.5), lateralShare(1)]).toEqual([0, 0.5, 1]);
    expect([lateralSlope(0), lateralSlope(1)]).toEqual([0, 0]);
    for (let u = 0.05; u < 1; u += 0.1)
      expect((lateralShare(u + 1e-6) - lateralShare(u - 1e-6)) / 2e-6).toBeCloseTo(lateralSlope(u), 6);
  });
});

describe('MOBIL', () => {
  const prospect = {
    own: 0,
    ownAfter: 0.5,
    newFollower: 0,
    newFollowerAfter: -0.6,
    oldFollower: 0,
    oldFollowerAfter: 0,
  };
  test('a gain is weighed against what it costs others', () => {
    expect(pays(prospect, 0, 0)).toBe(true);
    expect(pays(prospect, 0.5, 0)).toBe(true);
    expect(pays(prospect, 1, 0)).toBe(false);
  });
  test('rules that keep to the outer lane make it harder to leave it, and easier to come back', () => {
    const level = { ...prospect, ownAfter: 0.3, newFollowerAfter: 0 };
    expect(pays(level, 0, 0)).toBe(true);
    expect(pays(level, 0, 1)).toBe(false);
    expect(pays({ ...level, ownAfter: -0.1 }, 0, -1)).toBe(true);
  });
  test('nobody may be made to brake harder than 4 m/s^2, whatever the gain', () => {
    expect(isSafe({ ...prospect, newFollowerAfter: -4.1 })).toBe(false);
    expect(isSafe({ ...prospect, ownAfter: -4.1 })).toBe(false);
    expect(isSafe(prospect)).toBe(true);
  });
});

describe('a fast car behind a slow one on an empty road with several lanes', () => {
  const lane = oval.lanes.find(({ left, right, length }) => left >= 0 && right < 0 && length > 300);
  if (lane === undefined) throw new Error('no outer lane');
  const run = new TrafficRun(oval, 1, 0, [
    car(lane.index, 150, 0, { kind: 'stopped-until', time: 1e4 }),
    car(lane.index, 10, 15),
  ]);
  const announced: number[] = [];
  let begun = -1;
  let ended = -1;
  let overlaps = 0;
  let steepest = 0;
  const held = new Set<string>();
  let before: ActorsTruth = run.traffic.truth();
  let jump = 0;
  for (let tick = 0; tick < 3000; tick++) {
    run.step();
    const state = run.traffic.ways;
    if (begun < 0 && (run.actors.lights[1] & LIGHT.left) !== 0) announced.push(tick);
    if (begun < 0 && state.changeSide[1] !== 0) begun = tick;
    if (begun >= 0 && ended < 0 && state.changeSide[1] === 0) ended = tick;
    if (begun >= 0 && ended < 0) {
      held.add(`${state.path[PATH_LENGTH]} ${state.path[3 * PATH_LENGTH]}`);
      steepest = Math.max(steepest, state.changeWidth[1] / state.changeLength[1]);
    }
    overlaps += overlappingPairs(run.actors).length;
    const way = Math.hypot(run.actors.x[1] - before.x[1], run.actors.y[1] - before.y[1]);
    jump = Math.max(jump, way - run.actors.speed[1] * 0.01);
    before = run.traffic.truth();
  }

  test('passes it, and touches it never', () => {
    expect(begun).toBeGreaterThan(0);
    expect(run.actors.speed[1]).toBeGreaterThan(5);
    expect(overlaps).toBe(0);
  });
  test('flashes for a second before', () => expect(begun - announced[0]).toBeGreaterThanOrEqual(100));
  test('takes some seconds, without jumping', () => {
    expect(ended - begun).toBeGreaterThan(200);
    expect(ended - begun).toBeLessThan(1000);
    expect(jump).toBeLessThan(0.03);
  });
  test('is on both lanes meanwhile', () => {
    expect(held.has(`${lane.left} ${lane.index}`)).toBe(true);
  });
});

test('a queue behind one that stands for good gets around it, each in turn, beside a busy lane', () => {
  const outer = oval.lanes.findIndex(({ left, right, length }) => left >= 0 && right < 0 && length > 300);
  const { left } = oval.lanes[outer];
  const queue = Array.from({ length: 8 }, (_, i) => car(outer, 10 + 25 * i, 8));
  const beside = Array.from({ length: 10 }, (_, i) => car(left, 5 + 30 * i, 8));
  const run = new TrafficRun(oval, 1, 0, [
    car(outer, 250, 0, { kind: 'stopped-until', time: 1e4 }),
    ...queue,
    ...beside,
  ]);
  let overlaps = 0;
  for (let tick = 0; tick < 9000; tick++) {
    run.step();
    if (tick % 20 === 0) overlaps += overlappingPairs(run.actors).length;
  }
  expect(overlaps).toBe(0);
  expect([...run.actors.speed].slice(1).every((speed) => speed > 5)).toBe(true);
});

describe('marks', () => {
  test('where they are solid nobody changes, in the grid city', () => {
    const city = shippedMap('grid-city');
    const run = new TrafficRun(city, 1, 250);
    let changes = 0;
    for (let tick = 0; tick < 6000; tick++) {
      run.step();
      if (tick % 10 !== 0) continue;
      const state = run.traffic.ways;
      for (let i = 0; i < run.traffic.count; i++) {
        if (state.changedAt[i] !== tick) continue;
        changes++;
        const from = state.path[(run.traffic.count + i) * PATH_LENGTH];
        const side = state.changeSide[i] > 0 ? 'left' : 'right';
        expect(mayChangeLane(city, from, side, state.s[run.traffic.count + i])).toBe(true);
      }
    }
    expect(changes).toBeGreaterThan(0);
  });

  test('in a town whose lanes part at every junction, everybody keeps to the way he goes', () => {
    const run = new TrafficRun(firstTown(), 1, 60);
    for (let tick = 0; tick < 3000; tick++) run.step();
    expect(Math.max(...run.traffic.ways.changedAt)).toBeLessThan(0);
  });
});

describe('five minutes of a busy motorway', () => {
  const run = new TrafficRun(motorway, 1, 250);
  const { count } = run.traffic;
  const ramps = ['3/0/-6', '3/1/-6', '3/2/-6', '1/3/6', '1/2/6', '1/1/6'].map((key) => laneOf(motorway, key));
  const drops = ['3/4/-5', '3/3/-5'].map((key) => laneOf(motorway, key));
  let merged = 0;
  let squeezed = 0;
  let overlaps = 0;
  let rest = 0;
  const movedAt = new Int32Array(count);
  const { changedAt, path, speed } = run.traffic.ways;
  for (let tick = 0; tick < 30_000; tick++) {
    run.step();
    if (tick % 10 !== 0) continue;
    for (let i = 0; i < count; i++) if (speed[i] > 0.1) movedAt[i] = tick;
    for (let i = 0; i < count; i++) {
      const from = path[(count + i) * PATH_LENGTH];
      if (changedAt[i] === tick && ramps.includes(from)) merged++;
      if (changedAt[i] === tick && drops.includes(from)) squeezed++;
      const lane = path[i * PATH_LENGTH];
      if (ramps.includes(lane) || drops.includes(lane)) rest = Math.max(rest, tick - movedAt[i]);
    }
    if (tick % 50 === 0) overlaps += overlappingPairs(run.actors).length;
  }

  test('those on acceleration lanes get in, those on a lane that is dropped get over', () => {
    expect(merged).toBeGreaterThan(20);
    expect(squeezed).toBeGreaterThan(20);
  });
  test('nobody waits there for more than a minute, and nobody touches anybody', () => {
    expect(rest).toBeLessThan(6000);
    expect(overlaps).toBe(0);
  });
});

test('going on from a snapshot in the middle of changes is the same as running through', () => {
  const through = new TrafficRun(motorway, 4, 200);
  let changing = 0;
  for (; changing < 2; changing = through.traffic.ways.changeSide.filter((side) => side !== 0).length)
    for (let i = 0; i < 7; i++) through.step();
  const resumed = new TrafficRun(motorway, 4, 200);
  resumed.traffic.restore(structuredClone(through.traffic.snapshot()));
  resumed.tick = through.tick;
  for (let tick = 0; tick < 2000; tick++) {
    through.step();
    resumed.step();
  }
  expect(hashOf(resumed.traffic.snapshot())).toBe(hashOf(through.traffic.snapshot()));
});
