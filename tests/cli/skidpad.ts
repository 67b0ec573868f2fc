import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { main } from '../../src/cli/main.ts';

/** The built command line. */
export const CLI = join(import.meta.dirname, '../../dist/cli/skidpad.js');

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the built command line in a folder, without colours. */
export function startSkidpad(folder: string, args: readonly string[]): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [CLI, ...args], { cwd: folder, env: { ...process.env, NO_COLOR: '1' } });
}

/** What a process that was started has come to in the end. */
export function outcomeOf(child: ChildProcessWithoutNullStreams): Promise<Outcome> {
  return new Promise((resolve) => {
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (data) => (stdout += data));
    child.stderr.on('data', (data) => (stderr += data));
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

export function runSkidpad(folder: string, args: readonly string[]): Promise<Outcome> {
  return outcomeOf(startSkidpad(folder, args));
}

/**
 * What the command line says and gives back in a folder, called in this process: to start one takes most of a second. For what is
 * refused before anything is driven; how a process ends is for the others.
 */
export async function callSkidpad(folder: string, args: readonly string[]): Promise<Outcome> {
  const said = { stdout: '', stderr: '' };
  const names = ['stdout', 'stderr'] as const;
  const before = names.map((name) => process[name].write);
  const home = process.cwd();
  process.chdir(folder);
  for (const name of names)
    process[name].write = (data: string | Uint8Array) => {
      said[name] += stripVTControlCharacters(String(data));
      return true;
    };
  try {
    const code = await main(args);
    return { code, ...said };
  } finally {
    for (const [i, name] of names.entries()) process[name].write = before[i];
    process.chdir(home);
  }
}
