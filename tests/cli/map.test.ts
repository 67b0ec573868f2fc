import { execFileSync, spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { straightRoads } from '../map/small-maps.ts';
import { CLI, type Outcome, outcomeOf, startSkidpad } from './skidpad.ts';

const ROOT = join(import.meta.dirname, '../..');
const TOWN = join(ROOT, 'scenes/maps/first-town.xodr');

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'skidpad-map-'));
  writeFileSync(join(folder, 'good.xodr'), straightRoads({ rule: 'RHT', lanes: 1 }));
  writeFileSync(join(folder, 'gap.xodr'), straightRoads({ rule: 'RHT', lanes: 1, gap: 0.5 }));
  writeFileSync(join(folder, 'torn.xodr'), straightRoads({ rule: 'RHT', lanes: 1 }).replace('</planView>', ''));
  writeFileSync(join(folder, 'empty.xodr'), '');
  writeFileSync(join(folder, 'binary.xodr'), Uint8Array.from([1, 0, 2, 0, 255, 254]));
  writeFileSync(join(folder, 'entities.xodr'), '<!DOCTYPE OpenDRIVE [<!ENTITY a "b">]><OpenDRIVE/>');
  writeFileSync(join(folder, 'huge.xodr'), '');
  truncateSync(join(folder, 'huge.xodr'), 1e12);
  mkdirSync(join(folder, 'folder.xodr'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the built command line in the temporary folder. */
function skidpad(args: readonly string[], input = ''): Promise<Outcome> {
  const child = startSkidpad(folder, ['map', ...args]);
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return outcomeOf(child);
}

/** The same, reading a good map from a pipe of that name, with Ctrl-C before the pipe has given it. */
async function interrupted(pipe: string, args: readonly string[]): Promise<Outcome> {
  execFileSync('mkfifo', [join(folder, pipe)]);
  const child = startSkidpad(folder, ['map', ...args]);
  const closed = outcomeOf(child);
  // It can be opened as soon as it is read from.
  const writer = await open(join(folder, pipe), 'w');
  child.kill('SIGINT');
  await writer.writeFile(straightRoads({ rule: 'RHT', lanes: 1 }));
  await writer.close();
  const outcome = await closed;
  rmSync(join(folder, pipe));
  return outcome;
}

describe('skidpad map', { timeout: 60_000 }, () => {
  test('info says what a map holds, readably and as JSON', async () => {
    const table = await skidpad(['info', TOWN]);
    expect(table.code).toBe(0);
    expect(table.stdout).toMatch(/^roads +73, 3\.979 km$/m);
    const { code, stdout } = await skidpad(['info', TOWN, '--json']);
    expect(code).toBe(0);
    const summary = JSON.parse(stdout);
    expect(Object.keys(summary)).toEqual([
      'version',
      'roads',
      'junctions',
      'lanes',
      'lengthKm',
      'signals',
      'objects',
      'bounds',
      'problems',
    ]);
    expect(summary).toMatchObject({ version: '1.8', roads: 73, junctions: 8, signals: 8, problems: [] });
    expect(summary.bounds).toHaveLength(4);
  });

  test('info of an unusable map gives its problems, exit 2', async () => {
    const { code, stdout, stderr } = await skidpad(['info', 'torn.xodr', '--json']);
    expect(code).toBe(2);
    expect(JSON.parse(stdout).problems[0]).toMatchObject({ severity: 'error', line: expect.any(Number) });
    expect(stderr).toMatch(/^error {4}torn\.xodr:\d+ {2}column \d+: /);
  });

  test('info --json of a file that cannot be read is JSON too', async () => {
    for (const file of ['none.xodr', 'empty.xodr', 'binary.xodr', 'folder.xodr']) {
      const { code, stdout, stderr } = await skidpad(['info', file, '--json']);
      expect(code).toBe(2);
      expect(JSON.parse(stdout)).toMatchObject({ roads: 0, bounds: null, problems: [{ severity: 'error', line: 0 }] });
      expect(stderr).toContain(`error    ${file}  `);
    }
  });

  test('check writes what it has at Ctrl-C, as valid JSON, exit 130', async () => {
    const { code, stdout, stderr } = await interrupted('fifo.xodr', [
      'check',
      '--json',
      'empty.xodr',
      'fifo.xodr',
      'good.xodr',
    ]);
    expect(code).toBe(130);
    expect(JSON.parse(stdout).map(({ file }: { file: string }) => file)).toEqual(['empty.xodr', 'fifo.xodr']);
    expect(stderr).toContain('interrupted after 2 of 3 maps');
  });

  test('image leaves nothing half-written at Ctrl-C, exit 130', async () => {
    const { code, stdout } = await interrupted('c.xodr', ['image', 'c.xodr', '-o', 'c.svg']);
    expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
    expect(readdirSync(folder).filter((name) => name.startsWith('c.svg'))).toEqual([]);
  });

  test('check is silent about good maps and gives warnings with exit 0, with --strict 2', async () => {
    expect(await skidpad(['check', 'good.xodr'])).toMatchObject({ code: 0, stdout: '' });
    const { code, stdout, stderr } = await skidpad(['check', 'g*.xodr']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^warning {2}gap\.xodr:\d+ {2}road 1.*0\.500 m/);
    expect(stderr).toMatch(/^2 of 2 maps are usable: 0 errors, \d+ warnings, \d+ notes\n$/);
    expect((await skidpad(['check', '--strict', 'gap.xodr'])).code).toBe(2);
  });

  test('check goes on after a file that cannot be read, exit 2', async () => {
    const { code, stdout, stderr } = await skidpad(['check', 'none.xodr', 'torn.xodr', 'good.xodr', 'empty.xodr']);
    expect(code).toBe(2);
    expect(stdout).toContain('error    none.xodr  there is no such file; check the path\n');
    expect(stdout).toContain('error    empty.xodr  is empty; expected an OpenDRIVE file\n');
    expect(stderr).toMatch(/^1 of 4 maps are usable: /);
  });

  test('probe answers every line in order', async () => {
    const lines = ['1\t-1\t10', '2\t1\t10', '3\t1\t10', '1\t-2\t10', '1\t-1\t99', '', '1\t-1', '1\t-1\t10'];
    const { code, stdout } = await skidpad(['probe', 'good.xodr'], lines.join('\n'));
    expect(code).toBe(0);
    const first = '1\t-1\t10\t10.000000\t-1.750000\t0.000000\t0.000000000\t3.500000';
    expect(stdout.split('\n')).toEqual([
      first,
      '2\t1\t10\t60.000000\t1.750000\t0.000000\t0.000000000\t3.500000',
      '3\t1\t10\terror: there is no road "3"',
      '1\t-2\t10\terror: road "1" has no lane -2 at s = 10',
      '1\t-1\t99\terror: s is 99; expected 0 to 50',
      '\t\t\terror: found 1 column; expected road, lane and s between tabs',
      '1\t-1\t\terror: found 2 columns; expected road, lane and s between tabs',
      first,
      '',
    ]);
  });

  test('probe answers many lines however they come', async () => {
    const lines = Array.from({ length: 50_000 }, (_, i) => `1\t-1\t${i % 50}\n`);
    const { code, stdout } = await skidpad(['probe', 'good.xodr'], lines.join(''));
    expect(code).toBe(0);
    const answers = stdout.trimEnd().split('\n');
    expect(answers).toHaveLength(50_000);
    expect(answers.every((line, i) => line.startsWith(`1\t-1\t${i % 50}\t${i % 50}.000000\t`))).toBe(true);
  });

  test('probe --graph prints successors, sections by where they begin', async () => {
    const { code, stdout } = await skidpad(['probe', 'good.xodr', '--graph']);
    expect([code, stdout]).toEqual([0, '1\t0\t-1\t2\t0\t-1\n2\t0\t1\t1\t0\t1\n']);
  });

  test('image draws to a file or to stdout', async () => {
    const drawn = await skidpad(['image', 'good.xodr', '--output', 'pictures/good.svg']);
    expect(drawn).toMatchObject({ code: 0, stdout: 'pictures/good.svg\n', stderr: '' });
    const svg = readFileSync(join(folder, 'pictures/good.svg'), 'utf8');
    expect(svg).toMatch(/^<svg [^>]*viewBox=/);
    expect(await skidpad(['image', 'good.xodr'])).toMatchObject({ code: 0, stdout: svg });
    expect((await skidpad(['image', 'good.xodr', '--theme', 'dark', '--ids'])).stdout).toContain('#0d1117');
    expect(await skidpad(['image', 'torn.xodr'])).toMatchObject({ code: 2, stdout: '' });
  });

  test('what a file calls itself never makes a second line', async () => {
    const forged = straightRoads({ rule: 'RHT', lanes: 1 })
      .replace('<header', '<header name="a&#10;b"')
      .replace('junction="-1"', 'junction="9&#10;error    other.xodr:1  forged&#x9b;2J"');
    writeFileSync(join(folder, 'forged.xodr'), forged);
    const { stdout } = await skidpad(['check', 'forged.xodr']);
    expect(stdout).toMatch(/^warning {2}forged\.xodr:\d+ {2}.*9\\u\{a\}error .*forged\\u\{9b\}2J.*\n$/);
    expect((await skidpad(['info', 'forged.xodr'])).stdout).toMatch(/^name +a\\u\{a\}b$/m);
  });

  test('image keeps links, and writes to pipes as they are', async () => {
    writeFileSync(join(folder, 'old.svg'), 'old');
    symlinkSync('old.svg', join(folder, 'link.svg'));
    expect((await skidpad(['image', 'good.xodr', '-o', 'link.svg'])).code).toBe(0);
    expect(lstatSync(join(folder, 'link.svg')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'old.svg'), 'utf8')).toMatch(/^<svg /);
    // A pipe of the shell's: those of child processes are sockets, which cannot be opened by name.
    const piped = execFileSync(
      'sh',
      ['-c', '"$0" "$1" map image good.xodr -o /dev/fd/1 | cat', process.execPath, CLI],
      {
        cwd: folder,
        encoding: 'utf8',
      },
    );
    expect(piped).toMatch(/^<svg /);
    const refused = await skidpad(['image', 'good.xodr', '-o', 'folder.xodr']);
    expect(refused).toMatchObject({ code: 2, stderr: 'folder.xodr: is a folder; expected the name of a file\n' });
  });

  test.skipIf(!existsSync('/dev/full'))('a full disk is one line and exit 2', async () => {
    const full = openSync('/dev/full', 'w');
    const child = spawn(process.execPath, [CLI, 'map', 'info', TOWN], { stdio: ['ignore', full, 'pipe'] });
    let stderr = '';
    child.stderr?.on('data', (data) => (stderr += data));
    const code = await new Promise((resolve) => child.on('close', resolve));
    closeSync(full);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^the output cannot be written: [^\n]*\n$/)]);
  });

  test.each([
    ['empty.xodr', 'is empty'],
    ['binary.xodr', 'is a binary file'],
    ['folder.xodr', 'is a folder'],
    ['huge.xodr', 'has 1000000000000 bytes'],
    ['none.xodr', 'there is no such file'],
  ])('%s is one polite line and exit 2', async (file, words) => {
    for (const command of ['info', 'probe', 'image']) {
      const { code, stdout, stderr } = await skidpad([command, file]);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(new RegExp(`^${file}: ${words}[^\\n]*\\n$`));
    }
  });

  test('document types are refused, and with them every entity', async () => {
    const { code, stdout } = await skidpad(['check', 'entities.xodr']);
    expect([code, stdout]).toEqual([2, expect.stringContaining('document type')]);
  });

  test('a reader that stops early is no fault', async () => {
    const child = spawn(process.execPath, [CLI, 'map', 'probe', TOWN, '--graph'], { cwd: folder });
    let stderr = '';
    child.stderr.on('data', (data) => (stderr += data));
    child.stdout.destroy();
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect([code, stderr]).toEqual([0, '']);
  });
});
