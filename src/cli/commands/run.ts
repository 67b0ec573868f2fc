import { availableParallelism } from 'node:os';
import { Command, Option } from 'commander';
import { LATERAL_NAMES, type LateralName } from '../../control/control-gains.ts';
import { jsonResults } from '../../report/json-results.ts';
import { junitResults } from '../../report/junit-results.ts';
import { PERCEPTIONS, type Perception } from '../../scenario/perception-choice.ts';
import { DEFAULT_PLANNER, PLANNER_NAMES } from '../../scenario/planners/planner-names.ts';
import type { DriverName } from '../../scenario/run-result.ts';
import type { FieldValue } from '../../scenario/variations/set-field.ts';
import { WEATHER_NAMES, type WeatherName } from '../../world/weather/weather-presets.ts';
import { WEIGHTS } from '../asset-paths.ts';
import { makeFolder, writeWhole } from '../disk-files.ts';
import { EXIT, type ExitCode, exitCodeOf, gravest } from '../exit-code.ts';
import { findScenes, lookForScenes } from '../find-scenes.ts';
import { makeReporters, REPORTER_NAMES } from '../make-reporters.ts';
import {
  parseCollected,
  parseCount,
  parseFolder,
  parseLatency,
  parsePattern,
  parseSeconds,
  parseShard,
} from '../parse-options.ts';
import { parsePlanner } from '../parse-planner.ts';
import { parseSeed, parseSeeds } from '../parse-seeds.ts';
import { parseSet } from '../parse-set.ts';
import { plannerSetupOf } from '../planner-host/planner-setup-of.ts';
import { readGains } from '../read-gains.ts';
import { readWeights } from '../read-weights.ts';
import { refuseBlind } from '../refuse-blind.ts';
import { refuseUnmet } from '../refuse-unmet.ts';
import { carryOut } from '../runs/carry-out.ts';
import { lastFailed } from '../runs/last-failed.ts';
import { planAgain, planRuns } from '../runs/plan-runs.ts';
import { hashMismatches } from '../runs/same-hash.ts';
import { type Shard, selectRuns } from '../runs/select-runs.ts';
import { UsageError } from '../usage-error.ts';
import { TOOL } from '../version.ts';

interface RunFlags {
  seed?: number;
  seeds?: number[];
  perception?: Perception;
  planner?: DriverName;
  plannerParam?: string[];
  plannerLatency?: number | string;
  reporter: string[];
  weights: string;
  controller?: LateralName;
  control?: string;
  weather?: WeatherName;
  set?: FieldValue[];
  vary?: boolean;
  grep?: RegExp;
  tag?: string[];
  list?: boolean;
  lastFailed?: boolean;
  workers?: number;
  shard?: Shard;
  repeatEach?: number;
  x?: boolean;
  maxFailures?: number;
  timeoutSim?: number;
  timeoutWall?: number;
  outputDir: string;
}

/** Fewer runs than this are done before other processes have begun. */
const MANY_RUNS = 4;

export function runCommand(done: (code: ExitCode) => void): Command {
  return new Command('run')
    .description('run scenes headless, judge them, report')
    .argument('[scenes...]', 'scene files, folders or globs; default: every scene that ships')
    .addOption(new Option('--seed <n>', "instead of the scene's own seed").argParser(parseSeed).conflicts('seeds'))
    .addOption(new Option('--seeds <range>', 'several, for example 1..20 or 1,4,9').argParser(parseSeeds))
    .addOption(
      new Option('--perception <who>', "who feeds the planner, instead of the scene's own").choices(PERCEPTIONS),
    )
    .addOption(
      new Option(
        '--planner <name>',
        `who drives: ${PLANNER_NAMES.join(', ')}, starter, or a file of yours (default: ${DEFAULT_PLANNER})`,
      ).argParser(parsePlanner),
    )
    .addOption(
      new Option('--planner-param <name=value>', "of a planner's file, as it declares them; several").argParser(
        parseCollected,
      ),
    )
    .addOption(
      new Option(
        '--planner-latency <ms>',
        "simulated time that a plan of a planner's file takes, or a file with several (default: 0)",
      ).argParser(parseLatency),
    )
    .addOption(
      new Option('--controller <name>', "law of steering, instead of the scene's own (default: pid)").choices(
        LATERAL_NAMES,
      ),
    )
    .addOption(new Option('--control <file>', "gains, as skidpad tune writes them, instead of the scene's own"))
    .addOption(new Option('--weather <name>', "instead of the scene's own").choices(WEATHER_NAMES))
    .addOption(
      new Option('--set <path=value>', 'another value for any field, such as ego.speed=10; several').argParser(
        parseSet,
      ),
    )
    .option('--vary', 'each seed moves starts, speeds and events a little, not only what is left to chance')
    .addOption(
      new Option('-g, --grep <regex>', 'only runs whose file, name or tags are like that').argParser(parsePattern),
    )
    .addOption(
      new Option(
        '--tag <@name>',
        'only scenes with this tag; with several, all of them; with @a,@b one of them',
      ).argParser((tag: string, before: string[] = []) => [...before, tag]),
    )
    .addOption(
      new Option('--last-failed', 'only the runs in results.json that did not pass, as they were').conflicts('vary'),
    )
    .addOption(new Option('--shard <i/n>', 'only the i-th of n parts of the runs').argParser(parseShard))
    .option('--list', 'only print what would run')
    .addOption(new Option('--workers <n>', 'runs at once (default: one for each core)').argParser(parseCount))
    .addOption(
      new Option('--repeat-each <n>', 'every run n times, which has to give one hash (else exit 5)').argParser(
        parseCount,
      ),
    )
    .addOption(new Option('-x', 'begin no other run once one did not pass').conflicts('maxFailures'))
    .addOption(new Option('--max-failures <n>', 'begin no other run once n did not pass').argParser(parseCount))
    .addOption(new Option('--timeout-sim <s>', 'no run longer than this, simulated').argParser(parseSeconds))
    .addOption(new Option('--timeout-wall <s>', 'break off runs that take longer').argParser(parseSeconds))
    .addOption(
      new Option('--reporter <names>', `${REPORTER_NAMES.join(', ')}; several with commas`)
        .argParser((value: string) => value.split(','))
        .default(defaultReporters(), 'list on a terminal, else line; and json'),
    )
    .option('--weights <file>', "the network's weights", WEIGHTS)
    .addOption(
      new Option('--output-dir <dir>', 'where results.json and junit.xml go').argParser(parseFolder).default('out'),
    )
    .action(async (names: string[], flags: RunFlags, command: Command) => {
      refuseIdleFolder(command, flags);
      done(await run(names, flags));
    });
}

/** A folder that somebody names is for files. */
function refuseIdleFolder(command: Command, { reporter, lastFailed, list }: RunFlags): void {
  if (command.getOptionValueSource('outputDir') !== 'cli') return;
  if (lastFailed || (!list && reporter.some((name) => FILE_REPORTERS.includes(name)))) return;
  throw new UsageError(
    list
      ? 'found --output-dir with --list, which writes no file; leave one of them out'
      : `found --output-dir, to which --reporter ${reporter.join()} writes nothing; expected ${FILE_REPORTERS.join(' or ')} among the reporters`,
  );
}

/** Reporters that write a file. */
const FILE_REPORTERS = ['json', 'junit'];

function defaultReporters(): string[] {
  return [process.stdout.isTTY ? 'list' : 'line', 'json'];
}

async function run(names: readonly string[], flags: RunFlags): Promise<ExitCode> {
  const { outputDir, reporter, workers, timeoutWall, shard = null } = flags;
  const reporters = makeReporters(reporter);
  const planned = await plan(names, flags);
  if (planned === null) return EXIT.usage;
  const runs = selectRuns(planned, { pattern: flags.grep ?? null, tags: flags.tag ?? [], shard });
  refuseBlind(runs);
  await refuseUnmet(runs);
  if (flags.list) {
    for (const { identity } of runs)
      process.stdout.write(`${[identity.scene, `seed=${identity.seed}`, identity.name, ...identity.tags].join(' ')}\n`);
    return EXIT.ok;
  }
  // Told before the folder is made, and before processes are.
  if (runs.some(({ identity }) => identity.perception === 'cnn')) await readWeights(flags.weights);
  const files = reporter.filter((name) => FILE_REPORTERS.includes(name));
  if (files.length > 0) await makeFolder(outputDir);
  const { results, interrupted } = await carryOut(runs, {
    weights: flags.weights,
    workers: workers ?? (runs.length < MANY_RUNS ? 1 : availableParallelism()),
    wallSeconds: timeoutWall ?? null,
    maxFailures: flags.x ? 1 : (flags.maxFailures ?? Number.POSITIVE_INFINITY),
    reporters,
  });
  if (files.includes('json')) await writeWhole(`${outputDir}/results.json`, jsonResults(results, runs.length, TOOL));
  if (files.includes('junit')) await writeWhole(`${outputDir}/junit.xml`, junitResults(results));
  const mismatches = hashMismatches(results);
  for (const mismatch of mismatches) process.stderr.write(`${mismatch}\n`);
  if (interrupted) return EXIT.interrupted;
  return gravest([...results.map(exitCodeOf), ...mismatches.map(() => EXIT.mismatch)]);
}

/** The runs that the command line asks for; null after printing what is wrong with their scenes. */
async function plan(names: readonly string[], flags: RunFlags) {
  const plannerSetup = await plannerSetupOf(flags.planner, flags.plannerParam ?? [], flags.plannerLatency ?? 0);
  const { seed, seeds = seed === undefined ? undefined : [seed], weather, perception, planner, timeoutSim } = flags;
  const choices = {
    ...(seeds === undefined ? {} : { seeds }),
    ...(perception === undefined ? {} : { perception }),
    ...(planner === undefined ? {} : { planner }),
    ...(plannerSetup === undefined ? {} : { plannerSetup }),
    ...(timeoutSim === undefined ? {} : { timeoutSim }),
    sets: [
      ...(weather === undefined ? [] : [{ name: 'weather', text: weather }]),
      ...(flags.control === undefined ? [] : [await readGains(flags.control)]),
      ...(flags.controller === undefined ? [] : [{ name: 'control.lateral', text: flags.controller }]),
      ...(flags.set ?? []),
    ],
    repeatEach: flags.repeatEach ?? 1,
    vary: flags.vary ?? false,
  };
  if (!flags.lastFailed) {
    const { files, missing } = await lookForScenes(names);
    for (const { file, message } of missing) process.stderr.write(`${file}: ${message}\n`);
    const planned = await planRuns(files, choices);
    return missing.length > 0 ? null : planned;
  }
  const wanted = names.length === 0 ? null : await findScenes(names);
  const failed = await lastFailed(`${flags.outputDir}/results.json`);
  const again = failed.filter(({ scene }) => wanted === null || wanted.includes(scene));
  if (again.length === 0) process.stderr.write('--last-failed: no run failed the last time\n');
  return planAgain(again, choices);
}
