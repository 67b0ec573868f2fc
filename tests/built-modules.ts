import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Plugin } from 'vite';

const ROOT = join(import.meta.dirname, '..');
/** Rooms with stylesheets or JSX, which Node cannot load. */
const BROWSER_ROOMS = ['app', 'render'];

/**
 * Lets tests use what `tsc -b` built instead of the sources: Node loads it natively. Vitest's own transformation turns
 * every imported name into a property access, which makes the simulation several times slower.
 */
export function builtModules(): Plugin {
  return {
    name: 'skidpad-built-modules',
    enforce: 'pre',
    resolveId(source, importer) {
      if (importer === undefined || !source.startsWith('.') || !/\.ts$/.test(source)) return null;
      const path = relative(join(ROOT, 'src'), resolve(importer, '..', source));
      if (path.startsWith('..') || BROWSER_ROOMS.includes(path.split('/')[0])) return null;
      const built = join(ROOT, 'dist', path.replace(/\.ts$/, '.js'));
      return existsSync(built) ? { id: built, external: true } : null;
    },
  };
}
