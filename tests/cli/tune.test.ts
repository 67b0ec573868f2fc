import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GAINS } from '../../src/control/control-gains.ts';
import { STREET, STREET_SCENE } from '../plugin/street.ts';
import { callSkidpad, runSkidpad } from './skidpad.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'skidpad-'));
  writeFileSync(join(folder, 'street.xodr'), STREET);
  const goal = { road: '1', lane: -1, s: 60 };
  writeFileSync(join(folder, 'street.json'), JSON.stringify({ ...STREET_SCENE, ego: { ...STREET_SCENE.ego, goal } }));
  writeFileSync(join(folder, 'wrong.json'), '{\n "lateral": "stanly",\n "stanley": { "gain": 99 }\n}');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const skidpad = (...args: string[]) => runSkidpad(folder, args);

const written = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));

describe('tune', { timeout: 60_000 }, () => {
  test('gains of the law and of the pedals within their bounds, a page, and a run by them', async () => {
    const tuned = await skidpad(
      ...['tune', 'street.json', '--controller', 'stanley', '--gains', 'both', '--cost', 'speed', '--evaluations', '3'],
    );
    expect(tuned.code).toBe(0);
    expect(tuned.stdout).toMatch(/cost speed: [\d.]+ before, [\d.]+ after 3 tries/);
    const gains = written('gains.json');
    expect(gains.lateral).toBe('stanley');
    for (const group of ['stanley', 'speed'] as const)
      for (const [name, { min, max }] of Object.entries(GAINS[group])) {
        expect(gains[group][name]).toBeGreaterThanOrEqual(min);
        expect(gains[group][name]).toBeLessThanOrEqual(max);
      }
    expect(readFileSync(join(folder, 'tune.html'), 'utf8')).toContain('speed.proportional');
    const run = await skidpad(
      'run',
      'street.json',
      '--control',
      'gains.json',
      '--reporter',
      'json',
      '--output-dir',
      'run',
    );
    expect(run.code).toBe(0);
    const [{ sets, verdict }] = written('run/results.json').runs;
    expect(verdict).toBe('pass');
    expect(sets.join()).toContain('"lateral":"stanley"');
  });

  test('the pedals alone leave the law as it is, and the same seed finds the same', async () => {
    const flags = ['tune', 'street.json', '--gains', 'speed', '--evaluations', '2', '--seed', '4'];
    const [a, b] = await Promise.all(
      ['a', 'b'].map((name) => skidpad(...flags, '--output', `${name}.json`, '--report', `${name}.html`)),
    );
    expect([a.code, b.code]).toEqual([0, 0]);
    expect(written('a.json')).toEqual(written('b.json'));
    expect(Object.keys(written('a.json'))).toEqual(['lateral', 'speed']);
  });

  test.each([
    [['run', 'street.json', '--control', 'none.json'], /none\.json: cannot be read/],
    [
      ['run', 'street.json', '--control', 'wrong.json'],
      /wrong\.json:2:\d+ .*stanly.*perhaps stanley\n.*wrong\.json:3:\d+ .*99.*at most 10/,
    ],
    [['run', 'street.json', '--controller', 'mpc'], /Allowed choices are pid, stanley/],
    [['tune', 'nowhere.json'], /nowhere\.json/],
  ])('%j is a usage error', async (args, said) => {
    const { code, stderr } = await callSkidpad(folder, args);
    expect(stderr).toMatch(said);
    expect(code).toBe(2);
  });
});
