import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callSkidpad, type Outcome, outcomeOf, startSkidpad } from './skidpad.ts';

const ROOT = join(import.meta.dirname, '../..');

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'skidpad-'));
  cpSync(join(ROOT, 'scenes'), join(folder, 'scenes'), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Two straight roads that nothing joins. */
const TWO_ISLANDS = `<OpenDRIVE><header revMajor="1" revMinor="8" name="islands"/>${['a', 'b']
  .map(
    (
      id,
      i,
    ) => `<road id="${id}" length="100" junction="-1"><planView><geometry s="0" x="0" y="${50 * i}" hdg="0" length="100"><line/></geometry></planView>
<lanes><laneSection s="0"><center><lane id="0" type="none"/></center>
<right><lane id="-1" type="driving"><width sOffset="0" a="3.5" b="0" c="0" d="0"/></lane></right></laneSection></lanes></road>`,
  )
  .join('')}</OpenDRIVE>`;

/** Runs the built command line in the temporary folder; interrupted, if asked to, once it has printed something. */
function skidpad(args: readonly string[], isInterrupted = false): Promise<Outcome> {
  const child = startSkidpad(folder, args);
  if (isInterrupted) child.stdout.once('data', () => child.kill('SIGINT'));
  return outcomeOf(child);
}

/** Writes a copy of the first drive with a change, and gives its path. */
function changedScene(
  name: string,
  change: (scene: Record<string, unknown> & { ego: Record<string, unknown> }) => void,
): string {
  const scene = JSON.parse(readFileSync(join(folder, 'scenes/first-drive.json'), 'utf8'));
  change(scene);
  const path = `scenes/${name}.json`;
  writeFileSync(join(folder, path), JSON.stringify(scene, null, 2));
  return path;
}

describe('the command line', { timeout: 60_000 }, () => {
  test('help and version are fine, an unknown command or option is exit 2', async () => {
    expect((await skidpad(['--version'])).stdout).toMatch(/^skidpad \d+\.\d+\.\d+\n$/);
    expect((await skidpad(['--help'])).code).toBe(0);
    const unknown = await skidpad(['fly']);
    expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining("unknown command 'fly'")]);
    expect((await skidpad(['run', '--warp'])).code).toBe(2);
    expect((await callSkidpad(folder, ['run', '--seed', 'x'])).code).toBe(2);
    const driver = await callSkidpad(folder, ['run', '--planner', 'idn']);
    expect([driver.code, driver.stderr]).toEqual([2, expect.stringContaining('perhaps idm')]);
    expect((await callSkidpad(folder, ['run', '--reporter', 'smoke'])).code).toBe(2);
  });

  test('what is not there is told together with what is wrong in the files that are', async () => {
    const late = changedScene('late', (scene) => {
      scene.timeout = 1e300;
    });
    mkdirSync(join(folder, 'bare'), { recursive: true });
    for (const command of [['run'], ['scene', 'check']]) {
      const { code, stdout, stderr } = await callSkidpad(folder, [...command, late, 'bare', 'folow-a-van']);
      expect(code).toBe(2);
      const said = stdout + stderr;
      expect(said).toMatch(
        /timeout: found 1e\+300, expected at most 3600: simulated time after which the run ends \[s\]/,
      );
      expect(said).toMatch(/bare:? +a folder without scenes/);
      expect(said).toMatch(/folow-a-van:? +no scene there; .*; perhaps follow-a-van/);
    }
    rmSync(join(folder, late));
  });

  // That all that ship have none is tested in shipped-scenes.test.ts.
  test('of scenes without a problem nothing is printed', async () => {
    const checked = await skidpad(['scene', 'check', 'scenes/first-drive.json', 'scenes/light-*.json']);
    expect(checked).toMatchObject({
      code: 0,
      stdout: '',
      stderr: expect.stringMatching(/^(\d+) of \1 scenes are fine/),
    });
  });

  test('lists what would run, in order', async () => {
    const { code, stdout } = await skidpad(['run', 'scenes/first-drive.json', '--seeds', '3..5', '--list']);
    expect(code).toBe(0);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => line.split(' ')[1]),
    ).toEqual(['seed=3', 'seed=4', 'seed=5']);
  });

  test('a broken scene gives every problem with file, line, path, found and expected; exit 2; nothing is written', async () => {
    const path = changedScene('broken', (scene) => {
      scene.colour = 'red';
      scene.map = 7;
      scene.ego.speed = -1;
    });
    for (const command of [
      ['scene', 'check', path],
      ['run', path, '--output-dir', 'never'],
    ]) {
      const { code, stdout, stderr } = await skidpad(command);
      expect(code).toBe(2);
      const text = stdout + stderr;
      expect(text).toMatch(/broken\.json:\d+:\d+ {2}colour: unknown field/);
      expect(text).toMatch(/broken\.json:\d+:\d+ {2}map: found 7, expected string/);
      expect(text).toMatch(/broken\.json:\d+:\d+ {2}ego\.speed: found -1, expected at least 0/);
      expect(text).not.toMatch(/at .*\.js:\d+/);
    }
    expect(existsSync(join(folder, 'never'))).toBe(false);
  });

  test.each<[string, Parameters<typeof changedScene>[1], RegExp]>([
    [
      'no-map',
      (scene) => (scene.map = 'maps/nowhere.xodr'),
      /no-map\.json:\d+:\d+ {2}map: scenes\/maps\/nowhere\.xodr cannot be read: there is no such file/,
    ],
    [
      'no-road',
      (scene) => (scene.ego.start = { road: '9999', lane: -1, s: 1 }),
      /ego\.start\.road: found road "9999", expected one of the map's roads/,
    ],
    [
      'no-lane',
      (scene) => (scene.ego.start = { road: '12', lane: -7, s: 1 }),
      /ego\.start\.lane: found -7, expected a driving lane of road "12": /,
    ],
    [
      'too-far',
      (scene) => (scene.ego.goal = { road: '11', lane: -1, s: 1e6 }),
      /ego\.goal\.s: found 1000000, expected at most the lane's length/,
    ],
    [
      'no-car',
      (scene) => (scene.ego.vehicle = 'broom'),
      /ego\.vehicle: found "broom", expected one of compact-hatchback/,
    ],
    ['behind', (scene) => (scene.ego.goal = { road: '12', lane: -1, s: 99 }), /.*/],
  ])('scene %s', async (name, change, words) => {
    const { code, stdout } = await callSkidpad(folder, ['scene', 'check', changedScene(name, change)]);
    // A goal behind the start is reached once round the town: no problem.
    expect(code).toBe(name === 'behind' ? 0 : 2);
    expect(stdout).toMatch(words);
  });

  test('a goal that cannot be reached is said', async () => {
    writeFileSync(join(folder, 'scenes/maps/islands.xodr'), TWO_ISLANDS);
    const path = changedScene('islands', (scene) => {
      scene.map = 'maps/islands.xodr';
      scene.actors = [];
      scene.ego = {
        vehicle: 'compact-hatchback',
        start: { road: 'a', lane: -1, s: 5 },
        goal: { road: 'b', lane: -1, s: 50 },
      };
    });
    const { code, stdout } = await callSkidpad(folder, ['scene', 'check', path]);
    expect(code).toBe(2);
    expect(stdout).toMatch(/islands\.json:\d+:\d+ {2}ego\.goal: cannot be reached from ego\.start: /);
  });

  test('a scene that is not there is exit 2, with its name', async () => {
    const { code, stderr } = await skidpad(['run', 'scenes/none.json']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('scenes/none.json')]);
  });

  test.each<[string, (weights: Buffer) => Buffer]>([
    ['cut', (weights) => weights.subarray(0, weights.length / 2)],
    ['empty', () => Buffer.alloc(0)],
    ['of another kind', () => Buffer.from('hello, this is not a weights file at all')],
    [
      'with a flipped bit',
      (weights) => {
        const copy = Buffer.from(weights);
        copy[copy.length - 100] ^= 1;
        return copy;
      },
    ],
  ])('weights %s are exit 2, said politely, and nothing is written', async (_, spoil) => {
    writeFileSync(join(folder, 'spoilt.weights'), spoil(readFileSync(join(ROOT, 'assets/segmentation.weights'))));
    const flags = ['--weights', 'spoilt.weights', '--output-dir', 'never'];
    const { code, stderr } = await callSkidpad(folder, ['run', 'scenes/first-drive.json', ...flags]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/spoilt\.weights: .*found .*expected/s);
    expect(stderr).not.toMatch(/at .*\.js:\d+/);
    expect(existsSync(join(folder, 'never'))).toBe(false);
  });

  test('an output folder that cannot be is said before the drive, exit 2', async () => {
    writeFileSync(join(folder, 'a-file'), '');
    const { code, stderr } = await skidpad([
      'run',
      'scenes/first-drive.json',
      '--perception',
      'oracle',
      '--output-dir',
      'a-file/out',
    ]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('a-file/out: is no folder to write to')]);
  });

  test('Ctrl-C ends with 130 and valid results of what was done', async () => {
    const path = changedScene('brief', (scene) => (scene.timeout = 1));
    const flags = ['--perception', 'oracle', '--reporter', 'line,json', '--output-dir', 'cut-short'];
    const { code, stdout } = await skidpad(['run', path, '--seeds', '1..40', ...flags], true);
    expect(code).toBe(130);
    const { summary, runs } = JSON.parse(readFileSync(join(folder, 'cut-short/results.json'), 'utf8'));
    expect(runs.length).toBeGreaterThan(0);
    expect(summary).toMatchObject({ failed: runs.length, skipped: 40 - runs.length });
    expect(summary.skipped).toBeGreaterThan(0);
    expect(stdout).toContain(`0 passed, ${runs.length} failed, ${summary.skipped} skipped`);
  });

  test('a drive that runs out of time fails with exit 1, and results.json says why', async () => {
    const path = changedScene('short', (scene) => (scene.timeout = 2));
    const { code, stdout } = await skidpad([
      'run',
      path,
      '--perception',
      'oracle',
      '--reporter',
      'list,json',
      '--output-dir',
      'short',
    ]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/FAIL .*First drive/);
    expect(stdout).toMatch(/hash [0-9a-f]{16}/);
    const { runs } = JSON.parse(readFileSync(join(folder, 'short/results.json'), 'utf8'));
    expect(runs[0]).toMatchObject({ verdict: 'fail', ticks: 200, perception: 'oracle' });
    expect(runs[0].criteria.find(({ name }: { name: string }) => name === 'goal').result).toBe('fail');
  });
});
