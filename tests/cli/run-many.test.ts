import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { STREET } from '../plugin/street.ts';
import { callSkidpad, runSkidpad } from './skidpad.ts';

const street = {
  name: 'Street',
  tags: ['@street', '@normal'],
  map: 'street.xodr',
  perception: 'oracle',
  rig: 'planning',
  timeout: 0.3,
  ego: { vehicle: 'compact-hatchback', start: { road: '1', lane: -1, s: 20 }, goal: { road: '1', lane: -1, s: 300 } },
  variations: { grid: { 'ego.speed': [2, 4] } },
};

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'skidpad-'));
  writeFileSync(join(folder, 'street.xodr'), STREET);
  writeFileSync(join(folder, 'street.json'), JSON.stringify(street));
  const { variations: _, ...plain } = street;
  const goal = { road: '1', lane: -1, s: 21 };
  writeFileSync(
    join(folder, 'near.json'),
    JSON.stringify({ ...plain, name: 'Near', tags: ['@near'], timeout: 2, ego: { ...plain.ego, goal } }),
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const skidpad = (...args: string[]) => runSkidpad(folder, args);

/** The runs of a results.json without what the wall clock makes of them. */
function runsIn(output: string): Record<string, unknown>[] {
  const { runs } = JSON.parse(readFileSync(join(folder, output, 'results.json'), 'utf8'));
  return runs.map(({ wallSeconds, realTimeFactor, moduleShares, ...run }: Record<string, unknown>) => run);
}

describe('running many scenes', { timeout: 60_000 }, () => {
  test('in this process or in several: the same results in the same order; and again those that failed', async () => {
    const flags = ['--reporter', 'dot,json,junit'];
    const [several, one] = await Promise.all([
      skidpad('run', '.', '--workers', '2', '--timeout-wall', '50', '--output-dir', 'several', ...flags),
      skidpad('run', '.', '--workers', '1', '--output-dir', 'one', ...flags),
    ]);
    expect([several.code, several.stderr]).toEqual([1, '']);
    expect(several.stdout).toMatch(/^[.F]{3}\n/);
    expect(several.stdout).toContain(
      '  again: npx skidpad run street.json --seed 1 --perception oracle --set ego.speed=4\n',
    );
    expect(one.code).toBe(1);
    expect(runsIn('one')).toEqual(runsIn('several'));
    expect(runsIn('one').map(({ name, ticks, verdict }) => [name, ticks, verdict])).toEqual([
      ['Near', expect.any(Number), 'pass'],
      ['Street [ego.speed=2]', 30, 'fail'],
      ['Street [ego.speed=4]', 30, 'fail'],
    ]);
    const junit = readFileSync(join(folder, 'one/junit.xml'), 'utf8');
    expect(junit.match(/<testsuite /g)).toHaveLength(3);
    expect(junit).toMatch(/<failure message="goal: found [\d.]+ m, expected &lt;= 4"/);

    const again = await skidpad('run', '--last-failed', '--output-dir', 'one', '--reporter', 'json');
    expect(again.code).toBe(1);
    expect(runsIn('one')).toEqual(runsIn('several').filter(({ verdict }) => verdict === 'fail'));
  });

  test('seeds that vary a scene: pass rates with intervals in page and chart, the same whoever drives', async () => {
    const marks = '<!-- seeds: made by `npx skidpad scores --write`, not by hand -->\n<!-- end of seeds -->\n';
    const flags = ['near.json', '--seeds', '1..2', '--vary', '--experts', '--planner', 'idm,constant'];
    const scores = (name: string, workers: string) => {
      writeFileSync(join(folder, `${name}.md`), marks);
      const output = ['--write', `${name}.md`, '--section', 'seeds', '--chart', `${name}.svg`];
      return skidpad('scores', ...flags, '--workers', workers, ...output);
    };
    const [one, two] = await Promise.all([scores('first', '1'), scores('second', '2')]);
    expect([one.code, two.code]).toEqual([0, 0]);
    expect(one.stdout).toContain('2 runs for each driver, 0 of them `@normal`');
    expect(one.stdout).toContain('seeds 1..2, each another variation of the scene.');
    expect(one.stdout).toMatch(/\| scene \| `idm` \| `constant` \|\n.*\n\| near \| \d+ % \(/);
    expect(two.stdout).toBe(one.stdout);
    const read = (file: string) => readFileSync(join(folder, file), 'utf8');
    expect(read('first.md')).toContain(one.stdout);
    expect(read('first.svg')).toMatch(/^<svg .*<\/svg>\n$/s);
    expect(read('second.svg')).toBe(read('first.svg'));
  });

  test('scores and tune refuse what they cannot read or write before anything is driven', async () => {
    writeFileSync(join(folder, 'plain.txt'), '');
    const [page, chart, gains] = await Promise.all([
      skidpad('scores', 'near.json', '--write', 'none.md'),
      skidpad('scores', 'near.json', '--chart', 'plain.txt/x.svg'),
      skidpad('tune', 'near.json', '--output', '.'),
    ]);
    expect([page.code, chart.code, gains.code]).toEqual([2, 2, 2]);
    expect(page.stderr).toMatch(/^none\.md: cannot be read: there is no such file; check the path; expected a page/);
    expect(chart.stderr).toMatch(/^plain\.txt: is no folder to write to/);
    expect(gains.stderr).toBe('.: is a folder; expected the name of a file\n');
    expect(page.stdout + chart.stdout + gains.stdout).toBe('');
    const [idle, picture, folderless] = await Promise.all([
      skidpad('scores', 'near.json', '--section', 'seeds'),
      skidpad('scores', 'near.json', '--chart', 'x.PNG'),
      skidpad('run', 'near.json', '--reporter', 'list', '--output-dir', 'never'),
    ]);
    expect([idle.code, picture.code, folderless.code]).toEqual([2, 2, 2]);
    expect(idle.stderr).toMatch(/^found --section without a page; expected --write/);
    expect(picture.stderr).toMatch(/drawn as \.svg, found \.PNG/);
    expect(folderless.stderr).toMatch(
      /^found --output-dir, to which --reporter list writes nothing; expected json or junit/,
    );
  });

  test.runIf(existsSync('/proc/self'))('a folder that lets none be made in it is told, and hangs nothing', async () => {
    const { code, stderr } = await skidpad('run', 'near.json', '--output-dir', '/proc/none/such');
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^\/proc\/none\/such: is no folder to write to: /)]);
  });

  test('what is set is checked before anything is driven', async () => {
    const flags = ['--set', 'ego.sped=3', '--output-dir', 'never'];
    const { code, stdout, stderr } = await callSkidpad(folder, ['run', '.', ...flags]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/near\.json --set ego\.sped=3 {2}ego\.sped: unknown field, .*; perhaps speed/);
    expect(existsSync(join(folder, 'never'))).toBe(false);
  });
});
