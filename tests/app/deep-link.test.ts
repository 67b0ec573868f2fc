import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDeepLink, parseDeepLink, parseSeed } from '../../src/app/state/deep-link.ts';
import { linkProblems } from '../../src/app/state/link-problems.ts';
import { queryInHash } from '../../src/app/state/query-in-hash.ts';
import { droppedChoice, sceneChoice } from '../../src/app/state/scene-list.ts';

describe('deep link', () => {
  test('names scene, seed, perception and weather', () => {
    expect(parseDeepLink('#scene=first-drive&seed=3&perception=oracle&weather=snow')).toEqual({
      scene: 'scenes/first-drive.json',
      seed: 3,
      perception: 'oracle',
      planner: 'astar',
      controller: null,
      weather: 'snow',
    });
  });

  test('what it leaves out is default', () => {
    expect(parseDeepLink('')).toEqual({
      scene: 'scenes/first-drive.json',
      seed: null,
      perception: 'cnn',
      planner: 'astar',
      controller: null,
      weather: null,
    });
    expect(parseDeepLink('#weather=hail').weather).toBeNull();
    expect(parseDeepLink('#planner=idm').planner).toBe('idm');
    expect(parseDeepLink('#controller=stanley').controller).toBe('stanley');
    expect(parseDeepLink('#controller=nobody').controller).toBeNull();
    expect(parseDeepLink('#planner=nobody').planner).toBe('astar');
    expect(parseDeepLink('#route=2').route).toBe(2);
    for (const text of ['', '0', '6', '1.5', 'x']) expect(parseDeepLink(`#route=${text}`).route).toBeUndefined();
  });

  test('passes on a scene that is not there, so that the page can say so', () => {
    expect(parseDeepLink('#scene=nowhere').scene).toBe('scenes/nowhere.json');
  });

  test('comes back as it went', () => {
    const choices = fc.record({
      scene: fc.constantFrom('scenes/first-drive.json', 'scenes/other.json'),
      seed: fc.option(fc.integer({ min: 0, max: 0xffffffff })),
      perception: fc.constantFrom('cnn' as const, 'oracle' as const),
      planner: fc.constantFrom('astar' as const, 'constant' as const, 'idm' as const),
      controller: fc.constantFrom(null, 'pid' as const, 'pure-pursuit' as const),
      weather: fc.constantFrom(null, 'rain' as const, 'night' as const),
      route: fc.constantFrom(undefined, 1, 2, 5),
    });
    fc.assert(
      fc.property(choices, (choice) => {
        expect(parseDeepLink(formatDeepLink(choice))).toEqual(choice);
      }),
      { seed: 6, numRuns: 100 },
    );
  });
});

test('an own planner is carried with its parameters and latency, where they are other than it says', () => {
  const own = { name: 'a.ts', text: '', packed: 'abc' };
  const link = (setup?: { params: string[]; latency: number }) =>
    new URLSearchParams(formatDeepLink({ ...parseDeepLink(''), own: { ...own, setup } }).slice(1));
  expect([...link({ params: [], latency: 0 })]).toEqual([...link()]);
  const values = link({ params: ['mood=a & b', 'gap=2'], latency: 120 });
  expect([values.get('own'), values.getAll('own-param'), values.get('own-latency')]).toEqual([
    'abc',
    ['mood=a & b', 'gap=2'],
    '120',
  ]);
});

test('so are latencies of a file, or its name where they are too long', () => {
  const link = (packed?: string) =>
    new URLSearchParams(
      formatDeepLink({
        ...parseDeepLink(''),
        own: { ...{ name: 'a.ts', text: '', packed: 'abc' }, times: { name: 't.csv', text: '1', packed } },
      }).slice(1),
    );
  expect([link('xyz').get('own-times'), link('xyz').has('own-times-file')]).toEqual(['xyz', false]);
  expect([link().has('own-times'), link().get('own-times-file')]).toEqual([false, 't.csv']);
});

test('what an address asks for and cannot have is told with what there is', () => {
  expect(linkProblems('#scene=nowhere&seed=3&perception=oracle&planner=idm&weather=rain&route=2&own-param=a')).toEqual(
    [],
  );
  expect(linkProblems('#planner=nobody')[0]).toMatch(
    /^planner: found "nobody", expected one of astar, .*careful; a planner of your own/,
  );
  expect(linkProblems('#seed=-1&perception=eyes&controller=x&weather=hail&route=0&own-latency=soon&scenes=a')).toEqual([
    'seed: found "-1", expected a whole number from 0 to 4294967295',
    'perception: found "eyes", expected one of cnn, oracle',
    expect.stringMatching(/^controller: found "x", expected one of pid, /),
    expect.stringMatching(/^weather: found "hail", expected one of clear-noon, /),
    'route: found "0", expected the number of a way from 1 to 5',
    'own-latency: found "soon", expected a number of milliseconds from 0',
    expect.stringMatching(/^found "scenes", which says nothing here, expected scene, seed, .*route, at$/),
  ]);
});

test('what stands behind the ? of an address goes behind its #, but for what is not ours', () => {
  const moved = (search: string, hash = '') => queryInHash({ search, hash });
  expect(moved('?scene=light-red&seed=2')).toBe('#scene=light-red&seed=2');
  expect(moved('?scene=light-red&utm=x', '#scene=first-drive')).toBe('?utm=x#scene=first-drive');
  expect(moved('?own-param=a&own-param=b')).toBe('#own-param=a&own-param=b');
  expect(moved('?map=first-town')).toBe('#map=first-town');
  expect([moved(''), moved('?utm=x', '#scene=first-drive')]).toEqual([null, null]);
});

test.each(['', '-1', '1.5', 'seven', '4294967296', '99999999999', '0x10'])('"%s" is no seed', (text) => {
  expect(parseSeed(text)).toBeNull();
});

test.each([
  ['0', 0],
  [' 42 ', 42],
  ['4294967295', 4294967295],
])('"%s" is a seed', (text, seed) => {
  expect(parseSeed(text)).toBe(seed);
});

test('a scene that is dropped on the page is driven by its text and whom it asks to see; another chosen afterwards is not', () => {
  expect(droppedChoice('mine.json', '{"perception": "oracle"}')).toEqual({
    scene: 'scenes/mine.json',
    text: '{"perception": "oracle"}',
    seed: null,
    perception: 'oracle',
  });
  expect(droppedChoice('broken.json', '{').perception).toBe('cnn');
  const next = { ...droppedChoice('mine.json', '{}'), ...sceneChoice('scenes/first-drive.json') };
  expect(next.text).toBeUndefined();
});
