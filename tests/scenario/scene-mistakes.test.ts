import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FileSource } from '../../src/scenario/file-source.ts';
import { loadScene } from '../../src/scenario/load-scene.ts';
import { likelyName } from '../../src/scenario/nearest-name.ts';
import { projectFiles, projectMaps } from './first-drive-fixture.ts';

const mistakes = readFileSync(join(import.meta.dirname, 'thirty-mistakes.txt'), 'utf8');
const shipped = readFileSync(join(import.meta.dirname, '../../scenes/city-crossing.json'), 'utf8');

function load(text: string) {
  const files: FileSource = {
    ...projectFiles,
    text: async (path) => (path === 'scenes/wrong.json' ? text : projectFiles.text(path)),
  };
  return loadScene('scenes/wrong.json', files, projectMaps);
}

/** What is wrong with thirty-mistakes.txt: where, and what its author most likely meant or may have instead. */
const EXPECTED: readonly (readonly [string, RegExp])[] = [
  ['name', /found "", expected at least 1 character/],
  ['tags[0]', /found "@Normal", expected "@" and a word of lower case/],
  ['sead', /perhaps seed/],
  ['timeout', /found a second time, expected once/],
  ['perception', /perhaps oracle/],
  ['rig', /perhaps planning/],
  ['friction', /found 1e999, which no number of 64 bits holds, expected number/],
  ['weather', /perhaps rain/],
  ['ego.vehicle', /perhaps compact-hatchback/],
  ['ego.dynamics', /perhaps single-track/],
  ['ego.start.lane', /found -9, expected a driving lane of road "12": -1, 1/],
  ['ego.goal.road', /found road "1234", .* the nearest id is "\d+"/],
  ['ego.sped', /perhaps speed/],
  ['traffic.count', /found 3\.5, expected a whole number/],
  ['traffic.mix', /expected a share above 0/],
  ['traffic.mix.cra', /perhaps car/],
  ['traffic.flows[0].from.road', /found road "none"/],
  ['pedestrians.count', /found -1, expected at least 0/],
  ['pedestrians.jaywalkers', /found "few", expected number/],
  ['faults[0].kind', /perhaps dead/],
  ['actors[0].model', /perhaps sedan/],
  ['actors[1].name', /found "Twin", which is actors\[0\]/],
  ['actors[1].behaviour.time', /found nothing, expected number/],
  ['actors[2].start.s', /expected at most the lane's length/],
  ['actors[2].speed', /found 900, expected at most 60/],
  ['storyboard[0].when.distance.to', /perhaps Twin/],
  ['storyboard[0].then[0].cut-inn', /perhaps cut-in/],
  ['storyboard[1].when.event', /perhaps cut-in/],
  ['storyboard[1].then[0].brake.actor', /expected an actor/],
  ['storyboard[2].when.signal.is', /perhaps green/],
  ['criteria[0]', /perhaps collision/],
  ['criteria[1].min-ttc.abuve', /perhaps above/],
  ['props[0].kind', /perhaps cone/],
  ['variations.grid["ego.spede"][0]', /perhaps speed/],
  ['variations.grid["actors.Twim.speed"]', /perhaps Twin/],
];

describe('a scene with more than thirty mistakes', () => {
  test('is told all of them at once, each with its line, its place, what was found, what was expected', async () => {
    const { loaded, problems } = await load(mistakes);
    expect(loaded).toBeNull();
    expect(problems.map(({ path }) => path).toSorted()).toEqual(EXPECTED.map(([path]) => path).toSorted());
    for (const [path, words] of EXPECTED) {
      const problem = problems.find((one) => one.path === path);
      expect([path, problem?.message]).toEqual([path, expect.stringMatching(words)]);
      expect(problem?.line).toBeGreaterThan(1);
      expect(problem?.message).toMatch(/expected/);
      expect(problem?.message.match(/found/g)?.length ?? 0).toBeLessThanOrEqual(1);
    }
  });

  test('says it on the line where it stands', async () => {
    const { problems } = await load(mistakes);
    const lines = mistakes.split('\n');
    for (const { line, path } of problems) {
      const key = path.match(/([\w-]+)(\[\d+\])?$/)?.[1];
      if (key !== undefined && path !== 'actors[1].behaviour.time') expect(lines[line - 1]).toContain(key);
    }
  });
});

describe('spoilt scenes', { timeout: 60_000 }, () => {
  const tokens = shipped.match(/"(?:[^"\\]|\\.)*"|-?[\d.]+|[{}[\],:]|true|false|null/g) ?? [];

  test('end in a scene or in problems, whatever is taken away, put twice or exchanged', async () => {
    const place = fc.nat(tokens.length - 1);
    const change = fc.oneof(
      place.map((at) => (list: string[]) => list.splice(at, 1)),
      place.map((at) => (list: string[]) => list.splice(at, 0, list[at] ?? '0')),
      fc
        .tuple(
          place,
          fc.constantFrom('null', '-1', '1e999', '1e308', '""', '{}', '[]', '"ego"', 'true', '0.5', '"\\u0000"'),
        )
        .map(
          ([at, token]) =>
            (list: string[]) =>
              list.splice(at, 1, token),
        ),
      fc.tuple(place, place).map(
        ([a, b]) =>
          (list: string[]) =>
            list.splice(a, 1, tokens[b]),
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
        const list = [...tokens];
        for (const one of changes) one(list);
        const { loaded, problems } = await load(list.join(' '));
        expect(loaded === null).toBe(problems.length > 0);
        for (const { message, path, line } of problems) {
          expect(message.length).toBeGreaterThan(5);
          expect(typeof path).toBe('string');
          expect(line).toBeGreaterThanOrEqual(0);
        }
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});

test('letters that are swapped, left out or doubled do not hide what is meant', () => {
  const names = ['car', 'van', 'truck', 'speed', 'start'];
  expect(['cra', 'vann', 'trck', 'sepeed', 'Start'].map((name) => likelyName(name, names))).toEqual([
    'car',
    'van',
    'truck',
    'speed',
    'start',
  ]);
  expect(likelyName('bus', names)).toBeNull();
});
