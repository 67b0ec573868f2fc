import { stat } from 'node:fs/promises';
import { Command } from 'commander';
import { glob } from 'tinyglobby';
import type { MapProblem } from '../../../map/opendrive/map-problem.ts';
import { EXIT, type ExitCode } from '../../exit-code.ts';
import { Interruption } from '../../interruption.ts';
import { countProblems, formatMapProblem, gravestFirst } from './format-problem.ts';
import { readMapOrSay } from './read-map.ts';

interface CheckFlags {
  readonly json?: boolean;
  readonly strict?: boolean;
}

interface CheckedFile {
  readonly file: string;
  readonly usable: boolean;
  readonly problems: readonly MapProblem[];
}

export function mapCheckCommand(done: (code: ExitCode) => void): Command {
  return new Command('check')
    .description('print every problem of every map, the gravest first; exit 2 if one of them is unusable')
    .argument('<files...>', 'OpenDRIVE files, folders or globs')
    .option('--json', 'as a JSON list')
    .option('--strict', 'exit 2 at warnings too')
    .action(async (files: string[], flags: CheckFlags) => done(await checkMaps(files, flags)));
}

async function checkMaps(names: readonly string[], { json, strict }: CheckFlags): Promise<ExitCode> {
  const files = await findMaps(names);
  const checked: CheckedFile[] = [];
  const interruption = new Interruption();
  for (const file of files) {
    await interruption.breathe();
    if (interruption.requested) break;
    // A file that can't be read is one problem of many: the others are checked all the same.
    const { map, problems } = await readMapOrSay(file);
    const result = { file, usable: map !== null, problems: gravestFirst(problems) };
    checked.push(result);
    if (json) continue;
    for (const problem of result.problems) process.stdout.write(`${formatMapProblem(file, problem)}\n`);
  }
  interruption.dispose();
  if (json) process.stdout.write(`${JSON.stringify(checked, null, 2)}\n`);
  const usable = checked.filter((result) => result.usable).length;
  const all = checked.flatMap(({ problems }) => problems);
  process.stderr.write(`${usable} of ${checked.length} maps are usable: ${countProblems(all)}\n`);
  if (checked.length < files.length) {
    process.stderr.write(`interrupted after ${checked.length} of ${files.length} maps\n`);
    return EXIT.interrupted;
  }
  const fine = usable === files.length && !(strict && all.some(({ severity }) => severity === 'warning'));
  return fine ? EXIT.ok : EXIT.usage;
}

/** Files as named, all *.xodr of folders, and what globs give, each once, in code-unit order. */
async function findMaps(names: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const name of names) {
    const kind = await stat(name).catch(() => null);
    const folder = kind?.isDirectory() === true;
    const pattern = folder ? `${name.replace(/\/+$/, '')}/**/*.xodr` : name;
    const files = kind === null || folder ? await glob(pattern) : [name];
    // What gives nothing stays in the list, so that reading it says why.
    for (const file of files.length === 0 ? [name] : files) found.add(file);
  }
  return [...found].sort();
}
