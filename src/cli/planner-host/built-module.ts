import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The JavaScript of a module that threads and contexts load: where this runs from its sources, what was built of them. */
export function builtModule(path: string, base: string): URL {
  const url = new URL(path, base);
  return existsSync(fileURLToPath(url)) ? url : new URL(url.href.replace('/src/', '/dist/'));
}
