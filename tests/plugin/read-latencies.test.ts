import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseLatency } from '../../src/cli/parse-options.ts';
import { readLatencies } from '../../src/cli/planner-host/read-latencies.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'skidpad-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function read(name: string, text: string) {
  writeFileSync(join(folder, name), text);
  return readLatencies(join(folder, name));
}

test('lines and lists, with a heading, remarks and ends of lines of any kind', async () => {
  const values = [40, 137.5, 0];
  expect((await read('a.csv', '\ufefflatency_ms\r\n40\r\n# a slow one\r\n137.5 # here\r\n\r\n0')).values).toEqual(
    values,
  );
  expect((await read('b.txt', '40\n137.5\n0\n')).values).toEqual(values);
  expect((await read('c.json', '[40, 137.5, 0]')).values).toEqual(values);
});

test('where a number stands is known afterwards', async () => {
  const message = 'too late';
  expect((await read('a.csv', 'ms\n40\n\n450\n')).problem(1, message)).toMatchObject({ line: 4, message });
  expect((await read('a.json', '[40,\n450]')).problem(1, message)).toMatchObject({ line: 2, message });
});

test.each([
  [
    'words and numbers below 0',
    'a.csv',
    'ms\n40\nsoon\n-3\n',
    /a\.csv:3:1 .*found "soon", expected[\s\S]*a\.csv:4:1 .*found "-3"/,
  ],
  ['columns', 'a.csv', '1,2\n', /a\.csv:1:1 .*found "1,2", expected one number/],
  ['nothing', 'a.csv', '\n', /found no number/],
  ['too much', 'a.csv', '1\n'.repeat(36_001), /found 36001 numbers, expected at most 36000/],
  [
    'words in a list',
    'a.json',
    '[40,\n "soon", -1]',
    /a\.json:2:2 .*found "soon", expected number[\s\S]*found -1, expected at least 0/,
  ],
  ['an empty list', 'a.json', '[]', /expected at least 1 entry/],
  ['no list', 'a.json', '{"ms": 3}', /expected array/],
  ['no JSON', 'a.json', '40\n50', /not JSON/],
])('%s are told', async (_, name, text, said) => {
  await expect(read(name, text)).rejects.toThrow(said);
});

test('no such file, and neither number nor file', async () => {
  await expect(readLatencies(join(folder, 'none.csv'))).rejects.toThrow(/none\.csv cannot be read/);
  expect([parseLatency('100'), parseLatency('1e2'), parseLatency('0.5'), parseLatency('t.csv')]).toEqual([
    100,
    100,
    0.5,
    't.csv',
  ]);
  for (const wrong of ['soon', '-1', '', 'NaN']) expect(() => parseLatency(wrong)).toThrow(/expected milliseconds/);
});
