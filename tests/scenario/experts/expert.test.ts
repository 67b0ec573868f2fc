import { describe, expect, test } from 'vitest';
import { expertFile, expertStation, expertTime, progressOf, sceneHash } from '../../../src/scenario/experts/expert.ts';
import { readExpert } from '../../../src/scenario/experts/read-expert.ts';

/** 0 to 10 m in the first second, standing in the second, 5 m more in the last half second. */
const drive = { progress: [0, 10, 10, 15], seconds: 2.5 };

test.each([
  [-1, 0],
  [0, 0],
  [0.25, 2.5],
  [1.5, 10],
  [2.25, 12.5],
  [2.5, 15],
  [60, 15],
])('at %f s the expert is at %f m', (time, station) => {
  expect(expertStation(drive, time)).toBeCloseTo(station, 12);
});

test.each([
  [-2, 0],
  [0, 0],
  [5, 0.5],
  [10, 1], // the first time, not when it moved on
  [12.5, 2.25],
  [15, 2.5],
  [15.1, Number.POSITIVE_INFINITY],
])('at %f m the expert was first at %f s', (station, time) => {
  expect(expertTime(drive, station)).toBeCloseTo(time, 12);
});

test('a run of a single moment has a place', () => {
  expect(expertStation({ progress: [3], seconds: 0 }, 5)).toBe(3);
  expect(expertTime({ progress: [3], seconds: 0 }, 5)).toBe(Number.POSITIVE_INFINITY);
});

test('progress is taken every second and at the end; where the route was left the last place counts', () => {
  const stations = Float64Array.from({ length: 26 }, (_, i) => (i === 20 ? Number.NaN : i));
  expect(progressOf(stations, 0.1)).toEqual({ progress: [0, 10, 19, 25], seconds: 2.5 });
  expect(progressOf([], 0.1)).toEqual({ progress: [0], seconds: 0 });
});

test('words about a scene do not change its hash, what it says of the drive does', () => {
  const scene = { name: 'a', map: 'm.xodr', ego: { speed: 5, vehicle: 'v' } };
  expect(sceneHash({ ...scene, name: 'b', tags: ['@x'], criteria: [] })).toBe(sceneHash(scene));
  expect(sceneHash({ ego: { vehicle: 'v', speed: 5 }, map: 'm.xodr' })).toBe(sceneHash(scene));
  expect(sceneHash({ ...scene, ego: { speed: 6, vehicle: 'v' } })).not.toBe(sceneHash(scene));
});

describe('reading', () => {
  const record = { scene: 'a.json', hash: '0123456789abcdef', planner: 'careful', seed: 1, verdict: 'pass', ...drive };
  const read = (text: string | null, hash = record.hash) =>
    readExpert('scenes/a.json', hash, {
      text: (path) =>
        text !== null && path === 'scenes/experts/a.json' ? Promise.resolve(text) : Promise.reject(new Error()),
      bytes: () => Promise.reject(new Error()),
    });

  test('the record beside the scene', async () => {
    expect(expertFile('scenes/a.json')).toBe('experts/a.json');
    expect((await read(JSON.stringify(record))).expert).toEqual(record);
  });

  test.each([
    ['none', null, 'no expert'],
    ['no JSON', '{', 'not JSON'],
    ['another form', JSON.stringify({ ...record, progress: 'far' }), 'progress'],
    ['another scene', JSON.stringify({ ...record, hash: 'fedcba9876543210' }), 'another version'],
  ])('%s: says so, and how to mend it', async (_, text, words) => {
    const { expert, why } = await read(text);
    expect(expert).toBeNull();
    expect(why).toContain(words);
    expect(why).toContain('skidpad scene record scenes/a.json');
  });
});
