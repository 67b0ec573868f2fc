import { stat } from 'node:fs/promises';
import { relative } from 'node:path';
import { glob } from 'tinyglobby';
import { PROJECT_ROOT } from './project-root.ts';
import { UsageError } from './usage-error.ts';

/**
 * Scene files named by files, folders (every *.json directly in them), globs, and names of scenes that ship ("light-red"), in
 * code-unit order, each once; with none named, every scene that ships. A name that gives nothing is a usage error.
 */
export async function findScenes(names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return inFolder(relative(process.cwd(), `${PROJECT_ROOT}scenes`) || '.');
  const found = new Set<string>();
  const missing: string[] = [];
  for (const name of names) {
    const files = await expand(name);
    if (files.length === 0) missing.push(name);
    for (const file of files) found.add(file);
  }
  if (missing.length > 0)
    throw new UsageError(
      missing
        .map((name) => `${name}: no scene there; expected a file, a folder, a glob, or the name of a scene that ships`)
        .join('\n'),
    );
  return [...found].sort();
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
