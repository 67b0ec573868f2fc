import { dirname, join } from 'node:path';
import { Command, Option } from 'commander';
import { expertFile } from '../../../scenario/experts/expert.ts';
import { expertOfRun } from '../../../scenario/experts/expert-of-run.ts';
import type { LoadedScene } from '../../../scenario/load-scene.ts';
import { identityOf, resultOf } from '../../../scenario/run-result.ts';
import { makeFolder, writeWhole } from '../../disk-files.ts';
import { EXIT, type ExitCode } from '../../exit-code.ts';
import { findScenes } from '../../find-scenes.ts';
import { loadScenes } from '../../load-scenes.ts';
import { parseSeed } from '../../parse-seeds.ts';

interface RecordFlags {
  seed?: number;
  stale?: boolean;
}

/** Who drives: the one that is no driver under test. */
const EXPERT = 'careful';

export function sceneRecordCommand(done: (code: ExitCode) => void): Command {
  return new Command('record')
    .description(
      'drive scenes with the careful driver and write experts/<scene>.json beside them: what progress is measured by',
    )
    .argument('[scenes...]', 'scene files, folders or globs; default: every scene that ships')
    .addOption(new Option('--seed <n>', "instead of the scene's own seed").argParser(parseSeed))
    .option('--stale', 'only scenes that have no record, or one of another version of the scene')
    .action(async (names: string[], flags: RecordFlags) => done(await record(names, flags)));
}

async function record(names: readonly string[], flags: RecordFlags): Promise<ExitCode> {
  const scenes = await loadScenes(await findScenes(names));
  if (scenes === null) return EXIT.usage;
  const asked = flags.stale ? scenes.filter(({ expert }) => expert.expert === null) : scenes;
  // Loaded late: the simulator takes a second that help and error messages should not.
  const { assembleRun } = await import('../../../scenario/assemble.ts');
  let failed = 0;
  for (const loaded of asked) {
    const identity = identityOf(loaded, flags.seed ?? loaded.scene.seed, 'oracle', EXPERT);
    const { run } = assembleRun(loaded, { ...identity, planner: EXPERT, segmenter: null });
    while (run.ending === null) run.step();
    const { verdict, criteria } = resultOf(identity, run, 0);
    if (verdict === 'pass') {
      const file = await write(loaded, `${JSON.stringify(expertOfRun(loaded, identity, verdict, run))}\n`);
      process.stdout.write(`${file}: ${(run.ticks / 100).toFixed(1)} s\n`);
      continue;
    }
    failed++;
    const why = criteria.filter(({ required, result }) => required && result === 'fail').map(({ name }) => name);
    process.stderr.write(`${loaded.file}: not recorded, the careful driver fails it (${why.join(', ')})\n`);
  }
  process.stderr.write(`${asked.length - failed} of ${asked.length} scenes recorded\n`);
  return failed > 0 ? EXIT.failed : EXIT.ok;
}

async function write({ file }: LoadedScene, text: string): Promise<string> {
  const path = join(dirname(file), expertFile(file));
  await makeFolder(dirname(path));
  await writeWhole(path, text);
  return path;
}
