import { describe, expect, test } from 'vitest';
import { Leaders } from '../../../src/world/traffic/leaders.ts';
import type { TrafficScene } from '../../../src/world/traffic/traffic-scene.ts';
import { compactHatchback } from '../../../src/world/vehicles/compact-hatchback.ts';
import { type Car, LENGTH, momentOf, town } from './moment.ts';

/** Two connecting lanes that part at the end of a road's lane, one of them a turn. */
const approach = town.lanes.find((lane) => lane.junction < 0 && lane.successors.length > 1);
if (approach === undefined) throw new Error('no lane of the town parts');
const [one, other] = approach.successors;

function leadersOf(scene: TrafficScene, actor: number): { gap: number; speed: number }[] {
  const leaders = new Leaders(scene, null);
  leaders.look();
  leaders.find(actor);
  return Array.from({ length: leaders.count }, (_, k) => ({ gap: leaders.gap[k], speed: leaders.speed[k] }));
}

describe('leaders', () => {
  const onward = [approach.index, one, town.lanes[one].successors[0]];
  const me: Car = { path: onward, s: approach.length - 10, speed: 8 };

  test('the next car on the lane, bumper to bumper, and not the one beyond it', () => {
    const scene = momentOf([me, { path: onward, s: me.s + 7, speed: 3 }, { path: onward.slice(1), s: 2, speed: 1 }]);
    expect(leadersOf(scene, 0)).toEqual([{ gap: 7 - LENGTH, speed: 3 }]);
  });

  test('the rearmost car on a lane to come', () => {
    const scene = momentOf([me, { path: onward.slice(1), s: 6, speed: 2 }, { path: onward.slice(1), s: 12, speed: 1 }]);
    const [leader, ...rest] = leadersOf(scene, 0);
    expect(leader.gap).toBeCloseTo(10 + 6 - LENGTH, 9);
    expect(leader.speed).toBe(2);
    expect(rest).toEqual([]);
  });

  test('a car on a lane that parts from ours, until it is clear of ours', () => {
    const near = leadersOf(momentOf([me, { path: [other], s: 4, speed: 2 }]), 0);
    expect(near).toHaveLength(1);
    expect(near[0].gap).toBeCloseTo(10 + 4 - LENGTH, 9);
    const clear = momentOf([]).lanes.partedAt(other) + LENGTH / 2 + 0.1;
    expect(leadersOf(momentOf([me, { path: [other], s: clear, speed: 2 }]), 0)).toEqual([]);
  });

  test('beside each other on parting lanes, only the one behind follows the other', () => {
    const scene = momentOf([
      { path: onward.slice(1), s: 3, speed: 5 },
      { path: [other], s: 5, speed: 5 },
    ]);
    expect(leadersOf(scene, 0)).toHaveLength(1);
    expect(leadersOf(scene, 1)).toHaveLength(0);
  });

  test('the ego ahead, but not the ego behind', () => {
    const scene = momentOf([me]);
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
