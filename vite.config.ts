import react from '@vitejs/plugin-react';
import { build, defineConfig, type Plugin } from 'vite';

const REALM = 'virtual:realm-worker';

/** The realm that planners live in as one script: the app hands it to a worker of another origin, which can import nothing. */
export function realmWorker(): Plugin {
  return {
    name: 'realm-worker',
    resolveId: (id) => (id === REALM ? `\0${REALM}` : null),
    async load(id) {
      if (id !== `\0${REALM}`) return null;
      const entry = new URL('src/app/planner/realm-worker.ts', import.meta.url).pathname;
      const lib = { entry, formats: ['iife' as const], name: 'realm' };
      const built = await build({
        configFile: false,
        logLevel: 'warn',
        build: { write: false, emptyOutDir: false, copyPublicDir: false, target: 'es2023', minify: true, lib },
      });
      const [{ output }] = built as { output: { code: string }[] }[];
      return `export default ${JSON.stringify(output[0].code)};`;
    },
  };
}

export default defineConfig({
  // Relative, so that the built app can be put into any folder of a web server.
  base: './',
  plugins: [react(), realmWorker()],
  worker: { format: 'es' },
  // Told of the worker, the development server bundles its packages at once instead of reloading the page for each.
  optimizeDeps: { entries: ['index.html', 'src/app/worker/drive.worker.ts'] },
  // Runs and training write many files that are no part of the app.
  server: { watch: { ignored: ['**/dist/**', '**/out/**', '**/data/**'] } },
  build: { outDir: 'dist/app', emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 1500 },
});
