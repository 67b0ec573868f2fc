import { describe, expect, test } from 'vitest';
import { hashOf } from '../../../src/core/hash.ts';
import type { ActorsTruth } from '../../../src/core/messages/actors-truth.ts';
import { isEntry, isExit } from '../../../src/world/traffic/map-edge.ts';
import { firstTown } from '../../map-fixture.ts';
import { shippedMap } from '../../shipped-maps.ts';
import { TrafficRun } from './traffic-fixture.ts';

const motorway = shippedMap('motorway');

test('a town without ends has no way in or out', () => {
  const town = firstTown();
  expect(town.lanes.filter((lane) => isExit(town, lane) || isEntry(town, lane))).toEqual([]);
});

test('a lane that is dropped beside others is no way out, nor one that begins beside others a way in', () => {
  for (const lane of motorway.lanes) {
    const beside = [lane.left, lane.right].filter((other) => other >= 0).map((other) => motorway.lanes[other]);
    if (beside.some(({ successors }) => successors.length > 0)) expect(isExit(motorway, lane)).toBe(false);
    if (beside.some(({ predecessors }) => predecessors.length > 0)) expect(isEntry(motorway, lane)).toBe(false);
  }
  expect(motorway.lanes.some((lane) => isExit(motorway, lane))).toBe(true);
  expect(motorway.lanes.some((lane) => lane.successors.length === 0 && !isExit(motorway, lane))).toBe(true);
});

describe('five minutes of 60 cars on the motorway, an ego standing near a way in', () => {
  const run = new TrafficRun(motorway, 1, 60);
  const entry = motorway.lanes.find((lane) => isEntry(motorway, lane));
  if (entry === undefined) throw new Error('no way in');
  const [x, y] = [entry.centre.x[0], entry.centre.y[0]];
  run.ego = { x, y: y + 40, yaw: Math.PI / 2, speed: 0 };
  const first: ActorsTruth = run.traffic.truth();
  const firstHash = hashOf(first);
  const known = new Set(first.id);
  let now = [...first.id];
  let nearest = Number.POSITIVE_INFINITY;
  let isReused = false;
  let isDoubled = false;
  for (let tick = 0; tick < 30_000; tick++) {
    run.step();
    const { id } = run.actors;
    for (let i = 0; i < id.length; i++) {
      if (id[i] === now[i]) continue;
      isReused ||= known.has(id[i]);
      known.add(id[i]);
      nearest = Math.min(nearest, Math.hypot(run.actors.x[i] - run.ego.x, run.actors.y[i] - run.ego.y));
      isDoubled ||= new Set(id).size < id.length;
    }
    now = [...id];
  }

  test('many leave, and for each another comes in with an id of its own', () => {
    expect(known.size).toBeGreaterThan(120);
    expect(isReused).toBe(false);
    expect(isDoubled).toBe(false);
    expect(run.actors.count).toBe(60);
  });
  test('nobody appears near the ego', () => expect(nearest).toBeGreaterThan(110));
  test('messages keep the ids that they had', () => expect(hashOf(first)).toBe(firstHash));
});

test('going on from a snapshot after some have left is the same as running through', () => {
  const through = new TrafficRun(motorway, 4, 80);
  for (let tick = 0; tick < 4003; tick++) through.step();
  const resumed = new TrafficRun(motorway, 4, 80);
  resumed.traffic.restore(structuredClone(through.traffic.snapshot()));
  resumed.tick = through.tick;
  for (let tick = 0; tick < 4000; tick++) {
    through.step();
    resumed.step();
  }
  expect(Math.max(...through.actors.id)).toBeGreaterThan(81 + 20);
  expect(hashOf(resumed.traffic.truth())).toBe(hashOf(through.traffic.truth()));
});

test('ids that begin anew leave out those of vehicles that are still there', () => {
  const run = new TrafficRun(motorway, 1, 60);
  // As if so many had come in before that the next ids are those of the first vehicles.
  const state = run.traffic.snapshot() as { vehicles: number };
  run.traffic.restore({ ...state, vehicles: 0 });
  for (let tick = 0; tick < 6000; tick++) {
    run.step();
    if (tick % 100 === 0) expect(new Set(run.actors.id).size).toBe(60);
  }
  expect(Math.max(...run.actors.id)).toBeGreaterThan(61);
});
