import { availableParallelism } from 'node:os';
import { Command, Option } from 'commander';
import { SUITE_TAGS } from '../../../scenario/tags-schema.ts';
import { WEIGHTS } from '../../asset-paths.ts';
import { EXIT, type ExitCode } from '../../exit-code.ts';
import { findScenes } from '../../find-scenes.ts';
import { parseCount, parsePattern, parseShard } from '../../parse-options.ts';
import { parseSeeds } from '../../parse-seeds.ts';
import { planRuns } from '../../runs/plan-runs.ts';
import { type Shard, selectRuns } from '../../runs/select-runs.ts';

interface ProveFlags {
  readonly seeds: readonly number[];
  readonly grep?: RegExp;
  readonly shard?: Shard;
  readonly workers?: number;
}

export function sceneProveCommand(done: (code: ExitCode) => void): Command {
  return new Command('prove')
    .description(
      'show that scenes can be passed and failed: the careful driver passes for every seed, the blind one fails; exit 1 if not',
    )
    .argument(
      '[files...]',
      `scene files, folders or globs; default: those that ship and have ${SUITE_TAGS.join(' or ')}`,
    )
    .addOption(
      new Option('--seeds <range>', 'of the careful driver')
        .argParser(parseSeeds)
        .default(parseSeeds('1..20'), '1..20'),
    )
    .addOption(
      new Option('-g, --grep <regex>', 'only scenes whose file, name or tags are like that').argParser(parsePattern),
    )
    .addOption(new Option('--shard <i/n>', 'only the i-th of n parts of the scenes').argParser(parseShard))
    .addOption(new Option('--workers <n>', 'runs at once (default: one for each core)').argParser(parseCount))
    .action(async (names: string[], flags: ProveFlags) => done(await prove(names, flags)));
}

async function prove(names: readonly string[], flags: ProveFlags): Promise<ExitCode> {
  // Both know the truth, or nothing: the network has no part in what they do.
  const choices = { perception: 'oracle', sets: [], repeatEach: 1 } as const;
  const blind = await planRuns(await findScenes(names), { ...choices, planner: 'constant' });
  if (blind === null) return EXIT.usage;
  const isMeant = (tags: readonly string[]) => names.length > 0 || SUITE_TAGS.some((tag) => tags.includes(tag));
  const meant = blind.filter(({ identity }) => isMeant(identity.tags));
  const scenes = selectRuns(meant, { pattern: flags.grep ?? null, tags: [], shard: flags.shard ?? null });
  // The first seed twice: the same run has the same hash.
  const seeds = [flags.seeds[0], ...flags.seeds];
  const careful = scenes.flatMap(({ loaded, identity }) =>
    seeds.map((seed) => ({ loaded, identity: { ...identity, seed, planner: 'careful' as const } })),
  );
  const { proveScenes } = await import('../../jobs/prove-scenes.ts');
  return proveScenes({ careful, blind: scenes }, flags.workers ?? availableParallelism(), WEIGHTS);
}
