import { join } from 'node:path';
import { defineConfig } from 'vite';

const ROOT = join(import.meta.dirname, '../..');

/** Bundles the soak for Node, which can't load TypeScript itself. */
export default defineConfig({
  root: ROOT,
  logLevel: 'warn',
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: join(ROOT, 'node_modules/.cache/soak'),
    emptyOutDir: true,
    minify: false,
    rollupOptions: {
      input: {
        soak: join(ROOT, 'tests/soak/soak.ts'),
        'soak-worker': join(ROOT, 'tests/soak/soak-worker.ts'),
        'traffic-soak': join(ROOT, 'tests/soak/traffic-soak.ts'),
      },
      output: { entryFileNames: '[name].js' },
    },
  },
});
