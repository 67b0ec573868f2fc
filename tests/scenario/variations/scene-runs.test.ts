import { describe, expect, test } from 'vitest';
import type { FileSource } from '../../../src/scenario/file-source.ts';
import { formatProblem } from '../../../src/scenario/input-problem.ts';
import { loadSceneRuns } from '../../../src/scenario/load-scene-runs.ts';
import { projectFiles, projectMaps } from '../first-drive-fixture.ts';

const FILE = 'scenes/tested.json';

const valid = {
  name: 'Behind somebody',
  map: 'maps/first-town.xodr',
  seed: 7,
  ego: { vehicle: 'compact-hatchback', start: { road: '12', lane: -1, s: 10 }, goal: { road: '11', lane: -1, s: 5 } },
  actors: [
    { name: 'Mr. X', start: { road: '12', lane: -1, s: 60 }, behaviour: { kind: 'lane-follow' } },
    { name: 'Intruder', start: { road: '12', lane: -1, s: 90 }, behaviour: { kind: 'lane-follow' } },
  ],
};

/** Runs of the scene with variations, and with fields set as "path=value". */
function runsOf(variations: unknown, ...sets: string[]) {
  const scene = variations === undefined ? valid : { ...valid, variations };
  const files: FileSource = {
    ...projectFiles,
    text: async (path) => (path === FILE ? JSON.stringify(scene, null, 2) : projectFiles.text(path)),
  };
  const fields = sets.map((set) => ({ name: set.slice(0, set.indexOf('=')), text: set.slice(set.indexOf('=') + 1) }));
  return loadSceneRuns(FILE, files, projectMaps, fields);
}

const variationsOf = async (variations: unknown, ...sets: string[]) => {
  const { loaded, problems } = await runsOf(variations, ...sets);
  expect(problems).toEqual([]);
  return loaded.map(({ variation }) => variation);
};

const problemsOf = async (variations: unknown, ...sets: string[]) => {
  const { loaded, problems } = await runsOf(variations, ...sets);
  expect(loaded).toEqual([]);
  return problems.map(({ path, message }) => `${path}: ${message}`);
};

describe('variations of a scene', () => {
  test('a scene without any is one run, as it is written', async () => {
    expect(await variationsOf(undefined)).toEqual([{}]);
  });

  test('a grid is every value with every value, the first field slowest, and each run has them', async () => {
    const { loaded } = await runsOf({ grid: { 'ego.speed': [5, 10], weather: ['rain', { fog: 80 }, 'overcast'] } });
    expect(loaded.map(({ scene }) => [scene.ego.speed, scene.weather])).toEqual([
      [5, 'rain'],
      [5, { fog: 80 }],
      [5, 'overcast'],
      [10, 'rain'],
      [10, { fog: 80 }],
      [10, 'overcast'],
    ]);
    expect(loaded[4].variation).toEqual({ 'ego.speed': 10, weather: { fog: 80 } });
    expect(loaded[4].sets).toEqual(['ego.speed=10', 'weather={"fog":80}']);
  });

  test('fields of entries are named by number, in brackets or not, or by name, which may have a dot', async () => {
    const { loaded } = await runsOf({
      grid: { 'actors.1.speed': [3], 'actors[0].start.s': [61], 'actors.Mr. X.speed': [4] },
    });
    expect(loaded[0].scene.actors).toMatchObject([{ speed: 4, start: { s: 61 } }, { speed: 3 }]);
  });

  test('ranges are drawn evenly by the seed of the scene, the same each time and for each field apart', async () => {
    const ranges = { 'ego.speed': [3, 8], 'actors.Intruder.speed': [2, 4] };
    const drawn = await variationsOf({ ranges, samples: 200 });
    expect(await variationsOf({ ranges, samples: 200 })).toEqual(drawn);
    const speeds = drawn.map((values) => values['ego.speed'] as number);
    expect(Math.min(...speeds)).toBeGreaterThanOrEqual(3);
    expect(Math.max(...speeds)).toBeLessThanOrEqual(8);
    const mean = speeds.reduce((sum, speed) => sum + speed, 0) / 200;
    // The mean of 200 draws has a standard deviation of 5 / sqrt(12 * 200) = 0.1.
    expect(Math.abs(mean - 5.5)).toBeLessThan(0.3);
    const alone = await variationsOf({ ranges: { 'ego.speed': [3, 8] }, samples: 200 });
    expect(alone.slice(0, 20).map((values) => values['ego.speed'])).toEqual(speeds.slice(0, 20));
    expect(new Set(alone.map((values) => values['ego.speed'])).size).toBe(200);
    expect(speeds.every((speed) => `${speed}`.length <= 5)).toBe(true);
  });

  test('ranges of whole numbers are drawn in whole numbers, both ends among them, each once', async () => {
    const drawn = await variationsOf({ ranges: { 'traffic.count': [0, 3] }, samples: 60 });
    expect(drawn.map((values) => values['traffic.count']).toSorted()).toEqual([0, 1, 2, 3]);
  });

  test('a grid and ranges go together: each value with each draw', async () => {
    const drawn = await variationsOf({
      grid: { 'ego.speed': [5, 10] },
      ranges: { 'actors.0.speed': [1, 2] },
      samples: 3,
    });
    expect(drawn.map((values) => values['ego.speed'])).toEqual([5, 5, 5, 10, 10, 10]);
    expect(drawn[0]['actors.0.speed']).toBe(drawn[3]['actors.0.speed']);
  });

  test('a field that is set varies no more, so that what each run says of itself gives just that run again', async () => {
    const variations = {
      grid: { 'ego.speed': [5, 10], weather: ['rain', 'overcast'] },
      ranges: { 'actors.0.speed': [1, 2] },
      samples: 2,
    };
    const { loaded } = await runsOf(variations);
    expect(loaded.length).toBe(8);
    for (const one of loaded) {
      const again = await runsOf(variations, ...one.sets);
      expect(again.loaded.map(({ scene }) => scene)).toEqual([one.scene]);
      expect(again.loaded.map(({ variation }) => variation)).toEqual([one.variation]);
    }
    expect(await variationsOf(variations, 'ego.speed=5')).toHaveLength(4);
  });

  test('what cannot be is refused, all of it at once, where it stands and by what was meant', async () => {
    const problems = await problemsOf({
      grid: {
        'ego.sped': [1],
        'ego.speed': [5, 'fast', -1],
        'actors.Intruderr.speed': [1],
        'actors.7.speed': [1],
        'ego.speed.x': [1],
        'variations.samples': [3],
        weather: ['rian'],
        'eggo.speed': [1],
        'actors.Intruder.speed': [1],
        'actors[1].speed': [2],
      },
      ranges: { timeout: [-5, 10] },
      samples: 2,
    });
    expect(problems).toEqual([
      expect.stringMatching(/^variations\.grid\["ego\.sped"\]\[0\]: unknown field, expected one of .*; perhaps speed$/),
      'variations.grid["ego.speed"][1]: found "fast", expected number',
      'variations.grid["ego.speed"][2]: found -1, expected at least 0 [m/s]',
      'variations.grid["actors.Intruderr.speed"]: found "Intruderr" after actors, expected 0 to 1, Mr. X, Intruder; perhaps Intruder',
      'variations.grid["actors.7.speed"]: found "7" after actors, expected 0 to 1, Mr. X, Intruder',
      expect.stringMatching(/^variations\.grid\["ego\.speed\.x"\]/),
      'variations.grid["variations.samples"]: expected a field of the scene other than its variations',
      expect.stringMatching(/^variations\.grid\.weather\[0\]: found "rian", expected one of .*; perhaps rain$/),
      expect.stringMatching(/^variations\.grid\["eggo\.speed"\]\[0\]: eggo: unknown field, .*; perhaps ego$/),
      'variations.grid["actors[1].speed"]: is, or is part of, actors[1].speed, which is varied too; keep one of both',
      'variations.ranges.timeout[0]: found -5, expected more than 0: simulated time after which the run ends [s]',
    ]);
  });

  test.each([
    [{}, 'variations: found {}, expected "grid" or "ranges"'],
    [{ grid: {} }, 'variations.grid: found {}, expected at least one field'],
    [{ grid: { 'ego.speed': [] } }, 'variations.grid["ego.speed"]: found [], expected at least 1 entry'],
    [{ ranges: { 'ego.speed': [1, 2] } }, 'variations.samples: found nothing, expected a number of draws'],
    [{ ranges: { 'ego.speed': [1] }, samples: 2 }, 'variations.ranges["ego.speed"]: found [1], expected'],
    [{ ranges: { 'ego.speed': [3, 2] }, samples: 2 }, 'expected the lower number first'],
    [{ grid: { 'ego.speed': [1] }, samples: 2 }, 'variations.samples: found 2, expected none without ranges'],
    [
      {
        grid: {
          'ego.speed': Array.from({ length: 101 }, (_, k) => k / 10),
          seed: Array.from({ length: 100 }, (_, k) => k),
        },
      },
      'variations: found 101 x 100 = 10100 runs, expected at most 10000',
    ],
  ])('%j is refused', async (variations, words) => {
    const problems = await problemsOf(variations);
    expect(problems).toEqual([expect.stringContaining(words)]);
  });

  test('a reference that only some values break is told with those values', async () => {
    const { problems } = await runsOf({ grid: { 'ego.start.s': [10, 1e6] } });
    expect(problems.map(formatProblem)).toEqual([
      expect.stringMatching(
        /^scenes\/tested\.json with ego\.start\.s=1000000 {2}ego\.start\.s: found 1000000, expected at most/,
      ),
    ]);
  });
});

describe('fields that are set', () => {
  test('take JSON, and text without quotes where text is asked for', async () => {
    const { loaded } = await runsOf(
      undefined,
      'ego.speed=3',
      'ego.start.road=12',
      'name=A name',
      'weather={"fog":50}',
      'tags=["@a"]',
    );
    expect(loaded[0].scene).toMatchObject({
      name: 'A name',
      tags: ['@a'],
      weather: { fog: 50 },
      ego: { speed: 3, start: { road: '12' } },
    });
    expect(loaded[0].variation).toEqual({});
  });

  test('are checked as if they stood in the file, and told by what was set', async () => {
    const { problems } = await runsOf(
      undefined,
      'ego.speed=fast',
      'actors.Nobody.speed=1',
      'traffic.cuont=3',
      'ego.vehicle=',
    );
    expect(problems.map(formatProblem)).toEqual([
      'scenes/tested.json --set ego.speed=fast  ego.speed: found "fast", expected number',
      'scenes/tested.json --set actors.Nobody.speed=1  actors.Nobody.speed: found "Nobody" after actors, expected 0 to 1, Mr. X, Intruder',
      expect.stringMatching(
        /^scenes\/tested\.json --set traffic\.cuont=3 {2}traffic\.cuont: unknown field, .*; perhaps count$/,
      ),
      'scenes/tested.json --set ego.vehicle=  ego.vehicle: found "", expected at least 1 character: name of a vehicle specification',
    ]);
    const reference = await runsOf(undefined, 'ego.vehicle=tank', 'ego.goal.s=1e7');
    expect(reference.problems.map(formatProblem)).toEqual([
      expect.stringMatching(
        /^scenes\/tested\.json --set ego\.vehicle=tank {2}ego\.vehicle: found "tank", expected one of/,
      ),
      expect.stringMatching(
        /^scenes\/tested\.json --set ego\.goal\.s=1e7 {2}ego\.goal\.s: found 10000000, expected at most/,
      ),
    ]);
  });
});
