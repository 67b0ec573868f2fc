import { describe, expect, it } from 'vitest';
import { loadRoadMap } from '../../src/map/load-road-map.ts';
import { mayChangeLane } from '../../src/map/may-change-lane.ts';
import type { RoadMap } from '../../src/map/road-map.ts';
import { firstTownMap, laneByKey } from './first-town-map.ts';

/** Two lanes each way on 100 m of straight road; `marks` lie between the lanes of either side, -1 and -2 as 1 and 2. */
function twoLanes(marks: string, options: { rule?: string; centre?: string; travel?: string } = {}): RoadMap {
  const width = '<width sOffset="0" a="3.5" b="0" c="0" d="0"/>';
  const lane = (id: number, inside: string, more = '') =>
    `<lane id="${id}" type="driving"${more}>${width}${inside}</lane>`;
  const { rule = 'RHT', centre = '', travel = '' } = options;
  const { map } = loadRoadMap(
    `<OpenDRIVE><header revMajor="1" revMinor="8"/><road id="1" length="100" junction="-1" rule="${rule}">
<planView><geometry s="0" x="0" y="0" hdg="0" length="100"><line/></geometry></planView>
<lanes><laneSection s="0"><left>${lane(2, '')}${lane(1, marks, travel)}</left>
<center><lane id="0" type="none">${centre}</lane></center>
<right>${lane(-1, marks)}${lane(-2, '')}</right></laneSection></lanes></road></OpenDRIVE>`,
    'two lanes',
  );
  return map!;
}

function changes(map: RoadMap, key: string): { left: number[]; right: number[] } {
  const { left, right } = map.laneChanges[laneByKey(map, key).index];
  // Lengths are sums of a hundred steps.
  const rounded = (stations: Float64Array) => Array.from(stations, (s) => Number(s.toFixed(9)));
  return { left: rounded(left), right: rounded(right) };
}

const mark = (s: number, type: string, more = '') => `<roadMark sOffset="${s}" type="${type}" color="white" ${more}/>`;

describe('lane changes', () => {
  it('go over broken lines, missing ones and dots, not over solid ones, kerbs and edges', () => {
    for (const type of ['broken', 'broken broken', 'none', 'botts dots', 'other']) {
      expect(changes(twoLanes(mark(0, type)), '1/0/-2'), type).toEqual({ left: [0, 100], right: [] });
    }
    expect(changes(twoLanes(''), '1/0/-1')).toEqual({ left: [], right: [0, 100] });
    for (const type of ['solid', 'solid solid', 'curb', 'edge', 'grass']) {
      expect(changes(twoLanes(mark(0, type)), '1/0/-2'), type).toEqual({ left: [], right: [] });
    }
  });

  it('begin and end where the marks do, seen in the direction of travel', () => {
    const map = twoLanes(
      mark(0, 'solid') + mark(20, 'broken') + mark(50, 'none') + mark(70, 'solid') + mark(90, 'broken'),
    );
    expect(changes(map, '1/0/-1').right).toEqual([20, 70, 90, 100]);
    expect(changes(map, '1/0/1').right).toEqual([0, 10, 30, 80]);
    const right = laneByKey(map, '1/0/-1').index;
    const asked = [0, 19.9, 20.1, 45, 69.9, 70.1, 89, 95, 99.9].map((s) => mayChangeLane(map, right, 'right', s));
    expect(asked).toEqual([false, false, true, true, true, false, false, true, true]);
    expect(mayChangeLane(map, right, 'left', 30)).toBe(false);
  });

  it('obey the line that is nearer to the vehicle', () => {
    const map = twoLanes(mark(0, 'solid broken'));
    for (const side of ['-', '']) {
      expect(changes(map, `1/0/${side}1`).right, 'from the solid line').toEqual([]);
      expect(changes(map, `1/0/${side}2`).left, 'from the broken line').toEqual([0, 100]);
    }
    const other = twoLanes(mark(0, 'broken solid'));
    expect(changes(other, '1/0/-1').right).toEqual([0, 100]);
    expect(changes(other, '1/0/-2').left).toEqual([]);
  });

  it('obey laneChange: increase leads to higher lane ids, decrease to lower ones', () => {
    const increase = twoLanes(mark(0, 'broken', 'laneChange="increase"'));
    expect(changes(increase, '1/0/-2').left).toEqual([0, 100]);
    expect(changes(increase, '1/0/-1').right).toEqual([]);
    expect(changes(increase, '1/0/1').right).toEqual([0, 100]);
    const decrease = twoLanes(mark(0, 'broken', 'laneChange="decrease"'));
    expect(changes(decrease, '1/0/-1').right).toEqual([0, 100]);
    expect(changes(decrease, '1/0/-2').left).toEqual([]);
    expect(changes(twoLanes(mark(0, 'broken', 'laneChange="none"')), '1/0/-1').right).toEqual([]);
  });

  it('are the mirror image where traffic keeps left', () => {
    const marks = mark(0, 'solid') + mark(30, 'broken') + mark(80, 'solid');
    const right = twoLanes(marks);
    const left = twoLanes(marks, { rule: 'LHT' });
    for (const id of [1, 2]) {
      const mirrored = changes(left, `1/0/${id}`);
      expect({ left: mirrored.right, right: mirrored.left }).toEqual(changes(right, `1/0/-${id}`));
    }
  });

  it('cross the centre line to a lane whose direction is reversed', () => {
    const map = twoLanes('', { centre: mark(0, 'broken solid'), travel: ' direction="reversed"' });
    const [right, reversed] = [laneByKey(map, '1/0/-1'), laneByKey(map, '1/0/1')];
    expect(reversed.direction).toBe(1);
    expect([right.left, reversed.right]).toEqual([reversed.index, right.index]);
    // Of the centre lane's lines, the first is the left one.
    expect(changes(map, '1/0/1').right).toEqual([0, 100]);
    expect(changes(map, '1/0/-1').left).toEqual([]);
  });

  it('go over the broken line of the main street', () => {
    const map = firstTownMap();
    for (const lane of map.lanes) {
      const { left, right } = map.laneChanges[lane.index];
      expect([...left]).toEqual(lane.left < 0 ? [] : [0, lane.length]);
      expect([...right]).toEqual(lane.right < 0 ? [] : [0, lane.length]);
    }
  });
});
