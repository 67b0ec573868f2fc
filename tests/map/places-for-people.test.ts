import { describe, expect, it } from 'vitest';
import { loadRoadMap } from '../../src/map/load-road-map.ts';
import type { RoadMap } from '../../src/map/road-map.ts';
import { laneByKey } from './first-town-map.ts';
import { drivingLane, roadFile } from './road-files.ts';

const ROAD = { id: '1', length: 100, left: drivingLane(1), right: drivingLane(-1) };

function withObjects(objects: string, ...others: Parameters<typeof roadFile>[0]): RoadMap {
  return loadRoadMap(roadFile([{ ...ROAD, after: `<objects>${objects}</objects>` }, ...others]), 'objects').map!;
}

describe('crosswalks', () => {
  const corners = [
    [38, -5],
    [42, -5],
    [44, 5],
    [40, 5],
  ];
  const outline = corners.map(([s, t]) => `<cornerRoad s="${s}" t="${t}" dz="0" height="0"/>`).join('');

  it('know their area and the lanes that they cross, of every road', () => {
    const across = { id: '2', length: 20, x: 40.5, y: -10, hdg: Math.PI / 2, right: drivingLane(-1) };
    const map = withObjects(
      `<object id="c" type="crosswalk" s="41" t="0" zOffset="0"><outline>${outline}</outline></object>`,
      across,
    );
    const [{ outline: area, lanes, road, id }] = map.crosswalks;
    expect([road, id]).toEqual([0, 'c']);
    expect([...area]).toEqual(corners.flatMap(([s, t]) => [s, t, 0]));
    const stations = lanes.map(({ lane, from, to }) => [map.lanes[lane].key, from.toFixed(6), to.toFixed(6)]);
    // Its left side runs from (38, -5) to (40, 5), its right one 4 m farther on.
    expect(stations).toEqual([
      ['1/0/-1', (38.65).toFixed(6), (42.65).toFixed(6)],
      ['1/0/1', (100 - 43.35).toFixed(6), (100 - 39.35).toFixed(6)],
      ['2/0/-1', (5 + 1.25).toFixed(6), '15.000000'],
    ]);
  });

  it('without an outline are boxes', () => {
    const map = withObjects('<object id="c" type="crosswalk" s="50" t="0" zOffset="0" length="4" width="9" hdg="0"/>');
    const lane = laneByKey(map, '1/0/-1').index;
    expect(map.crosswalks[0].lanes[0]).toEqual({ lane, from: expect.closeTo(48, 9), to: expect.closeTo(52, 9) });
  });
});

describe('parking spaces', () => {
  it('have pose and size, each repetition its own', () => {
    const space = `<object id="p" type="parkingSpace" s="10" t="-6" zOffset="0.1" length="5" width="2.5" hdg="1.2">
<repeat s="10" length="9" distance="3" tStart="-6" tEnd="-9" zOffsetStart="0.1" zOffsetEnd="0.1"/>
<parkingSpace access="handicapped"/></object>`;
    const { parkingSpaces } = withObjects(space);
    expect(parkingSpaces.map(({ x, y }) => [x, y])).toEqual([
      [10, -6],
      [13, expect.closeTo(-7, 9)],
      [16, expect.closeTo(-8, 9)],
      [19, -9],
    ]);
    expect(parkingSpaces[0]).toEqual({
      road: 0,
      id: 'p',
      x: 10,
      y: -6,
      z: 0.1,
      heading: 1.2,
      length: 5,
      width: 2.5,
      access: 'handicapped',
    });
  });

  it('take their size from an outline where they have no other', () => {
    const corners = [
      [0, 0],
      [6, 0],
      [6, 3],
      [0, 3],
    ].map(([u, v]) => `<cornerLocal u="${u}" v="${v}" z="0" height="0"/>`);
    const { parkingSpaces } = withObjects(
      `<object id="p" type="parkingSpace" s="10" t="-6" zOffset="0" hdg="0.5"><outline>${corners.join('')}</outline></object>`,
    );
    expect(parkingSpaces[0].length).toBeCloseTo(6, 9);
    expect(parkingSpaces[0].width).toBeCloseTo(3, 9);
  });
});
