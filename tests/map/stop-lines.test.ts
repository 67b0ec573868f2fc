import { describe, expect, it } from 'vitest';
import { loadRoadMap } from '../../src/map/load-road-map.ts';
import type { RoadMap } from '../../src/map/road-map.ts';
import { drivingLane, linkXml, type RoadSketch, roadFile } from './road-files.ts';

/** Road 1 leads along x into junction 9, out of which road 2 goes on straight; 10 and 11 are two ways between them. */
function fork(signals: Partial<Record<'1' | '2' | '10' | '11', string>>, more = ''): RoadMap {
  const wrap = (id: keyof typeof signals) => `<signals>${signals[id] ?? ''}</signals>`;
  const way = (id: '10' | '11'): RoadSketch => ({
    id,
    length: 20,
    x: 100,
    junction: '9',
    link: linkXml('road 1 end', 'road 2 start'),
    after: wrap(id),
  });
  const roads: RoadSketch[] = [
    { id: '1', length: 100, link: linkXml(null, 'junction 9'), after: wrap('1') },
    { id: '2', length: 100, x: 120, link: linkXml('junction 9', null), after: wrap('2') },
    way('10'),
    way('11'),
  ];
  const connection = (id: string) =>
    `<connection id="${id}" incomingRoad="1" connectingRoad="${id}" contactPoint="start"><laneLink from="-1" to="-1"/></connection>`;
  const junction = `<junction id="9" name="">${connection('10')}${connection('11')}</junction>`;
  const { map } = loadRoadMap(roadFile(roads, junction + more), 'fork');
  return map!;
}

const light = (id: string, s: number, more = '', inside = '') =>
  `<signal id="${id}" s="${s}" t="-4" dynamic="yes" orientation="+" country="OpenDRIVE" type="1000001" ${more}>${inside}</signal>`;
const reference = (id: string, s: number) => `<signalReference id="${id}" s="${s}" t="-4" orientation="+"/>`;
/** Governs no lane where it stands. */
const ELSEWHERE = '<validity fromLane="0" toLane="0"/>';

function lines(map: RoadMap): [string, number, string, string][] {
  return map.stopLines.map(({ lane, s, signal, way }) => [
    map.lanes[lane].key,
    Number(s.toFixed(6)),
    map.signals[signal].id,
    way < 0 ? 'all' : map.lanes[way].key,
  ]);
}

describe('stop lines', () => {
  it('are where a signal stands on the lanes of its road', () => {
    expect(lines(fork({ '1': light('a', 95) }))).toEqual([['1/0/-1', 95, 'a', 'all']]);
  });

  it('are on the roads that refer to a signal', () => {
    const map = fork({ '1': reference('a', 96), '2': light('a', 10, '', ELSEWHERE) });
    expect(lines(map)).toEqual([['1/0/-1', 96, 'a', 'all']]);
  });

  it('of connecting lanes are before the junction, for the way that is meant', () => {
    const map = fork({ '10': light('a', 2), '11': light('b', 2) });
    expect(lines(map)).toEqual([
      ['1/0/-1', 100, 'a', '10/0/-1'],
      ['1/0/-1', 100, 'b', '11/0/-1'],
    ]);
  });

  it('hold for all where a signal governs every way', () => {
    const map = fork({ '2': light('a', 10, '', ELSEWHERE), '10': reference('a', 1), '11': reference('a', 1) });
    expect(lines(map)).toEqual([['1/0/-1', 100, 'a', 'all']]);
  });

  it('are where they are painted, if that is near', () => {
    const painted =
      '<objects><object id="o" type="roadMark" name="StopLine" s="90" t="-1.75" zOffset="0" length="0.5" width="3.5"/></objects>';
    const withPaint = (s: number) =>
      loadRoadMap(
        roadFile([
          { id: '1', length: 100, left: drivingLane(1), after: `${painted}<signals>${light('a', s)}</signals>` },
        ]),
        'painted',
      ).map!;
    expect(lines(withPaint(98))).toEqual([['1/0/-1', 90, 'a', 'all']]);
    expect(lines(withPaint(60))).toEqual([['1/0/-1', 60, 'a', 'all']]);
    const sign = '<signal id="p" s="93" t="-1.75" dynamic="no" orientation="+" country="DE" type="294"/>';
    expect(lines(fork({ '1': light('a', 99) + sign }))).toEqual([['1/0/-1', 93, 'a', 'all']]);
  });
});

describe('painted stop lines', () => {
  const line = (s: number) =>
    `<signal id="l${s}" s="${s}" t="0" dynamic="no" orientation="+" country="DE" type="294"/>`;
  const sign = (type: string, s: number) =>
    `<signal id="p" s="${s}" t="-4" dynamic="no" orientation="+" country="DE" type="${type}"/>`;

  it('are where their sign makes traffic stop, whichever that is', () => {
    for (const [type, kind] of [
      ['206', 'stop'],
      ['205', 'yield'],
    ]) {
      const map = fork({ '1': line(97) + sign(type, 90) });
      expect(map.stopLines.map(({ lane, s, signal }) => [lane, s, map.signals[signal].kind])).toEqual([[0, 97, kind]]);
      expect(map.paintedStops).toEqual([]);
    }
  });

  it('are marks of the subtype signalLines, too, and signs that another road refers to', () => {
    const marked = (type: string, subtype: string) => {
      const mark = `<objects><object id="o" type="${type}" subtype="${subtype}" s="90" t="-1.75" zOffset="0" length="0.5" width="3.5"/></objects>`;
      const after = `${mark}<signals>${light('a', 98)}</signals>`;
      return lines(loadRoadMap(roadFile([{ id: '1', length: 100, right: drivingLane(-1), after }]), 'marked').map!);
    };
    expect(marked('roadMark', 'signalLines')).toEqual([['1/0/-1', 90, 'a', 'all']]);
    expect(marked('roadMark', 'symbol')).toEqual([['1/0/-1', 98, 'a', 'all']]);
    const map = fork({ '1': light('a', 99) + reference('l5', 94), '2': line(5) });
    expect(lines(map)).toEqual([['1/0/-1', 94, 'a', 'all']]);
  });

  it('are known where nothing governs them', () => {
    const map = fork({ '1': line(97) + line(40) + sign('206', 45) });
    expect(map.stopLines.map(({ s }) => s)).toEqual([40]);
    expect(map.paintedStops).toEqual([{ lane: 0, s: 97 }]);
  });
});

describe('signal groups', () => {
  it('name the lanes that they stop, and their junction', () => {
    const map = fork(
      { '1': light('a', 95), '10': light('b', 2) },
      '<controller id="c" name=""><control signalId="a"/><control signalId="b"/></controller>',
    );
    expect(map.signalGroups).toMatchObject([{ id: 'c', junction: 0, signals: [0, 1], lanes: [0] }]);
  });

  it('take in lights that depend on one of theirs', () => {
    const map = fork(
      { '1': light('a', 95) + light('b', 95, '', '<dependency id="a" type="repeater"/>') },
      '<controller id="c" name=""><control signalId="a"/></controller>',
    );
    expect(map.signalGroups.map(({ id, signals }) => [id, signals])).toEqual([['c', [0, 1]]]);
  });
});
