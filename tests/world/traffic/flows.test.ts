import { describe, expect, test } from 'vitest';
import { hashOf } from '../../../src/core/hash.ts';
import type { RoadMap } from '../../../src/map/road-map.ts';
import { flowPool } from '../../../src/world/traffic/flow-pool.ts';
import { withStage } from '../../../src/world/traffic/off-stage.ts';
import { Traffic } from '../../../src/world/traffic/traffic.ts';
import { poolOf, type TrafficFlow } from '../../../src/world/traffic/traffic-flow.ts';
import { PATH_LENGTH, type TrafficState } from '../../../src/world/traffic/traffic-state.ts';
import { VEHICLE_KINDS } from '../../../src/world/traffic/vehicle-kinds.ts';
import { compactHatchback } from '../../../src/world/vehicles/compact-hatchback.ts';
import { crossingMap, laneFrom } from './crossing-map.ts';
import { overlappingPairs } from './traffic-fixture.ts';

const map = crossingMap({ control: { kind: 'yield', minor: ['South', 'North'] } });
const MODELS = [...new Set(VEHICLE_KINDS.flatMap(({ models }) => models))].map((name) => ({
  name,
  kind: 0,
  length: 4.5,
  width: 1.8,
  height: 1.5,
}));

/** Lanes that lead away from the middle on an arm. */
function exits(arm: string): number[] {
  const lanes = map.lanes.filter(({ road, junction }) => junction < 0 && map.document.roads[road].name === arm);
  return lanes.filter(({ successors }) => successors.length === 0).map(({ index }) => index);
}

function flow(from: string, to: string | null, vehiclesPerHour: number, more: Partial<TrafficFlow> = {}): TrafficFlow {
  return {
    from: laneFrom(map, from),
    to: to === null ? null : exits(to),
    vehiclesPerHour,
    kinds: { car: 1 },
    begin: 0,
    end: Number.POSITIVE_INFINITY,
    ...more,
  };
}

function trafficOf(flows: readonly TrafficFlow[], seed = 1): Traffic {
  const actors = flowPool(flows, 0, { models: MODELS, kinds: VEHICLE_KINDS, stage: map.lanes.length, seed });
  const staged: RoadMap = withStage(map, actors.length);
  return new Traffic({ map: staged, models: MODELS, actors, seed, vehicle: compactHatchback, flows });
}

const noSignals = new Uint8Array(map.signals.length);

function drive(traffic: Traffic, seconds: number, watch: () => void = () => {}, from = 0): Traffic {
  for (let tick = from; tick < from + 100 * seconds; tick++) {
    traffic.step(tick, noSignals, null);
    if (tick % 50 === 0) watch();
  }
  return traffic;
}

test('before anybody came the map is empty, and messages hold those on the map only', () => {
  const traffic = trafficOf([flow('South', 'North', 300, { begin: 20 })]);
  drive(traffic, 20);
  expect(traffic.truth().count).toBe(0);
  drive(traffic, 60, () => {}, 2000);
  const truth = traffic.truth();
  expect(truth.count).toBeGreaterThan(0);
  expect(truth.x.length).toBe(truth.count);
  expect(Math.max(...truth.x.map(Math.abs), ...truth.y.map(Math.abs))).toBeLessThan(300);
  expect(new Set(truth.id).size).toBe(truth.count);
});

describe('half an hour of two flows that cross', () => {
  const traffic = trafficOf([flow('West', 'East', 500), flow('South', 'North', 150)]);
  let overlaps = 0;
  const visited = new Set<number>();
  drive(traffic, 1800, () => {
    overlaps += overlappingPairs(traffic.truth()).length;
    const { path } = (traffic.snapshot() as unknown as { state: TrafficState }).state;
    for (let i = 0; i < traffic.count; i++) visited.add(path[i * PATH_LENGTH]);
  });
  const { arrived, entered } = traffic.flowsTruth();

  test('as many come as were asked for, within what chance allows', () => {
    // Three standard deviations of a Poisson number.
    expect(Math.abs(arrived[0] - 250)).toBeLessThan(3 * Math.sqrt(250));
    expect(Math.abs(arrived[1] - 75)).toBeLessThan(3 * Math.sqrt(75));
    expect(arrived[0] - entered[0]).toBeLessThan(5);
  });
  test('nobody touches anybody', () => expect(overlaps).toBe(0));
  test('they go where they are to: nobody leaves by another arm, all leave', () => {
    for (const lane of [...exits('South'), ...exits('West')]) expect(visited.has(lane)).toBe(false);
    expect(visited.has(exits('East')[0])).toBe(true);
    expect(traffic.truth().count).toBeLessThan(40);
  });
});

test('beyond what a lane takes those who find no room wait, and are counted', () => {
  const traffic = drive(trafficOf([flow('West', 'East', 3600)]), 600);
  const { arrived, entered } = traffic.flowsTruth();
  expect(arrived[0]).toBeGreaterThan(380);
  expect(entered[0]).toBeGreaterThan(150);
  expect(arrived[0] - entered[0]).toBeGreaterThan(20);
});

test('after its end nobody comes any more', () => {
  const traffic = drive(trafficOf([flow('West', 'East', 900, { end: 60 })]), 200);
  expect(traffic.flowsTruth().arrived[0]).toBeGreaterThan(5);
  expect(traffic.truth().count).toBe(0);
});

test('same seed, same hash; another seed, another; a snapshot goes on as the run that it was taken of', () => {
  const flows = [flow('West', null, 700), flow('North', 'South', 300)];
  const through = drive(trafficOf(flows), 120);
  expect(hashOf(drive(trafficOf(flows), 120).truth())).toBe(hashOf(through.truth()));
  expect(hashOf(drive(trafficOf(flows, 2), 120).truth())).not.toBe(hashOf(through.truth()));
  const resumed = trafficOf(flows);
  resumed.restore(structuredClone(through.snapshot()));
  drive(through, 60, () => {}, 12_000);
  drive(resumed, 60, () => {}, 12_000);
  expect(hashOf(resumed.truth())).toBe(hashOf(through.truth()));
  expect([...resumed.flowsTruth().arrived]).toEqual([...through.flowsTruth().arrived]);
});

test('one more flow changes nothing of when those of the others come', () => {
  const first = flow('West', 'East', 400);
  const alone = drive(trafficOf([first]), 300).flowsTruth();
  const beside = drive(trafficOf([first, flow('North', 'South', 300)]), 300).flowsTruth();
  expect(beside.arrived[0]).toBe(alone.arrived[0]);
});

test('an actor with a route passes its places in turn', () => {
  const lane = laneFrom(map, 'South');
  const behaviour = { kind: 'lane-follow' as const };
  for (const arm of ['West', 'North', 'East']) {
    const start = { model: 0, color: 0, lane, s: 20, speed: 5, behaviour, route: [exits(arm)] };
    const traffic = new Traffic({ map, models: MODELS, actors: [start], seed: 1, vehicle: compactHatchback });
    const { path } = (traffic.snapshot() as unknown as { state: TrafficState }).state;
    expect(exits(arm)).toContain(path[2]);
  }
});

test('a pool holds the vehicles of a quarter of an hour, within bounds', () => {
  expect(poolOf(flow('West', null, 1))).toBe(4);
  expect(poolOf(flow('West', null, 400))).toBe(100);
  expect(poolOf(flow('West', null, 3600))).toBe(150);
});
