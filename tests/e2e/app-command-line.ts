import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const PROJECT = resolve(import.meta.dirname, '../..');

/** Hash that the built command line gives for the first so many seconds of the first drive, with the network unless asked otherwise. */
export async function hashByCommandLine(
  seconds: number,
  how: readonly string[] = ['--perception', 'cnn'],
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'skidpad-app-'));
  try {
    const scene = JSON.parse(await readFile(join(PROJECT, 'scenes/first-drive.json'), 'utf8'));
    const file = join(folder, 'short.json');
    const map = join(PROJECT, 'scenes', scene.map);
    await writeFile(file, JSON.stringify({ ...scene, map, timeout: seconds }));
    const flags = [...how, '--reporter', 'json', '--output-dir', folder];
    // It ends by the clock, before the goal: the verdict is "fail" and the exit code 1.
    await promisify(execFile)('node', [join(PROJECT, 'dist/cli/skidpad.js'), 'run', file, ...flags]).catch(() => {});
    const { runs } = JSON.parse(await readFile(join(folder, 'results.json'), 'utf8'));
    return runs[0].hash;
  } finally {
    await rm(folder, { recursive: true });
  }
}
