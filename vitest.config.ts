import { defineConfig } from 'vitest/config';
import { builtModules } from './tests/built-modules.ts';
import { SlowFirst } from './tests/slow-first.ts';
import { SlowestFiles } from './tests/slowest-files.ts';

// `npm test` sets it after building; without it tests run on the sources, which is handier while editing.
const plugins = process.env.SKIDPAD_TEST === 'built' ? [builtModules()] : [];

/** What these promise needs a process in which nothing has run before: a backend not made yet, code compiled for one kind of object. */
const ALONE = ['tests/perception/segmentation/tensor-backend.test.ts', 'tests/**/*allocations.test.ts'];

export default defineConfig({
  test: {
    // By default one core is left idle: of two, half.
    maxWorkers: '100%',
    sequence: { sequencer: SlowFirst },
    reporters: ['default', new SlowestFiles()],
    // Benchmarks belong to the first project alone, so that each runs once.
    projects: [
      {
        plugins,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/**/*.e2e.test.ts', 'tests/docs/**', ...ALONE],
          // A process for each file costs a fifth of all time. What the files share is tested to keep no state: the
          // same seed gives the same hash whatever ran before.
          isolate: false,
          testTimeout: 60_000,
        },
      },
      { plugins, test: { name: 'alone', include: ALONE, benchmark: { include: [] } } },
      // Does what pages of docs/ tell their readers to do, which takes a minute.
      {
        plugins,
        test: { name: 'docs', include: ['tests/docs/**/*.test.ts'], benchmark: { include: [] }, testTimeout: 120_000 },
      },
      {
        plugins,
        test: {
          name: 'engines',
          globalSetup: ['tests/e2e/install-browsers.ts'],
          include: ['tests/e2e/engines/**/*.e2e.test.ts'],
          benchmark: { include: [] },
          testTimeout: 400_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
