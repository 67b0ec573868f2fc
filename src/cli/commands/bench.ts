import { Argument, Command } from 'commander';
import type { ExitCode } from '../exit-code.ts';
import { BENCHMARK_NAMES } from '../jobs/benchmark-files.ts';

export function benchCommand(done: (code: ExitCode) => void): Command {
  return new Command('bench')
    .description(
      'measure speed, each figure beside a reference in the same run; needs the sources and what `npm ci` installs',
    )
    .addArgument(new Argument('[names...]', 'default: all').choices(BENCHMARK_NAMES))
    .option('--json', 'name, value, unit, reference, referenceValue, ratio (above 1 is better than the reference)')
    .action(async (names: string[], { json = false }: { json?: boolean }) => {
      const { runBenchmarks } = await import('../jobs/run-benchmarks.ts');
      done(await runBenchmarks(names, json));
    });
}
