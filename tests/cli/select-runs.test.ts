import { describe, expect, test } from 'vitest';
import { parseCount, parseFolder, parsePattern, parseSeconds, parseShard } from '../../src/cli/parse-options.ts';
import { parseSet } from '../../src/cli/parse-set.ts';
import type { PlannedRun } from '../../src/cli/runs/planned-run.ts';
import { hashMismatches } from '../../src/cli/runs/same-hash.ts';
import { type Selection, selectRuns } from '../../src/cli/runs/select-runs.ts';
import { faultResult } from '../../src/scenario/run-result.ts';

const runs = [
  ['near', '@near', '@normal'],
  ['fog', '@fog', '@normal'],
  ['cut-in', '@cut-in', '@emergency'],
  ['rain', '@rain', '@normal'],
  ['jam', '@jam', '@normal'],
].map(([name, ...tags]) => ({ identity: { scene: `scenes/${name}.json`, name, tags } }) as unknown as PlannedRun);

const chosen = (selection: Partial<Selection>) =>
  selectRuns(runs, { pattern: null, tags: [], shard: null, ...selection }).map(({ identity }) => identity.name);

describe('choosing runs', () => {
  test('tags narrow each other, those with a comma widen, an @ may be left out', () => {
    expect(chosen({ tags: ['@normal'] })).toEqual(['near', 'fog', 'rain', 'jam']);
    expect(chosen({ tags: ['@normal', 'fog,@cut-in'] })).toEqual(['fog']);
    expect(chosen({ tags: ['fog,rain'] })).toEqual(['fog', 'rain']);
  });

  test('a pattern is looked for in file, name and tags', () => {
    expect(chosen({ pattern: /^scenes\/(fog|jam)/ })).toEqual(['fog', 'jam']);
    expect(chosen({ pattern: parsePattern('EMERGENCY') })).toEqual(['cut-in']);
  });

  test('shards have each run once, whatever their number', () => {
    for (const count of [1, 2, 3, 5, 8]) {
      const shards = Array.from({ length: count }, (_, k) => chosen({ shard: { index: k + 1, count } }));
      expect(shards.flat().toSorted()).toEqual(chosen({}).toSorted());
      expect(Math.max(...shards.map(({ length }) => length))).toBe(Math.ceil(5 / count));
    }
  });

  test('what leaves none is said, an unknown tag with the one that is meant', () => {
    expect(() => chosen({ tags: ['@foog'] })).toThrow(/found "@foog", expected one of .*; perhaps @fog/);
    expect(() => chosen({ pattern: /nothing/ })).toThrow(/-g nothing: none of 5 runs/);
    expect(() => chosen({ tags: ['@fog', '@rain'] })).toThrow(/--tag @fog --tag @rain: none of 5 runs/);
  });
});

test.each<[(text: string) => unknown, string, unknown]>([
  [parseShard, '2/3', { index: 2, count: 3 }],
  [parseCount, '8', 8],
  [parseSeconds, '0.5', 0.5],
  [parseFolder, 'out', 'out'],
  [parseSet, 'a.b=c=d', [{ name: 'a.b', text: 'c=d' }]],
])('%o reads "%s"', (parse, text, value) => expect(parse(text)).toEqual(value));

test.each<[(text: string) => unknown, readonly string[]]>([
  [parseShard, ['0/3', '4/3', '1', 'a/b', '1/2/3', '']],
  [parseCount, ['0', '-1', '1.5', '', 'x', '1e9']],
  [parseSeconds, ['0', '-1', '', 'x', 'Infinity']],
  [parseFolder, ['', ' ']],
  [parsePattern, ['(']],
  [parseSet, ['ego.speed', '=3', '']],
])('%o refuses all of %j', (parse, texts) => {
  for (const text of texts) expect(() => parse(text)).toThrow(/^expected /);
});

test('one run with two hashes is told, with the command that gives it', () => {
  const identity = {
    scene: 's.json',
    name: 's',
    tags: [],
    variation: {},
    sets: ['a=1'],
    seed: 1,
    perception: 'oracle',
  } as const;
  const ran = (hash: string, seed: number) =>
    ({
      ...faultResult({ ...identity, seed } as never, { kind: 'input', message: '' }),
      verdict: 'pass',
      hash,
    }) as const;
  expect(hashMismatches([ran('a', 1), ran('a', 1), ran('b', 2)])).toEqual([]);
  expect(hashMismatches([ran('a', 1), ran('b', 1)])).toEqual([
    expect.stringMatching(/found 2 hashes .*\(a, b\).*--set a=1/),
  ]);
});
