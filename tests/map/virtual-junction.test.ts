import { describe, expect, it } from 'vitest';
import { loadRoadMap } from '../../src/map/load-road-map.ts';
import { laneByKey } from './first-town-map.ts';
import { drivingLane, linkXml, roadFile } from './road-files.ts';

const MARK = '<roadMark sOffset="0" type="solid"/><roadMark sOffset="60" type="broken"/>';

/** A main road along x, and a driveway into it at 40 m and out of it at 70 m. */
const MAIN = { id: '1', length: 100, left: drivingLane(1), right: drivingLane(-1, MARK) };
const middle = (name: string, s: number) =>
  `<${name} elementType="road" elementId="1" elementS="${s}" elementDir="+"/>`;
const lane = (which: string) =>
  `<lane id="-1" type="driving"><link><${which} id="-1"/></link><width sOffset="0" a="3" b="0" c="0" d="0"/></lane>`;
const OUT = {
  id: '2',
  length: 20,
  x: 40,
  y: 0,
  hdg: -0.5,
  junction: '9',
  link: middle('predecessor', 40),
  right: lane('predecessor'),
};
const IN = {
  id: '3',
  length: 20,
  x: 50,
  y: -11,
  hdg: 0.5,
  junction: '9',
  link: middle('successor', 70),
  right: lane('successor'),
};

describe('a road that others meet in its middle', () => {
  const junction = `<junction id="9" type="virtual" mainRoad="1" sStart="38" sEnd="72" orientation="-">
<connection id="0" incomingRoad="1" connectingRoad="2" contactPoint="start"><laneLink from="-1" to="-1"/></connection></junction>`;
  const { map } = loadRoadMap(roadFile([MAIN, OUT, IN], junction), 'driveway');

  it('is cut there, so that lanes part and join at their ends', () => {
    const main = map!.document.roads[0];
    expect(main.laneSections.map(({ s, sEnd }) => [s, sEnd])).toEqual([
      [0, 40],
      [40, 70],
      [70, 100],
    ]);
    const next = (key: string) => laneByKey(map!, key).successors.map((index) => map!.lanes[index].key);
    expect(next('1/0/-1')).toEqual(['1/1/-1', '2/0/-1']);
    expect(next('1/1/-1')).toEqual(['1/2/-1']);
    expect(next('3/0/-1')).toEqual(['1/2/-1']);
    expect(next('1/2/1')).toEqual(['1/1/1']);
  });

  it('keeps its marks where they were', () => {
    const marks = map!.document.roads[0].laneSections.map(({ right }) =>
      right[0].roadMarks.map(({ s, type }) => [s, type]),
    );
    expect(marks).toEqual([
      [[0, 'solid']],
      [
        [40, 'solid'],
        [60, 'broken'],
      ],
      [[70, 'broken']],
    ]);
  });

  it('stays in one piece where no road meets it', () => {
    const { map: alone } = loadRoadMap(roadFile([{ ...MAIN, link: linkXml(null, null) }]), 'alone');
    expect(alone!.document.roads[0].laneSections).toHaveLength(1);
  });
});
