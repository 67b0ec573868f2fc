import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import { realmWorker } from '../../../vite.config.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** What a browser loads of a module. */
export interface PageBuild {
  readonly folder: string;
  /** Name of the file in it that exports what the module does. */
  readonly entry: string;
}

const built = new Map<string, Promise<PageBuild>>();

/** Builds a module with all it imports for browsers, as the app is built but readable; once for all calls in this process. */
export function buildPage(modulePath: string): Promise<PageBuild> {
  const before = built.get(modulePath);
  if (before !== undefined) return before;
  const page = buildModule(modulePath);
  built.set(modulePath, page);
  return page;
}

async function buildModule(modulePath: string): Promise<PageBuild> {
  const folder = join(ROOT, 'node_modules/.cache/engine-pages', modulePath.replaceAll('/', '-'));
  const output = (await build({
    root: ROOT,
    configFile: false,
    base: './',
    plugins: [realmWorker()],
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2023',
      minify: false,
      modulePreload: false,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 10_000,
      rolldownOptions: { input: join(ROOT, modulePath), preserveEntrySignatures: 'strict' },
    },
  })) as Rolldown.RolldownOutput;
  return { folder, entry: output.output[0].fileName };
}
