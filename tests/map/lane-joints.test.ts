import { describe, expect, it } from 'vitest';
import { buildRoadMap } from '../../src/map/lane-graph.ts';
import { asStated, laneJoints } from '../../src/map/lane-joints.ts';
import { readOpenDrive } from '../../src/map/opendrive/read-open-drive.ts';
import { straightRoads } from './small-maps.ts';

function joints(xml: string): string[] {
  return laneJoints(readOpenDrive(xml).document!).map(
    ({ from, to }) => `${from.road}/${from.section}/${from.lane} > ${to.road}/${to.section}/${to.lane}`,
  );
}

describe('lane joints', () => {
  it('lead right lanes with s and left lanes against it', () => {
    const xml = straightRoads({ rule: 'RHT', lanes: 1, sections: 2 });
    expect(joints(xml)).toEqual([
      '0/0/-1 > 0/1/-1',
      '0/1/-1 > 1/0/-1',
      '0/1/1 > 0/0/1',
      '1/0/-1 > 1/1/-1',
      '1/0/1 > 0/1/1',
      '1/1/1 > 1/0/1',
    ]);
  });

  it('lead the other way round in left-hand traffic', () => {
    expect(joints(straightRoads({ rule: 'LHT', lanes: 1 }))).toEqual(['0/0/1 > 1/0/1', '1/0/-1 > 0/0/-1']);
  });

  it('are there whatever the type of the lanes, and where only one of the two says so', () => {
    const xml = straightRoads({ rule: 'RHT', lanes: 1 })
      .replaceAll('type="driving"', 'type="sidewalk"')
      .replaceAll(/<predecessor id="-?1"\/>/g, '');
    expect(joints(xml)).toEqual(['0/0/-1 > 1/0/-1', '1/0/1 > 0/0/1']);
  });

  it('of sections without length are there as the file has them, and linked over elsewhere', () => {
    const xml = straightRoads({ rule: 'RHT', lanes: 1, sections: 2 }).replaceAll(
      /<laneSection s="25">[\s\S]*?<\/laneSection>/g,
      (section) => section + section.replace('s="25"', 's="25.0000001"'),
    );
    const { document } = readOpenDrive(xml);
    const sections = (whole: typeof document) => whole!.roads.map((road) => road.laneSections.length);
    expect(sections(document)).toEqual([2, 2]);
    expect(sections(asStated(document!))).toEqual([3, 3]);
    expect(joints(xml)).toContain('0/0/-1 > 0/1/-1');
    const stated = laneJoints(asStated(document!)).map(({ from, to }) => [from.road, from.section, to.section]);
    expect(stated).toContainEqual([0, 0, 1]);
    expect(stated).toContainEqual([0, 1, 2]);
  });

  it('of a connection lead on from where traffic leaves its lane, where no road link says', () => {
    const connection =
      '<connection id="0" incomingRoad="1" connectingRoad="2" contactPoint="start"><laneLink from="-1" to="-1"/></connection>';
    const xml = straightRoads({ rule: 'RHT', lanes: 1 })
      .replaceAll(/<link>.*?<\/link>/g, '')
      .replace('</OpenDRIVE>', `<junction id="9" name="">${connection}</junction></OpenDRIVE>`);
    expect(joints(xml)).toEqual(['0/0/-1 > 1/0/-1']);
    expect(buildRoadMap(readOpenDrive(xml).document!, 'loose').map!.lanes[0].successors).toEqual([2]);
  });
});
