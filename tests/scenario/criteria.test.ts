import { describe, expect, test } from 'vitest';
import { Bus } from '../../src/core/bus.ts';
import { cos, sin } from '../../src/core/math/sin-cos.ts';
import { type Messages, SIGNAL_STATE } from '../../src/core/messages.ts';
import type { Module } from '../../src/core/module.ts';
import { LaneIndex } from '../../src/map/lane-index.ts';
import { lanePointAt } from '../../src/map/lane-point.ts';
import { loadRoadMap } from '../../src/map/load-road-map.ts';
import type { LanePoint } from '../../src/map/road-map.ts';
import type { Criterion } from '../../src/scenario/criteria/criterion.ts';
import { OnRoadCriterion } from '../../src/scenario/criteria/on-road.ts';
import { RedLightCriterion } from '../../src/scenario/criteria/red-light.ts';
import { compactHatchback } from '../../src/world/vehicles/compact-hatchback.ts';
import { sampleMessages } from '../core/sample-messages.ts';
import { bridgeOverRoad } from '../map/small-maps.ts';
import { firstTown } from '../map-fixture.ts';

const map = firstTown();
const index = new LaneIndex(map);
const vehicle = compactHatchback;
const frontReach = vehicle.length - vehicle.rearOverhang;

/** Shows a criterion a sequence of truths. */
function watch(
  criterion: Criterion,
  truths: readonly { ego: { x: number; y: number; z: number; yaw: number }; state?: number }[],
) {
  const bus = new Bus();
  const world: Module<never, 'truth.ego' | 'truth.signals'> = {
    name: 'world',
    reads: [],
    writes: ['truth.ego', 'truth.signals'],
    step() {},
    snapshot: () => null,
    restore() {},
  };
  const { outbox } = bus.connect(world);
  for (const [tick, { ego, state }] of truths.entries()) {
    bus.begin(tick);
    const truth: Messages['truth.ego'] = { ...sampleMessages()['truth.ego'], ...ego };
    outbox.publish('truth.ego', truth);
    outbox.publish('truth.signals', { state: new Uint8Array(map.signals.length).fill(state ?? SIGNAL_STATE.green) });
    criterion.observe(tick, bus);
  }
  return criterion.result();
}

/** The ego with its rear axle at a lane's place, moved to the left by `d`. */
function egoAt(lane: number, s: number, d = 0) {
  const point: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
  lanePointAt(map.lanes[lane], s, point);
  const { x, y, z, heading } = point;
  return { x: x - d * sin(heading), y: y + d * cos(heading), z, yaw: heading };
}

describe('red light', () => {
  const line = map.stopLines.find(({ signal }) => map.signals[signal].kind === 'light');
  if (line === undefined) throw new Error('the first town has a signal with a stop line');
  const approach = (state: number, from: number, to: number) =>
    Array.from({ length: 21 }, (_, i) => ({
      ego: egoAt(line.lane, line.s + from + ((to - from) * i) / 20 - frontReach),
      state,
    }));

  test.each([
    [SIGNAL_STATE.red, 'fail'],
    [SIGNAL_STATE.redAmber, 'fail'],
    [SIGNAL_STATE.green, 'pass'],
    [SIGNAL_STATE.amber, 'pass'],
    [SIGNAL_STATE.off, 'pass'],
  ])('crossing the line in state %i: %s', (state, result) => {
    const verdict = watch(new RedLightCriterion(map, index, frontReach), approach(state, -5, 3));
    expect(verdict).toMatchObject({ result, actual: result === 'fail' ? 1 : 0 });
  });

  test('stopping before a red line is fine, and so is standing on it when it turns red', () => {
    expect(watch(new RedLightCriterion(map, index, frontReach), approach(SIGNAL_STATE.red, -8, -0.3)).result).toBe(
      'pass',
    );
    const overGreen = approach(SIGNAL_STATE.green, -5, 1);
    const standing = approach(SIGNAL_STATE.red, 1, 1);
    expect(watch(new RedLightCriterion(map, index, frontReach), [...overGreen, ...standing]).result).toBe('pass');
  });
});

describe('on road', () => {
  const straight = map.lanes.find(
    ({ junction, length, right, direction }) => junction < 0 && length > 60 && right < 0 && direction === 1,
  );
  if (straight === undefined) throw new Error('the first town has a long rightmost lane');
  const spare = (straight.centre.width[0] - vehicle.width) / 2;

  test.each([
    [0, 'pass'],
    [-spare - 0.25, 'pass'],
    [-spare - 0.6, 'fail'],
    [3.5, 'pass'],
    [500, 'fail'],
  ])('%f m to the left of the centre: %s', (d, result) => {
    const truths = [0.4, 0.5, 0.6].map((part) => ({ ego: egoAt(straight.index, part * straight.length, d) }));
    expect(watch(new OnRoadCriterion(map, index, vehicle), truths).result).toBe(result);
  });

  test('a road below is not the road that the ego is on', () => {
    const bridge = loadRoadMap(bridgeOverRoad(6), 'bridge').map!;
    const at = (z: number) => {
      const criterion = new OnRoadCriterion(bridge, new LaneIndex(bridge), vehicle);
      return watch(criterion, [{ ego: { x: 10, y: -1.75, z, yaw: 0 } }]).result;
    };
    expect([at(0), at(6)]).toEqual(['pass', 'fail']);
  });

  test('every lane of the town can be followed on its centre', () => {
    for (const lane of map.lanes) {
      const truths = [0.2, 0.5].map((part) => ({ ego: egoAt(lane.index, part * lane.length) }));
      expect(watch(new OnRoadCriterion(map, index, vehicle), truths).result, lane.key).toBe('pass');
    }
  });
});
