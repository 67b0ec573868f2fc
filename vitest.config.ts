import { defineConfig } from 'vitest/config';
import { builtModules } from './tests/built-modules.ts';

// `npm test` sets it after building; without it tests run on the sources, which is handier while editing.
const plugins = process.env.SKIDPAD_TEST === 'built' ? [builtModules()] : [];

export default defineConfig({
  test: {
    // By default one core is left idle: of two, half.
    maxWorkers: '100%',
    projects: [
      {
        plugins,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/**/*.e2e.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        plugins,
        test: {
          name: 'engines',
          globalSetup: ['tests/e2e/install-browsers.ts'],
          include: ['tests/e2e/engines/**/*.e2e.test.ts'],
          testTimeout: 400_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
