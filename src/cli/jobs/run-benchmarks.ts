import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { PROJECT_ROOT } from '../project-root.ts';
import { UsageError } from '../usage-error.ts';
import { BENCHMARK_FILES, BENCHMARK_NAMES } from './benchmark-files.ts';

/** A line that a file of tests/bench tells, see tests/bench/tell-benchmark.ts. */
interface Benchmark {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly reference: string;
  readonly referenceValue: number | null;
  readonly ratio: number | null;
  /** What the time goes into, in words. */
  readonly spent?: string;
}

const VITEST = join(PROJECT_ROOT, 'node_modules/vitest/vitest.mjs');

/** No benchmark has this name: files then tell what they measure themselves, and nothing is repeated for statistics. */
const NONE = '^no such benchmark$';

/** Runs the benchmarks' files one after the other, each in a process of its own, so that none warms up another. */
export async function runBenchmarks(names: readonly string[], json: boolean): Promise<ExitCode> {
  if (!existsSync(VITEST) || !existsSync(join(PROJECT_ROOT, 'tests/bench')))
    throw new UsageError(
      'benchmarks come with the sources: clone the project, run npm ci there, then npx skidpad bench',
    );
  const asked = names.length === 0 ? BENCHMARK_NAMES : names;
  const folder = await mkdtemp(join(tmpdir(), 'skidpad-bench-'));
  const failed: string[] = [];
  const told: Benchmark[] = [];
  for (const name of asked) {
    const file = join(folder, `${name}.jsonl`);
    process.stderr.write(`measuring ${name}\n`);
    const isFine = await measure(BENCHMARK_FILES[name], file);
    const lines = await readFile(file, 'utf8').catch(() => '');
    const rows = lines
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Benchmark);
    if (!isFine || rows.length === 0) failed.push(name);
    if (!json) for (const row of rows) process.stdout.write(`${lineOf(row)}\n`);
    told.push(...rows);
  }
  await rm(folder, { recursive: true, force: true });
  if (json) process.stdout.write(`${JSON.stringify(told, null, 2)}\n`);
  if (failed.length === 0) return EXIT.ok;
  process.stderr.write(`not measured: ${failed.join(', ')}\n`);
  return EXIT.simulator;
}

/** Whether the file ran to its end. Its own output goes to stderr. */
function measure(file: string, report: string): Promise<boolean> {
  return new Promise((resolve) => {
    const args = [
      VITEST,
      'bench',
      '--run',
      '-t',
      NONE,
      '--passWithNoTests',
      '--project',
      'unit',
      `tests/bench/${file}.bench.ts`,
    ];
    const child = spawn(process.execPath, args, {
      cwd: PROJECT_ROOT,
      env: { ...process.env, SKIDPAD_BENCH: report },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child.stdout.pipe(process.stderr);
    child.on('close', (code) => resolve(code === 0));
  });
}

function lineOf({ name, value, unit, reference, referenceValue, ratio, spent }: Benchmark): string {
  const figure = `${name.padEnd(14)}${value.toPrecision(3).padStart(9)} ${unit.padEnd(18)}`;
  if (referenceValue === null || ratio === null) return `${figure} ${reference}: not to be had here`;
  const line = `${figure} ${ratio.toPrecision(3).padStart(6)} x  ${reference} (${referenceValue.toPrecision(3)})`;
  return spent === undefined ? line : `${line}\n${' '.repeat(14)}${spent}`;
}
