import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plannerText, STREET, STREET_SCENE } from '../plugin/street.ts';
import { callSkidpad, runSkidpad } from './skidpad.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'skidpad-'));
  writeFileSync(join(folder, 'street.xodr'), STREET);
  writeFileSync(join(folder, 'street.json'), JSON.stringify(STREET_SCENE));
  const params = 'params: { speed: { default: 8, min: 1, max: 20 } },';
  writeFileSync(join(folder, 'mine.ts'), plannerText('', params));
  writeFileSync(join(folder, 'late.csv'), 'latency_ms\n40\n# a slow one\n137.5\n\n0\n');
  writeFileSync(join(folder, 'late.json'), '[40, 137.5, 0]');
  writeFileSync(join(folder, 'slow.csv'), '40\n450\n');
  writeFileSync(join(folder, 'nan.csv'), 'NaN\n40\n');
  writeFileSync(join(folder, 'long.csv'), `ms\n${'x'.repeat(70)}\n`);
  execFileSync('mkfifo', [join(folder, 'pipe.ts')]);
  writeFileSync(join(folder, 'sees.ts'), plannerText('', "needs: { sensors: ['lidar'] },"));
  writeFileSync(join(folder, 'fails.ts'), plannerText("if (plans === 20) throw new Error('boom');"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const skidpad = (...args: string[]) => runSkidpad(folder, args);

const run = (planner: string, ...more: string[]) => skidpad('run', 'street.json', '--planner', planner, ...more);

describe('run --planner FILE', { timeout: 60_000 }, () => {
  test('in this process or in several: the same hash, the file and its parameters in the report', async () => {
    const flags = ['--planner-param', 'speed=7', '--reporter', 'line,json,junit'];
    const [one, several] = await Promise.all([
      run('mine.ts', '--output-dir', 'one', ...flags),
      run('mine.ts', '--output-dir', 'two', '--workers', '2', '--repeat-each', '2', ...flags),
    ]);
    expect([one.code, several.code]).toEqual([0, 0]);
    const runs = ['one', 'two'].flatMap(
      (name) => JSON.parse(readFileSync(join(folder, name, 'results.json'), 'utf8')).runs,
    );
    expect(new Set(runs.map(({ hash }) => hash)).size).toBe(1);
    expect(runs[0]).toMatchObject({ planner: 'mine.ts', plannerSetup: { params: ['speed=7'], latency: 0 } });
    expect(runs[0].plannerMs.calls).toBeGreaterThan(50);
    expect(one.stdout).toContain('planner=mine.ts');
    const junit = readFileSync(join(folder, 'one', 'junit.xml'), 'utf8');
    expect(junit).toContain('<property name="planner-param" value="speed=7"/>');
    expect(junit).toContain('--planner mine.ts --planner-param speed=7"/>');
  });

  test('latencies from a file are taken in turn: the same from lines and from a list, and told for the next time', async () => {
    const [lines, list] = await Promise.all(
      ['csv', 'json'].map((form) =>
        run('mine.ts', '--planner-latency', `late.${form}`, '--output-dir', form, '--reporter', 'json,junit'),
      ),
    );
    expect([lines.code, list.code]).toEqual([0, 0]);
    const [a, b] = ['csv', 'json'].map(
      (form) => JSON.parse(readFileSync(join(folder, form, 'results.json'), 'utf8')).runs[0],
    );
    expect(a.hash).toBe(b.hash);
    expect(a.plannerSetup).toEqual({ params: [], latency: [40, 137.5, 0], latencyFile: 'late.csv' });
    expect(readFileSync(join(folder, 'csv', 'junit.xml'), 'utf8')).toContain('--planner-latency late.csv');
  });

  test('a planner that fails: exit 3, its line in every report', async () => {
    const { code, stdout } = await run('fails.ts', '--reporter', 'list,github,junit', '--output-dir', 'failed');
    expect(code).toBe(3);
    expect(stdout).toContain('planner at 1.90 s: fails.ts:8: plan: Error: boom\n        at plan in fails.ts:8');
    expect(stdout).toContain('::error file=fails.ts,line=8,');
    expect(readFileSync(join(folder, 'failed', 'junit.xml'), 'utf8')).toContain(
      '<error type="planner" message="fails.ts:8',
    );
  });

  test('check-planner: findings with their lines, as text and as JSON', async () => {
    writeFileSync(
      join(folder, 'typed.ts'),
      plannerText()
        .replace('(input: any, state: any, ctx: any)', '(input)')
        .replace('plans++;', 'plans++; const n: string = 3; void n;'),
    );
    const { code, stdout } = await skidpad(
      'check-planner',
      'typed.ts',
      '--scene',
      'street.json',
      '--seconds',
      '2',
      '--json',
    );
    const findings = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(findings.filter(({ check }: { check: string }) => check === 'types')).toEqual([
      { check: 'types', verdict: 'warn', line: 7, text: "TS2322: Type 'number' is not assignable to type 'string'." },
    ]);
    const bad = await skidpad('check-planner', 'fails.ts', '--scene', 'street.json', '--seconds', '3');
    expect(bad.code).toBe(3);
    expect(bad.stdout).toMatch(/FAIL {2}drives +fails\.ts:8: at 1\.9 s, plan: Error: boom/);
    expect(bad.stdout).toMatch(/fails\.ts: 2 to mend/);
    expect((await callSkidpad(folder, ['check-planner', 'nowhere.ts'])).code).toBe(2);
  });

  test.each([
    [['nowhere.ts'], /nowhere\.ts: cannot be read: there is no such file; check the path; expected a planner's file/],
    [['mien'], /file such as \.\/mine\.ts\.$/m],
    [['mine'], /file such as \.\/mine\.ts; perhaps mine\.ts/],
    [['mine.ts', '--planner-param', 'sped=3'], /--planner-param: found "sped", expected one of speed; perhaps speed/],
    [['mine.ts', '--planner-param', 'toString=3'], /--planner-param: found "toString", expected one of speed/],
    [['mine.ts', '--planner-param', 'speed=fast'], /--planner-param speed: found "fast", expected 1 to 20/],
    [['mine.ts', '--planner-latency', 'nan.csv'], /nan\.csv:1:1 +found "NaN", expected one number/],
    [['mine.ts', '--planner-latency', 'long.csv'], /long\.csv:2:1 +found "x{60}\.\.\.", expected one number/],
    [['mine.ts', '--planner-latency', '450'], /at most 400 ms/],
    [['mine.ts', '--planner-latency', 'slow.csv'], /slow\.csv:2:1 .*found 450 ms.*at most 400 ms/],
    [['sees.ts'], /street\.json: planner "mine" needs the sensor lidar, found gnss.*name a rig that has it/],
    [['idm', '--planner-param', 'a=1'], /are for a planner that is a file/],
  ])('%j is a usage error', async (flags, said) => {
    const { code, stderr } = await callSkidpad(folder, ['run', 'street.json', '--planner', ...flags]);
    expect(stderr).toMatch(said);
    expect(code).toBe(2);
  });

  test('a named pipe is a usage error, and hangs nothing', async () => {
    const { code, stderr } = await run('pipe.ts');
    expect([code, stderr]).toEqual([2, expect.stringMatching(/pipe\.ts: cannot be read: it is a named pipe/)]);
  });
});
