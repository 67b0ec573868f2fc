import { describe, expect, it } from 'vitest';
import { laneJoints } from '../../src/map/lane-joints.ts';
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
});
