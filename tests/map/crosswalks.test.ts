import { describe, expect, it } from 'vitest';
import { loadRoadMap } from '../../src/map/load-road-map.ts';
import type { RoadMap } from '../../src/map/road-map.ts';
import { drivingLane, linkXml, type RoadSketch, roadFile } from './road-files.ts';

const OBJECT = '<object id="c" type="crosswalk" s="50" t="0" zOffset="0" length="4" width="9" hdg="0"/>';

/** A street along x, with objects and signals on it, and roads beside it. */
function street(objects: string, signals: string, others: readonly RoadSketch[] = [], more = ''): RoadMap {
  const after = `<objects>${objects}</objects><signals>${signals}</signals>`;
  const road = { id: '1', length: 100, left: drivingLane(1), right: drivingLane(-1), after };
  return loadRoadMap(roadFile([road, ...others], more), 'street').map!;
}

const signal = (id: string, s: number, t: number, type: string, inside = '', name = '') =>
  `<signal id="${id}" name="${name}" s="${s}" t="${t}" dynamic="yes" orientation="+" country="OpenDRIVE" type="${type}">${inside}</signal>`;

describe('heads for pedestrians', () => {
  it('stop no vehicles, and are known by their crosswalk with their group', () => {
    const map = street(OBJECT, signal('v', 46, -5, '1000001') + signal('w', 48, -5, '1.000.002'));
    expect(map.stopLines.map((line) => map.signals[line.signal].id)).toEqual(['v']);
    expect(map.signalGroups.map(({ isForWalkers, lanes, crossed }) => ({ isForWalkers, lanes, crossed }))).toEqual([
      { isForWalkers: false, lanes: [0], crossed: [] },
      { isForWalkers: true, lanes: [], crossed: [0, 1] },
    ]);
    expect(map.crosswalks.map(({ heads, groups }) => ({ heads, groups }))).toEqual([{ heads: [1], groups: [1] }]);
  });

  it('belong to the crosswalk that they refer to, else to those near them of their own road', () => {
    const far = OBJECT.replace('id="c"', 'id="far"').replace('s="50"', 's="20"');
    const named = '<reference elementType="object" elementId="far" type="crosswalk"/>';
    const map = street(OBJECT + far, signal('a', 48, -5, '1000002', named) + signal('b', 48, -5, '1000002'));
    expect(map.crosswalks.map(({ id, heads }) => [id, heads])).toEqual([
      ['c', [1]],
      ['far', [0]],
    ]);
  });

  it('without a crosswalk let people over the lanes beside them', () => {
    const map = street('', signal('w', 48, -5, '1000002'));
    expect([map.signalGroups[0].lanes, map.signalGroups[0].crossed]).toEqual([[], [0]]);
  });

  it('are told by their type before their name', () => {
    const map = street(
      '',
      signal('v', 40, -5, '1000001', '', 'Light at crosswalk') + signal('w', 48, -5, '', '', 'WalkLight'),
    );
    expect(map.signalGroups.map(({ isForWalkers }) => isForWalkers)).toEqual([false, true]);
  });
});

describe('crosswalks', () => {
  const walk = (id: string, more: Partial<RoadSketch> = {}): RoadSketch => ({
    id,
    length: 12,
    x: 70,
    y: -6,
    hdg: Math.PI / 2,
    right: '<lane id="-1" type="walking"><width sOffset="0" a="3" b="0" c="0" d="0"/></lane>',
    ...more,
  });
  const path =
    '<crossPath id="p" crossingRoad="2" roadAtStart="1" roadAtEnd="1"><startLaneLink s="70" from="-1" to="-1"/><endLaneLink s="70" from="1" to="-1"/></crossPath>';

  it('are the crossing paths of junctions too, as wide as their lane', () => {
    const map = street('', '', [walk('2', { junction: '9' })], `<junction id="9" name="">${path}</junction>`);
    const [{ id, road, outline, lanes }] = map.crosswalks;
    expect([id, map.document.roads[road].id]).toEqual(['p', '2']);
    expect(outline.length).toBe(2 * 13 * 3);
    // The lane lies to the right of a road that leads north.
    const along = lanes.map(({ lane, from, to }) => [map.lanes[lane].key, from.toFixed(6), to.toFixed(6)]);
    expect(along).toEqual([
      ['1/0/-1', '70.000000', '73.000000'],
      ['1/0/1', '27.000000', '30.000000'],
    ]);
  });

  it('are there once where an object lies on the path', () => {
    const object = OBJECT.replace('s="50"', 's="71"');
    const map = street(object, '', [walk('2', { junction: '9' })], `<junction id="9" name="">${path}</junction>`);
    expect(map.crosswalks.map(({ id }) => id)).toEqual(['c']);
  });

  it('are stretches of roads for people in crossings', () => {
    const sections =
      '<roadSection id="0" roadId="1" sStart="60" sEnd="80"/><roadSection id="1" roadId="2" sStart="2" sEnd="10"/>';
    const crossing = `<junction id="9" name="" type="crossing">${sections}</junction>`;
    const map = street('', '', [walk('2')], crossing);
    expect(map.crosswalks.map(({ id, lanes }) => [id, lanes.length])).toEqual([['2', 2]]);
  });

  it('are known by their name where their type is left open', () => {
    const named = OBJECT.replace('type="crosswalk"', 'type="none" name="SimpleCrosswalk"');
    expect(street(named, '').crosswalks).toHaveLength(1);
    expect(street(named.replace('none', 'sign'), '').crosswalks).toHaveLength(0);
  });

  it('of roads that are not there, or endless ones, are none', () => {
    const missing = `<junction id="9" name="">${path.replace('crossingRoad="2"', 'crossingRoad="7"')}</junction>`;
    expect(street('', '', [], missing).crosswalks).toEqual([]);
    const long = walk('2', { junction: '9', length: 1000, link: linkXml(null, null) });
    expect(street('', '', [long], `<junction id="9" name="">${path}</junction>`).crosswalks).toEqual([]);
  });
});
