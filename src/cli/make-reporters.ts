import pc from 'picocolors';
import { DotReporter } from '../report/dot-reporter.ts';
import { GithubReporter } from '../report/github-reporter.ts';
import { LineReporter } from '../report/line-reporter.ts';
import { ListReporter } from '../report/list-reporter.ts';
import type { Reporter } from '../report/reporter.ts';
import { UsageError } from './usage-error.ts';

export const REPORTER_NAMES = ['list', 'line', 'dot', 'json', 'junit', 'github'] as const;

/** Reporters by name. `json` and `junit` have none: their files are written when all is done. */
export function makeReporters(names: readonly string[]): Reporter[] {
  const { stdout, stderr } = process;
  return names.flatMap((name): Reporter[] => {
    if (name === 'line') return [new LineReporter(stdout)];
    if (name === 'list') return [new ListReporter(stdout, stderr.isTTY ? stderr : null, colours())];
    if (name === 'dot') return [new DotReporter(stdout)];
    if (name === 'github') return [new GithubReporter(stdout)];
    if (name === 'json' || name === 'junit') return [];
    throw new UsageError(`--reporter: found "${name}", expected one of ${REPORTER_NAMES.join(', ')}`);
  });
}

function colours() {
  const { green, red, yellow, dim, bold } = pc.createColors(process.stdout.isTTY && pc.isColorSupported);
  return { pass: green, fail: red, warn: yellow, quiet: dim, bold };
}
