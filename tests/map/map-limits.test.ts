import { describe, expect, it } from 'vitest';
import { loadRoadMap } from '../../src/map/load-road-map.ts';
import { readOpenDrive } from '../../src/map/opendrive/read-open-drive.ts';
import { drivingLane, roadFile } from './road-files.ts';

function errorsOf(xml: string): string[] {
  const { map, problems } = loadRoadMap(xml, 'limits');
  const errors = problems.filter(({ severity }) => severity === 'error').map(({ message }) => message);
  expect(map === null).toBe(errors.length > 0);
  return errors;
}

const lane = (id: number, width: string) =>
  `<lane id="${id}" type="driving"><width sOffset="0" a="3.5" b="0" c="0" d="0"/>${width}</lane>`;

describe('a map beyond all limits', () => {
  it('is refused where a width grows to the size of a star', () => {
    const right = lane(-1, '<width sOffset="50" a="3.5" b="0" c="0" d="1e22"/>');
    expect(errorsOf(roadFile([{ id: '1', length: 100, right }]))[0]).toMatch(/reach out to .* expected at most 2000 m/);
  });

  it('is not where that is beyond the road', () => {
    const right = lane(-1, '<width sOffset="150" a="3.5" b="0" c="0" d="1e22"/>');
    expect(errorsOf(roadFile([{ id: '1', length: 100, right }]))).toEqual([]);
  });

  it('is refused where a road leaves the atmosphere', () => {
    const records = '<elevationProfile><elevation s="0" a="0" b="0" c="1e5" d="0"/></elevationProfile>';
    const road = { id: '1', length: 100, records, right: drivingLane(-1) };
    expect(errorsOf(roadFile([road]))[0]).toMatch(/height of .* expected at most 20000 m/);
  });

  it('is refused with more lanes beside each other than any road has, not with sixty', () => {
    const lanes = (count: number) => Array.from({ length: count }, (_, i) => lane(-1 - i, '')).join('');
    expect(errorsOf(roadFile([{ id: '1', length: 1000, right: lanes(200) }]))[0]).toMatch(/lanes beside each other/);
    expect(errorsOf(roadFile([{ id: '1', length: 100, right: lanes(60) }]))).toEqual([]);
  });

  it('is refused where a few lines repeat objects by the million', () => {
    const repeat = '<repeat s="0" length="100" distance="0.001" tStart="-8" tEnd="-8"/>';
    const objects = (count: number) =>
      `<objects>${`<object id="1" type="tree" s="0" t="-8">${repeat}</object>`.repeat(count)}</objects>`;
    const road = { id: '1', length: 100, right: drivingLane(-1) };
    expect(errorsOf(roadFile([{ ...road, after: objects(101) }]))[0]).toMatch(/repeats objects .* times/);
    expect(errorsOf(roadFile([{ ...road, after: objects(2) }]))).toEqual([]);
  });

  it('is refused where all lanes of a junction cross all others, by the hundred', () => {
    const roads = Array.from({ length: 500 }, (_, i) => ({
      id: `${i}`,
      length: 4,
      x: i * 1e-3,
      junction: '9',
      right: drivingLane(-1),
    }));
    expect(errorsOf(roadFile(roads, '<junction id="9" name=""/>'))[0]).toMatch(/500 lanes cross each other/);
    expect(errorsOf(roadFile(roads.slice(0, 50), '<junction id="9" name=""/>'))).toEqual([]);
  });
});

it('a lane that names its successor very often has one', () => {
  const right = lane(-1, '').replace('<width', `<link>${'<successor id="-1"/>'.repeat(1000)}</link><width`);
  const { document } = readOpenDrive(roadFile([{ id: '1', length: 100, right }]));
  expect(document?.roads[0].laneSections[0].right[0]).toMatchObject({ successor: -1, moreSuccessors: [] });
});

describe('text that patterns could try for hours', () => {
  it('is read at once: comments without a declaration behind them', () => {
    expect(errorsOf(`${'<!--a-->'.repeat(1000)}<OpenDRIVE/>`)).toEqual(['has no road']);
  });

  it('is read at once: a number as long as a file', () => {
    const xml = roadFile([{ id: '1', length: 100, right: drivingLane(-1) }]);
    const long = xml.replace('a="3.5"', `a="${'9'.repeat(300_000)}x"`);
    expect(errorsOf(long)).toEqual([]);
  });
});

describe('a road that is longer than its geometry', () => {
  const lengthOf = (shape: string, length: number) => {
    const xml = roadFile([{ id: '1', length: 100, right: drivingLane(-1) }]).replace('<line/>', shape);
    return loadRoadMap(xml.replace('length="100"', `length="${length}"`), 'long').map?.document.roads[0].length;
  };

  it('goes straight on for kilometres, not for more', () => {
    expect(lengthOf('<line/>', 5000)).toBe(5000);
    expect(lengthOf('<line/>', 99_999)).toBe(100);
  });

  it('goes round an arc once, not more often', () => {
    expect(lengthOf('<arc curvature="0.02"/>', 300)).toBe(300);
    expect(lengthOf('<arc curvature="0.02"/>', 320)).toBe(100);
  });
});
