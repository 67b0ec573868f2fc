import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BENCHMARK_FILES } from '../../src/cli/jobs/benchmark-files.ts';

test('every benchmark that can be asked for has its file', () => {
  const missing = Object.values(BENCHMARK_FILES).filter(
    (file) => !existsSync(join(import.meta.dirname, `../bench/${file}.bench.ts`)),
  );
  expect(missing).toEqual([]);
});
