import { stat } from 'node:fs/promises';
import { basename, relative } from 'node:path';
import { glob } from 'tinyglobby';
import type { InputProblem } from '../scenario/input-problem.ts';
import { likelyName } from '../scenario/nearest-name.ts';
import { PROJECT_ROOT } from './project-root.ts';
import { UsageError } from './usage-error.ts';

/**
 * Scene files named by files, folders (every *.json directly in them), globs, and names of scenes that ship ("light-red"), in
 * code-unit order, each once; with none named, every scene that ships. A name that gives nothing is a usage error.
 */
export async function findScenes(names: readonly string[]): Promise<string[]> {
  const { files, missing } = await lookForScenes(names);
  if (missing.length > 0) throw new UsageError(missing.map(({ file, message }) => `${file}: ${message}`).join('\n'));
  return files;
}

/** The same for who tells what is wrong with the files besides, before it is a usage error. */
export async function lookForScenes(names: readonly string[]): Promise<{ files: string[]; missing: InputProblem[] }> {
  if (names.length === 0) return { files: await inFolder(shippedFolder()), missing: [] };
  const found = new Set<string>();
  const missing: InputProblem[] = [];
  for (const name of names) {
    const files = await expand(name);
    if (files.length === 0) missing.push({ file: name, line: 0, column: 0, path: '', message: await whyNothing(name) });
    for (const file of files) found.add(file);
  }
  return { files: [...found].sort(), missing };
}

async function whyNothing(name: string): Promise<string> {
  if ((await stat(name).catch(() => null))?.isDirectory()) return 'a folder without scenes; expected some *.json in it';
  const keys = (await inFolder(shippedFolder())).map((file) => basename(file, '.json'));
  const likely = likelyName(name, keys);
  const hint = likely === null ? '' : `; perhaps ${likely}`;
  return `no scene there; expected a file, a folder, a glob, or the name of a scene that ships${hint}`;
}

function shippedFolder(): string {
  return relative(process.cwd(), `${PROJECT_ROOT}scenes`) || '.';
}

async function expand(name: string): Promise<string[]> {
  const kind = await stat(name).catch(() => null);
  if (kind?.isDirectory()) return inFolder(name);
  if (kind !== null) return [name];
  const files = await glob(name);
  if (files.length > 0 || !/^[\w-]+$/.test(name)) return files;
  const shipped = `${PROJECT_ROOT}scenes/${name}.json`;
  return (await stat(shipped).catch(() => null)) === null ? [] : [relative(process.cwd(), shipped)];
}

function inFolder(folder: string): Promise<string[]> {
  return glob(`${folder.replace(/\/+$/, '')}/*.json`).then((files) => files.sort());
}
