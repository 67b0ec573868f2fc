import { describe, expect, it } from 'vitest';
import { loadRoadMap } from '../../src/map/load-road-map.ts';
import type { RoadMap } from '../../src/map/road-map.ts';
import { speedLimitAt } from '../../src/map/speed-limit-at.ts';
import { firstTownMap, laneByKey } from './first-town-map.ts';
import { drivingLane, linkXml, type RoadSketch, roadFile } from './road-files.ts';

const KMH = 3.6;

function mapOf(...roads: RoadSketch[]): RoadMap {
  return loadRoadMap(roadFile(roads), 'limits').map!;
}

/** Station and km/h of each stretch. */
function limits(map: RoadMap, key: string): [number, number][] {
  const { s, limit } = map.speedLimits[laneByKey(map, key).index];
  return Array.from(s, (station, i) => [Number(station.toFixed(6)), Number((limit[i] * KMH).toFixed(6))]);
}

const road = { id: '1', length: 100, left: drivingLane(1), right: drivingLane(-1) };
const type = (s: number, name: string, speed = '') => `<type s="${s}" type="${name}">${speed}</type>`;
const sign = (id: string, s: number, value: number, more = 'country="DE" type="274"') =>
  `<signal id="${id}" s="${s}" t="-4" dynamic="no" orientation="+" ${more} value="${value}"/>`;

describe('speed limits', () => {
  it('come from the types of the road, by station', () => {
    const types = `${type(0, 'town', '<speed max="50" unit="km/h"/>')}${type(40, 'town', '<speed max="20" unit="m/s"/>')}`;
    const map = mapOf({ ...road, types });
    expect(limits(map, '1/0/-1')).toEqual([
      [0, 50],
      [40, 72],
    ]);
    expect(limits(map, '1/0/1')).toEqual([
      [0, 72],
      [60, 50],
    ]);
    expect(laneByKey(map, '1/0/1').speedLimit).toBe(20);
    const lane = laneByKey(map, '1/0/-1').index;
    expect([0, 39, 41, 100].map((s) => speedLimitAt(map, lane, s) * KMH)).toEqual([50, 50, 72, 72]);
  });

  it('of a lane go before those of its road, from where they begin', () => {
    const own = '<speed sOffset="30" max="30" unit="mph"/><speed sOffset="60" max="undefined"/>';
    const types = type(0, 'town', '<speed max="50" unit="km/h"/>');
    const map = mapOf({ ...road, types, right: drivingLane(-1, own) });
    expect(limits(map, '1/0/-1')).toEqual([
      [0, 50],
      [30, 48.28032],
      [60, 50],
    ]);
    expect(limits(map, '1/0/1')).toEqual([[0, 50]]);
  });

  it('are what is usual on a road of its type where nothing is said', () => {
    expect(limits(mapOf(road), '1/0/-1')).toEqual([[0, 50]]);
    expect(limits(mapOf({ ...road, types: type(0, 'motorway') + type(50, 'rural') }), '1/0/-1')).toEqual([
      [0, 130],
      [50, 100],
    ]);
  });

  it('come from signs where the file says nothing else, on over the roads that follow', () => {
    const signals = (text: string) => `<signals>${text}</signals>`;
    const first = {
      ...road,
      link: linkXml(null, 'road 2 start'),
      after: signals(sign('a', 20, 70) + sign('b', 80, 30)),
    };
    const second = { ...road, id: '2', x: 100, link: linkXml('road 1 end', 'road 3 start') };
    const end = signals(sign('c', 50, -1, 'country="DE" type="282"'));
    const third = { ...road, id: '3', x: 200, link: linkXml('road 2 end', null), after: end };
    const map = mapOf(first, second, third);
    expect(limits(map, '1/0/-1')).toEqual([
      [0, 50],
      [20, 70],
      [80, 30],
    ]);
    expect(limits(map, '2/0/-1')).toEqual([[0, 30]]);
    expect(limits(map, '3/0/-1')).toEqual([
      [0, 30],
      [50, 50],
    ]);
    expect(limits(map, '1/0/1')).toEqual([[0, 50]]);
    const said = mapOf({ ...first, types: type(0, 'town', '<speed max="50" unit="km/h"/>') });
    expect(limits(said, '1/0/-1')).toEqual([[0, 50]]);
  });

  it('agree with the one that each lane of the town begins with', () => {
    const map = firstTownMap();
    for (const lane of map.lanes) expect(speedLimitAt(map, lane.index, 0)).toBe(lane.speedLimit);
  });
});
