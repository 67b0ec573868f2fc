import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  // Relative, so that the built app can be put into any folder of a web server.
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  // Told of the worker, the development server bundles its packages at once instead of reloading the page for each.
  optimizeDeps: { entries: ['index.html', 'src/app/worker/drive.worker.ts'] },
  // Runs and training write many files that are no part of the app.
  server: { watch: { ignored: ['**/dist/**', '**/out/**', '**/data/**'] } },
  build: { outDir: 'dist/app', emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 1500 },
});
