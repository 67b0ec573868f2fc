import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatProblem } from '../../src/scenario/input-problem.ts';
import { readScene } from '../../src/scenario/read-scene.ts';

const valid = {
  name: 'Go round the block',
  map: 'maps/first-town.xodr',
  ego: { vehicle: 'compact-hatchback', start: { road: '1', lane: -1, s: 10 }, goal: { road: '2', lane: 1, s: 5 } },
};

const problemsOf = (value: unknown) => readScene(JSON.stringify(value, null, 2), 'x.json').problems;

describe('reading a scene', () => {
  test('fills in defaults', () => {
    const { scene } = readScene(JSON.stringify(valid), 'x.json');
    expect(scene).toMatchObject({ seed: 1, timeout: 240, traffic: {}, actors: [] });
  });

  test('reports every problem at once, each with line, path, found and expected', () => {
    const broken = {
      ...valid,
      name: 7,
      seed: -1,
      colour: 'red',
      ego: { ...valid.ego, start: { road: '1', lane: 0.5, s: -3, t: 1 }, goal: undefined },
      actors: [{ name: 'a', start: valid.ego.start, behaviour: { kind: 'fly' } }],
    };
    const text = JSON.stringify(broken, null, 2);
    const { problems } = readScene(text, 'x.json');
    const byPath = Object.fromEntries(problems.map((problem) => [problem.path, problem]));
    expect(Object.keys(byPath).sort()).toEqual(
      [
        'actors[0].behaviour.kind',
        'colour',
        'ego.goal',
        'ego.start.lane',
        'ego.start.s',
        'ego.start.t',
        'name',
        'seed',
      ].sort(),
    );
    expect(byPath.name.message).toBe('found 7, expected string');
    expect(byPath['ego.start.s'].message).toBe(
      'found -3, expected at least 0: distance from the start of the lane in its direction of travel [m]',
    );
    const lineOf = (part: string) => text.split('\n').findIndex((line) => line.includes(part)) + 1;
    expect(byPath.colour.line).toBe(lineOf('"colour"'));
    expect(byPath['ego.start.t'].line).toBe(lineOf('"t"'));
    expect(byPath['actors[0].behaviour.kind'].line).toBe(lineOf('"kind"'));
    expect(formatProblem(byPath.seed)).toMatch(/^x\.json:\d+:\d+ {2}seed: found -1, expected at least 0$/);
  });

  test('of several forms of a goal, a field of another is told not to go with what is there', () => {
    const goal = { ...valid.ego.goal, within: 0.2 };
    const told = problemsOf({ ...valid, ego: { ...valid.ego, goal } }).map(
      ({ path, message }) => `${path}: ${message}`,
    );
    expect(told).toEqual(['ego.goal.within: does not go with road, lane, s; leave it out, or them']);
  });

  test('says where JSON is broken and which key stands twice', () => {
    const { problems } = readScene('{\n  "name": "a",\n  "map" "b"\n}', 'x.json');
    expect(problems[0]).toMatchObject({ line: 3, path: '' });
    expect(problems[0].message).toMatch(/not JSON: colon expected/);
    const doubled = readScene(JSON.stringify(valid).replace('{"name"', '{"map":"y","name"'), 'x.json');
    expect(doubled.problems).toMatchObject([{ path: 'map', message: expect.stringMatching(/second time/) }]);
  });

  test.each([
    ['', 'value expected'],
    ['[', 'close bracket'],
    ['// c\n{}', 'comment'],
    ['['.repeat(300_000), 'not JSON'],
  ])('refuses %.10s politely', (text, words) => {
    const { scene, problems } = readScene(text, 'x.json');
    expect(scene).toBeNull();
    expect(problems.map(formatProblem).join('\n')).toContain(words);
  });

  test('refuses a file beyond its stated size', () => {
    expect(readScene(' '.repeat(1_000_001), 'x.json').problems[0].message).toMatch(/expected at most 1000000/);
  });

  test('a hostile key is a problem, not a prototype', () => {
    expect(readScene('{"__proto__": {"name": "x"}}', 'x.json').problems.map(({ path }) => path)).toContain('__proto__');
  });

  test('never throws on a mutated file, and gives either a scene or problems', () => {
    const text = JSON.stringify(valid, null, 1);
    const mutation = fc.record({ at: fc.nat(text.length - 1), cut: fc.nat(12), insert: fc.string({ maxLength: 6 }) });
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
        const mutated = mutations.reduce(
          (now, { at, cut, insert }) => now.slice(0, at) + insert + now.slice(at + cut),
          text,
        );
        const { scene, problems } = readScene(mutated, 'x.json');
        expect(scene === null).toBe(problems.length > 0);
      }),
      { seed: 1, numRuns: 3000 },
    );
  });

  test('never throws on any JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(problemsOf(value).length).toBeGreaterThan(0);
      }),
      { seed: 2, numRuns: 1000 },
    );
  });
});
