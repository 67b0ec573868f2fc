import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { callSkidpad, type Outcome, outcomeOf, startSkidpad } from './skidpad.ts';

const ROOT = join(import.meta.dirname, '../..');
const SCENE = join(ROOT, 'scenes/first-drive.json');

const folder = mkdtempSync(join(tmpdir(), 'skidpad-export-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs `dataset`, and interrupts it when a line on stderr matches. */
function dataset(args: readonly string[], interruptOn?: RegExp): Promise<Outcome> {
  const child = startSkidpad(folder, ['dataset', '--perception', 'oracle', ...args]);
  let said = '';
  child.stderr.on('data', (data) => {
    said += data;
    if (interruptOn?.test(said)) child.kill('SIGINT');
  });
  return outcomeOf(child);
}

/** Every file below a folder with its content, in hexadecimal. */
function contents(path: string): Map<string, string> {
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(path, name)).isFile(),
  );
  return new Map(files.sort().map((name) => [name, readFileSync(join(path, name)).toString('hex')]));
}

const FORMATS = ['--format', 'kitti,mcap', '--frames', '2'];

test('an interrupted export leaves valid files and is gone on with; a whole one is left alone', {
  timeout: 120_000,
}, async () => {
  const begun = await dataset([SCENE, '--format', 'kitti,mcap', '--output-dir', 'a'], /s driven/);
  expect(begun.code).toBe(130);
  expect(begun.stdout).toMatch(/a\/first-drive-1 {2}\d+ frames; begun/);
  const drive = join(folder, 'a/first-drive-1');
  expect(JSON.parse(readFileSync(join(drive, 'manifest.json'), 'utf8')).complete).toBe(false);
  const magic = readFileSync(join(drive, 'drive.mcap')).subarray(-8);
  expect([...magic]).toEqual([0x89, ...Buffer.from('MCAP0\r\n')]);
  expect(readdirSync(drive).filter((name) => name.endsWith('.part'))).toEqual([]);

  const other = await dataset([SCENE, ...FORMATS, '--output-dir', 'b']);
  expect(other).toMatchObject({ code: 0, stdout: 'b/first-drive-1  2 frames\n' });
  const whole = contents(join(folder, 'b'));
  const again = await dataset([SCENE, ...FORMATS, '--output-dir', 'b']);
  expect(again).toMatchObject({ code: 0, stdout: 'b/first-drive-1  2 frames, there already\n' });
  expect(contents(join(folder, 'b'))).toEqual(whole);
  const fewer = await dataset([SCENE, '--format', 'kitti', '--frames', '1', '--output-dir', 'b']);
  expect(fewer).toMatchObject({ code: 0, stdout: 'b/first-drive-1  1 frames\n' });
  const left = [...contents(join(folder, 'b')).keys()];
  expect(left.filter((name) => name.includes('000001') || name.endsWith('.mcap'))).toEqual([]);
});

test('what can not be is refused before anything is written', { timeout: 60_000 }, async () => {
  const refused = (args: readonly string[]) => callSkidpad(folder, ['dataset', '--perception', 'oracle', ...args]);
  const bad = [
    ['--format', 'kitti,voc'],
    ['--every', '0'],
    ['--every', '0.015'],
    ['--frames', '1.5'],
  ];
  for (const args of bad) {
    const { code, stderr } = await refused([SCENE, ...args, '--output-dir', 'c']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/found .*; ?expected/);
  }
  expect((await refused(['nowhere.json', '--output-dir', 'c'])).code).toBe(2);
  symlinkSync(join(ROOT, 'scenes'), join(folder, 'same'));
  const twice = await refused([SCENE, 'same/first-drive.json', '--output-dir', 'c']);
  expect(twice.code).toBe(2);
  expect(twice.stderr).toMatch(/its folder first-drive-1 is that of .* already/);
  expect((await refused([SCENE, '--map', 'x.xodr', '--output-dir', 'c'])).stderr).toMatch(
    /found --map; expected no scene/,
  );
  const idle = await refused(['--frames', '3', '--output-dir', 'c']);
  expect(idle).toMatchObject({ code: 2 });
  expect(idle.stderr).toMatch(/--frames.*expected a scene/);
  expect(existsSync(join(folder, 'c'))).toBe(false);
});
