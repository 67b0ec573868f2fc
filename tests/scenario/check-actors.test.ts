import { describe, expect, test } from 'vitest';
import { loadScene } from '../../src/scenario/load-scene.ts';
import { projectFiles } from './first-drive-fixture.ts';

/** Problems of the first drive's scene with other actors. */
async function problemsOf(actors: readonly object[]): Promise<string[]> {
  const scene = { ...JSON.parse(await projectFiles.text('scenes/first-drive.json')), actors };
  const files = {
    ...projectFiles,
    text: async (path: string) => (path === 'scenes/x.json' ? JSON.stringify(scene) : projectFiles.text(path)),
  };
  const { problems } = await loadScene('scenes/x.json', files);
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
      'actors[1].start',
      'actors[2].name',
      'actors[2].start',
    ]);
    expect(problems[0]).toMatch(/found a place where "a" is/);
    expect(problems[1]).toMatch(/found "a", which is actors\[0\]/);
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
    expect(await problemsOf([car('a', 30), parked('b', { ...place, offset: -2.4, heading: 5 })])).toEqual([]);
    const problems = await problemsOf([
      car('a', 30),
      parked('b', { ...place, offset: -1.5 }),
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
