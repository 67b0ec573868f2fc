import pc from 'picocolors';
import { LineReporter } from '../report/line-reporter.ts';
import { ListReporter } from '../report/list-reporter.ts';
import type { Reporter } from '../report/reporter.ts';
import { UsageError } from './usage-error.ts';

/** Reporters by name. `json` has none: its file is written when all is done. */
export function makeReporters(names: readonly string[]): Reporter[] {
  return names.flatMap((name): Reporter[] => {
    if (name === 'line') return [new LineReporter(process.stdout)];
    if (name === 'list')
      return [new ListReporter(process.stdout, process.stderr.isTTY ? process.stderr : null, colours())];
    if (name === 'json') return [];
    throw new UsageError(`--reporter: found "${name}", expected list, line or json`);
  });
}

function colours() {
  const { green, red, yellow, dim, bold } = pc.createColors(process.stdout.isTTY && pc.isColorSupported);
  return { pass: green, fail: red, warn: yellow, quiet: dim, bold };
}
