import { describe, expect, test } from 'vitest';
import { loadScene } from '../../src/scenario/load-scene.ts';
import { projectFiles, projectMaps } from './first-drive-fixture.ts';

/** Problems of the first drive's scene with other actors. */
async function problemsOf(actors: readonly object[], more: object = {}): Promise<string[]> {
  const scene = { ...JSON.parse(await projectFiles.text('scenes/first-drive.json')), actors, ...more };
  const files = {
    ...projectFiles,
    text: async (path: string) => (path === 'scenes/x.json' ? JSON.stringify(scene) : projectFiles.text(path)),
  };
  const { problems } = await loadScene('scenes/x.json', files, projectMaps);
  return problems.map(({ path, message }) => `${path}: ${message}`);
}

const car = (name: string, s: number) => ({
  name,
  start: { road: '12', lane: -1, s },
  behaviour: { kind: 'lane-follow' },
});
const person = (name: string, start: object, path: readonly object[] = []) => ({
  kind: 'pedestrian',
  name,
  start,
  path,
});

describe('named actors', () => {
  test('bumper to bumper, and side by side on foot, they are taken', async () => {
    const beside = { road: '12', lane: -1, s: 30, side: 'right' };
    const people = [person('Ada', { ...beside, beside: 1 }), person('Ben', { ...beside, beside: 1.4 })];
    expect(await problemsOf([car('a', 30), car('b', 35), ...people])).toEqual([]);
  });

  test('inside each other or the ego, and of one name, they are refused by both names', async () => {
    const problems = await problemsOf([car('a', 30), car('b', 33), car('a', 101)]);
    expect(problems.map((problem) => problem.split(':')[0])).toEqual([
      'actors[2].name',
      'actors[1].start',
      'actors[2].start',
    ]);
    expect(problems[0]).toMatch(/found "a", which is actors\[0\]/);
    expect(problems[1]).toMatch(/found a place where "a" is/);
    expect(problems[2]).toMatch(/where the ego is/);
  });

  test('people far off the map are refused, and so are places that they are to walk to', async () => {
    const problems = await problemsOf([person('Ada', { x: 1e6, y: -1e6 }, [{ x: 0, y: 1e12 }])]);
    expect(problems.map((problem) => problem.split(':')[0])).toEqual(['actors[0].start', 'actors[0].path[0]']);
    expect(problems[0]).toMatch(
      /found x 1000000, y -1000000, expected a place within 100 m of the map's lanes: x -?\d+/,
    );
  });

  test('parked vehicles may stand anywhere that is free, others on their lane only', async () => {
    const parked = (name: string, start: object) => ({ name, start, behaviour: { kind: 'parked' } });
    const place = { road: '12', lane: -1, s: 30 };
    expect(await problemsOf([car('a', 30), parked('b', { ...place, s: 60, offset: 0.2, heading: 2 })])).toEqual([]);
    const problems = await problemsOf([
      car('a', 30),
      parked('b', { ...place, offset: 0.3 }),
      parked('c', { x: 1e4, y: 0, heading: 90 }),
      parked('d', { ...place, x: 0 }),
      { ...car('e', 60), start: { ...place, s: 60, offset: 1 } },
    ]);
    expect(problems.map((problem) => problem.split(':')[0])).toEqual([
      'actors[3].start',
      'actors[4].start',
      'actors[1].start',
      'actors[2].start',
    ]);
    expect(problems[0]).toMatch(/expected road, lane and s, or x, y and heading, and not both/);
    expect(problems[1]).toMatch(/expected a place on a lane/);
    expect(problems[2]).toMatch(/where "a" is/);
    expect(problems[3]).toMatch(/found x 10000, y 0, expected a place within 100 m/);
  });

  test('an unknown kind and an unknown behaviour name those that there are', async () => {
    const problems = await problemsOf([
      { kind: 'dog', name: 'Rex' },
      { ...car('a', 30), behaviour: { kind: 'fly' } },
    ]);
    expect(problems).toEqual([
      'actors[0].kind: found "dog", expected one of vehicle, pedestrian',
      'actors[1].behaviour.kind: found "fly", expected one of lane-follow, stopped-until, parked',
    ]);
  });
});

describe('things and ways', () => {
  const parked = (name: string, start: object) => ({ name, start, behaviour: { kind: 'parked' } });
  const place = { road: '12', lane: -1, s: 30 };
  const path = (points: readonly object[]) => ({
    name: 'goes',
    when: { time: 1 },
    then: [{ 'follow-path': { actor: 'a', speed: 3, points } }],
  });

  test('inside each other, the ego, actors or walls they are refused', async () => {
    const props = [
      { kind: 'barrier', start: { ...place, s: 102 } },
      { kind: 'box', start: { ...place, s: 60 } },
      { kind: 'cone', start: { ...place, s: 60 } },
      { kind: 'cone', start: { ...place, s: 10 }, to: { s: 9999 } },
      { kind: 'pylon', start: place },
    ];
    const problems = await problemsOf([parked('a', { ...place, s: 61 })], { props });
    expect(problems).toEqual([
      expect.stringMatching(/^props\[4\]\.kind: found "pylon", expected one of cone, drum/),
      expect.stringMatching(/^props\[2\]\.start: found a place where props\[1\], a box, is/),
      expect.stringMatching(/^props\[3\]\.to\.s: found 9999/),
      expect.stringMatching(/^props: found props\[0\], a barrier, where the ego starts/),
      expect.stringMatching(/^actors\[0\]\.start: found a place where props\[1\]/),
      expect.stringMatching(/^actors\[0\]\.start: found a place where props\[2\]/),
    ]);
  });

  test('ways with corners that no car can turn, and far off the road, are refused', async () => {
    const actors = [parked('a', { ...place, s: 30 })];
    const tight = await problemsOf(actors, {
      storyboard: [
        path([
          { ...place, s: 40 },
          { ...place, s: 44 },
          { ...place, s: 44, offset: 6 },
          { ...place, s: 30, offset: 6 },
        ]),
      ],
    });
    expect(tight).toEqual([
      expect.stringMatching(/follow-path\.points: found a corner of \d\.\d m radius, expected at least/),
    ]);
    const fine = await problemsOf(actors, {
      storyboard: [
        path([
          { ...place, s: 40 },
          { ...place, s: 60, offset: 3.5 },
          { ...place, s: 80, offset: 3.5 },
        ]),
      ],
    });
    expect(fine).toEqual([]);
    const off = await problemsOf(actors, { storyboard: [path([{ x: 250, y: -95 }])] });
    expect(off).toEqual([expect.stringMatching(/off the road; expected a place within 40 m of a lane's centre/)]);
  });
});
