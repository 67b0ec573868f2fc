import { describe, expect, test } from 'vitest';
import { findEntries, findLanes, laneOfProblem, placeOfProblem } from '../../src/app/state/find-entries.ts';
import type { SearchEntry } from '../../src/app/worker/search-index.ts';
import type { LaneStrips } from '../../src/map/lane-strips.ts';

function entry(kind: SearchEntry['kind'], id: string, name = ''): SearchEntry {
  return { kind, index: 0, id, name, x: 0, y: 0, z: 0, radius: 10 };
}

const ENTRIES = [
  entry('road', '1', 'Main Street'),
  entry('road', '12', 'Hill Street'),
  entry('road', 'A 7'),
  entry('junction', '12', 'Market'),
  entry('signal', '120', 'light'),
];

const ids = (text: string) => findEntries(ENTRIES, text, 9).map(({ kind, id }) => `${kind} ${id}`);

describe('search', () => {
  test('an id alone: the whole id first, then what begins with it', () => {
    expect(ids('12')).toEqual(['road 12', 'junction 12', 'signal 120']);
    expect(ids('1')).toEqual(['road 1', 'road 12', 'junction 12', 'signal 120']);
  });

  test('with what it is, shortened as one likes', () => {
    expect(ids('junction 12')).toEqual(['junction 12']);
    expect(ids('j 12')).toEqual(['junction 12']);
    expect(ids('Road 12')).toEqual(['road 12']);
  });

  test('a part of a name, and ids with blanks', () => {
    expect(ids('street')).toEqual(['road 1', 'road 12']);
    expect(ids('a 7')).toEqual(['road A 7']);
  });

  test('all of a kind', () => {
    expect(ids('junctions')).toEqual(['junction 12']);
    expect(ids('road')).toEqual(['road 1', 'road 12', 'road A 7']);
  });

  test('nothing for nothing, and no more than asked for', () => {
    expect(ids('  ')).toEqual([]);
    expect(ids('zebra')).toEqual([]);
    expect(findEntries(ENTRIES, '1', 2)).toHaveLength(2);
  });
});

describe('where a problem is', () => {
  test.each([
    ['road 12/lanes/laneSection[0]/lane -1', 'Hill Street'],
    ['road 1', 'Main Street'],
    ['junction 12/connection[3]', 'Market'],
  ])('%s', (path, name) => {
    expect(placeOfProblem(ENTRIES, path)?.name).toBe(name);
  });

  test.each(['', 'header', 'road 99/planView', 'controller 1'])('"%s" is nowhere', (path) => {
    expect(placeOfProblem(ENTRIES, path)).toBeNull();
  });
});

describe('lanes', () => {
  const roads = [entry('road', '7'), { ...entry('road', 'a/b'), index: 1 }];
  const strips: LaneStrips = {
    count: 4,
    road: Int32Array.from([0, 0, 0, 1]),
    section: Int32Array.from([0, 0, 1, 0]),
    laneId: Int32Array.from([-1, 1, -1, -2]),
    firstRow: new Int32Array(5),
    station: new Float64Array(),
    border: new Float64Array(),
  };

  test.each([
    ['7/0/-1', [0]],
    ['lane 7/1/-1', [2]],
    ['7/-1', [0, 2]],
    ['a/b/-2', [3]],
    ['7/3/-1', []],
    ['8/-1', []],
    ['7', []],
  ])('%s', (text, found) => {
    expect(findLanes(roads, strips, text)).toEqual(found);
  });

  test('that a problem names', () => {
    expect(laneOfProblem(roads, strips, 'road 7/lanes/laneSection[1]/lane -1')).toBe(2);
    expect(laneOfProblem(roads, strips, 'road 7/lanes/laneSection[0]/lane 1/width[2]')).toBe(1);
    expect(laneOfProblem(roads, strips, 'road 7/planView')).toBe(-1);
    expect(laneOfProblem(roads, strips, 'road 9/lanes/laneSection[0]/lane 1')).toBe(-1);
  });
});
