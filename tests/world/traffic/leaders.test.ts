import { describe, expect, test } from 'vitest';
import { RandomStream } from '../../../src/core/random.ts';
import { drawDriver } from '../../../src/world/traffic/driver-styles.ts';
import { EgoPresence } from '../../../src/world/traffic/ego-presence.ts';
import { laneFacts } from '../../../src/world/traffic/lane-network.ts';
import { LaneOrder } from '../../../src/world/traffic/lane-order.ts';
import { laneTable } from '../../../src/world/traffic/lane-table.ts';
import { Leaders } from '../../../src/world/traffic/leaders.ts';
import { createOutlook } from '../../../src/world/traffic/outlook.ts';
import { sizeClasses } from '../../../src/world/traffic/size-class.ts';
import { SweptLanes } from '../../../src/world/traffic/swept-lanes.ts';
import type { TrafficScene } from '../../../src/world/traffic/traffic-scene.ts';
import { createTrafficState, PATH_LENGTH } from '../../../src/world/traffic/traffic-state.ts';
import { VEHICLE_KINDS } from '../../../src/world/traffic/vehicle-kinds.ts';
import { compactHatchback } from '../../../src/world/vehicles/compact-hatchback.ts';
import { firstTown } from '../../map-fixture.ts';

const town = firstTown();
const facts = laneFacts(town);
const LENGTH = 4.5;

/** Two connecting lanes that part at the end of a road's lane, one of them a turn. */
const approach = town.lanes.find((lane) => lane.junction < 0 && lane.successors.length > 1);
if (approach === undefined) throw new Error('no lane of the town parts');
const [one, other] = approach.successors;

interface Car {
  readonly path: readonly number[];
  readonly s: number;
  readonly speed: number;
}

function sceneOf(cars: readonly Car[]): TrafficScene {
  const state = createTrafficState(cars.length);
  for (const [i, { path, s, speed }] of cars.entries()) {
    state.path.set(path, i * PATH_LENGTH);
    state.s[i] = s;
    state.speed[i] = speed;
  }
  const order = new LaneOrder(state, town.lanes.length);
  order.update();
  return {
    map: town,
    facts,
    lanes: laneTable(town, facts),
    swept: new SweptLanes(town, sizeClasses(town, facts, [])),
    state,
    order,
    outlook: createOutlook(cars.length),
    drivers: cars.map(() =>
      drawDriver(new RandomStream(1, 'driver'), new RandomStream(1, 'manners'), 'normal', VEHICLE_KINDS[0], 'idm'),
    ),
    length: new Float64Array(cars.length).fill(LENGTH),
    beacon: new Uint8Array(cars.length),
    ego: new EgoPresence(town, compactHatchback),
    halfWidth: new Float64Array(4).fill(0.9),
    hazards: null,
    obstacles: null,
    overrides: null,
    bends: null,
  };
}

function leadersOf(scene: TrafficScene, actor: number): { gap: number; speed: number }[] {
  const leaders = new Leaders(scene);
  leaders.find(actor);
  return Array.from({ length: leaders.count }, (_, k) => ({ gap: leaders.gap[k], speed: leaders.speed[k] }));
}

describe('leaders', () => {
  const onward = [approach.index, one, town.lanes[one].successors[0]];
  const me: Car = { path: onward, s: approach.length - 10, speed: 8 };

  test('the next car on the lane, bumper to bumper, and not the one beyond it', () => {
    const scene = sceneOf([me, { path: onward, s: me.s + 7, speed: 3 }, { path: onward.slice(1), s: 2, speed: 1 }]);
    expect(leadersOf(scene, 0)).toEqual([{ gap: 7 - LENGTH, speed: 3 }]);
  });

  test('the rearmost car on a lane to come', () => {
    const scene = sceneOf([me, { path: onward.slice(1), s: 6, speed: 2 }, { path: onward.slice(1), s: 12, speed: 1 }]);
    const [leader, ...rest] = leadersOf(scene, 0);
    expect(leader.gap).toBeCloseTo(10 + 6 - LENGTH, 9);
    expect(leader.speed).toBe(2);
    expect(rest).toEqual([]);
  });

  test('a car on a lane that parts from ours, until it is clear of ours', () => {
    const near = leadersOf(sceneOf([me, { path: [other], s: 4, speed: 2 }]), 0);
    expect(near).toHaveLength(1);
    expect(near[0].gap).toBeCloseTo(10 + 4 - LENGTH, 9);
    const clear = facts[other].partedAt + LENGTH / 2 + 0.1;
    expect(leadersOf(sceneOf([me, { path: [other], s: clear, speed: 2 }]), 0)).toEqual([]);
  });

  test('beside each other on parting lanes, only the one behind follows the other', () => {
    const scene = sceneOf([
      { path: onward.slice(1), s: 3, speed: 5 },
      { path: [other], s: 5, speed: 5 },
    ]);
    expect(leadersOf(scene, 0)).toHaveLength(1);
    expect(leadersOf(scene, 1)).toHaveLength(0);
  });

  test('the ego ahead, but not the ego behind', () => {
    const scene = sceneOf([me]);
    const { x, y, heading, s } = approach.centre;
    const place = (station: number): void => {
      const i = s.findIndex((at) => at >= station);
      scene.ego.update({ x: x[i], y: y[i], yaw: heading[i], speed: 4 });
    };
    place(me.s - 30);
    expect(leadersOf(scene, 0)).toEqual([]);
    scene.state.s[0] = approach.length - 40;
    place(approach.length - 20);
    const [leader] = leadersOf(scene, 0);
    expect(leader.speed).toBeCloseTo(4, 2);
    expect(leader.gap).toBeGreaterThan(20 - LENGTH / 2 - compactHatchback.rearOverhang - 0.1);
    expect(leader.gap).toBeLessThan(20 - LENGTH / 2 - compactHatchback.rearOverhang + 1.1);
  });
});
