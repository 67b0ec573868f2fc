import { describe, expect, it } from 'vitest';
import { loadRoadMap } from '../../src/map/load-road-map.ts';
import { mayDrive } from '../../src/map/may-drive.ts';
import { laneByKey } from './first-town-map.ts';
import { drivingLane, roadFile } from './road-files.ts';

function mapWith(access: string) {
  const { map, problems } = loadRoadMap(
    roadFile([{ id: '1', length: 100, left: drivingLane(1, access), right: drivingLane(-1, access) }]),
    'access',
  );
  expect(problems).toEqual([]);
  return map!;
}

/** Who of some users may drive at each of some stations of a lane. */
function drivers(access: string, lane: string, stations: readonly number[]): string[] {
  const map = mapWith(access);
  const rules = map.access[laneByKey(map, lane).index];
  return stations.map((s) => ['passengerCar', 'bus', 'truck'].filter((user) => mayDrive(rules, s, user)).join(' '));
}

describe('access to a lane', () => {
  it('is open to all where the file says nothing', () => {
    expect(drivers('', '1/0/-1', [0, 50, 100])).toEqual([
      'passengerCar bus truck',
      'passengerCar bus truck',
      'passengerCar bus truck',
    ]);
  });

  const BUS_LANE =
    '<access sOffset="20" rule="allow"><restriction type="bus"/><restriction type="taxi"/></access><access sOffset="70" rule="deny"><restriction type="trucks"/></access>';

  it('holds from its station to the next one', () => {
    expect(drivers(BUS_LANE, '1/0/-1', [0, 19, 21, 69, 71])).toEqual([
      'passengerCar bus truck',
      'passengerCar bus truck',
      'bus',
      'bus',
      'passengerCar bus',
    ]);
  });

  it('goes by the stations of the lane in its direction of travel', () => {
    expect(drivers(BUS_LANE, '1/0/1', [0, 29, 31, 79, 81])).toEqual([
      'passengerCar bus',
      'passengerCar bus',
      'bus',
      'bus',
      'passengerCar bus truck',
    ]);
  });

  it('adds up the records of one station, as files before 1.8 have them', () => {
    const old =
      '<access sOffset="0" rule="allow" restriction="bus"/><access sOffset="0" rule="allow" restriction="truck"/>';
    expect(drivers(old, '1/0/-1', [50])).toEqual(['bus truck']);
  });

  it('denies where a record has no rule, and is open where it restricts none', () => {
    expect(drivers('<access sOffset="0" restriction="bus"/>', '1/0/-1', [50])).toEqual(['passengerCar truck']);
    expect(drivers('<access sOffset="0" rule="allow" restriction="none"/>', '1/0/-1', [50])).toEqual([
      'passengerCar bus truck',
    ]);
  });

  it('begins at 0 on every lane', () => {
    for (const { s, rules } of mapWith(BUS_LANE).access) {
      expect(s[0]).toBe(0);
      expect(s).toHaveLength(rules.length);
    }
  });
});
