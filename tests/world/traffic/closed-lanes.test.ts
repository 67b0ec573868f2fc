import { describe, expect, it } from 'vitest';
import { loadRoadMap } from '../../../src/map/load-road-map.ts';
import type { RoadMap } from '../../../src/map/road-map.ts';
import { closedLanes } from '../../../src/world/traffic/closed-lanes.ts';
import { laneFacts } from '../../../src/world/traffic/lane-network.ts';
import { sizeClasses } from '../../../src/world/traffic/size-class.ts';
import { drivingLane, roadFile } from '../../map/road-files.ts';

const BUS = { name: 'bus', length: 12, width: 2.55 };
const SEDAN = { name: 'sedan', length: 4.6, width: 1.85 };
const HATCH = { name: 'hatch', length: 4, width: 1.8 };

/** Two lanes of one direction, the outer one with these access rules. */
function street(access: string): RoadMap {
  const right = drivingLane(-1) + drivingLane(-2, access);
  return loadRoadMap(roadFile([{ id: '1', length: 200, right }]), 'street').map!;
}

const allow = (...users: string[]) =>
  `<access sOffset="50" rule="allow">${users.map((user) => `<restriction type="${user}"/>`).join('')}</access>`;

describe('a lane with access rules', () => {
  it('is closed to who may not drive there, were it on a part of it', () => {
    const map = street(allow('bus'));
    expect(closedLanes(map, 'sedan')).toEqual([1]);
    expect(closedLanes(map, 'truck')).toEqual([1]);
    expect(closedLanes(map, 'bus')).toEqual([]);
    expect(closedLanes(map, 'ambulance')).toEqual([]);
    expect(closedLanes(street(allow('delivery')), 'van')).toEqual([]);
    expect(
      closedLanes(street('<access sOffset="0" rule="deny"><restriction type="trucks"/></access>'), 'truck'),
    ).toEqual([1]);
  });

  it('is taken by others only', () => {
    const map = street(allow('bus'));
    const { classes, of } = sizeClasses(map, laneFacts(map, BUS.width), [BUS, SEDAN, HATCH]);
    const leadsOn = (body: number) => map.lanes.map(({ index }) => classes[of[body]].choice.leadsOn(index));
    expect(leadsOn(0)).toEqual([true, true]);
    expect(leadsOn(1)).toEqual([true, false]);
    expect(of[1]).toBe(of[2]);
    expect(classes[of[1]].entries).toEqual([0]);
  });

  it('makes no classes where there are no rules', () => {
    const map = street('');
    const { classes } = sizeClasses(map, laneFacts(map, SEDAN.width), [SEDAN, HATCH]);
    expect(classes).toHaveLength(1);
    expect(classes[0].entries).toEqual([0, 1]);
  });
});
