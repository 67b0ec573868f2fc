import { defineConfig } from '@playwright/test';
import { findChromium } from './tests/e2e/engines/find-browser.ts';

const PORT = 4187;

/** Software WebGL in a browser that asks nobody anything. */
const FLAGS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/** Tests of the built app in a real browser. */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '*.e2e.ts',
  outputDir: 'out/app-tests',
  globalSetup: './tests/e2e/install-browsers.ts',
  // They wait for pictures much of the time, each in a page of its own.
  fullyParallel: true,
  workers: 2,
  timeout: 240_000,
  expect: { timeout: 60_000 },
  reporter: 'list',
  use: {
    baseURL: `http://127.0.0.1:${PORT}/`,
    viewport: { width: 1280, height: 800 },
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: chromiumPath(), args: FLAGS },
  },
  webServer: {
    // Command line and app are built from the same sources, for one test compares their hashes.
    command: `npx tsc -b && npx vite build --logLevel warn && npx vite preview --host 127.0.0.1 --port ${PORT} --strictPort`,
    url: `http://127.0.0.1:${PORT}/`,
    timeout: 240_000,
    reuseExistingServer: false,
  },
});

/** Empty before the set-up has installed one. */
function chromiumPath(): string {
  try {
    return findChromium();
  } catch {
    return '';
  }
}
