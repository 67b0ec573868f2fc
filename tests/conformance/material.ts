import { existsSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

/** Folder of outside maps and reference values; not part of the project. */
export const MATERIAL = resolve(process.env.SKIDPAD_MATERIAL ?? '../shared/material');

/** Whether it is there; says so once where it is not. */
export function hasMaterial(): boolean {
  const there = existsSync(MATERIAL);
  if (!there) console.log(`skipped: no outside material at ${MATERIAL} (set SKIDPAD_MATERIAL)`);
  return there;
}

/**
 * All files of a folder of the material with that extension, ascending, relative to the folder. None where the material
 * is absent: the body of a skipped describe runs all the same.
 */
export function materialFiles(folder: string, extension: string): string[] {
  const root = join(MATERIAL, folder);
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(extension))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}
