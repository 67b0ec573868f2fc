import { Command, InvalidArgumentError, Option } from 'commander';
import { jsonResults } from '../../report/json-results.ts';
import type { Reporter } from '../../report/reporter.ts';
import type { LoadedScene } from '../../scenario/load-scene.ts';
import { nearestName } from '../../scenario/nearest-name.ts';
import { PERCEPTIONS, type Perception } from '../../scenario/perception-choice.ts';
import { DEFAULT_PLANNER, PLANNER_NAMES, type PlannerName } from '../../scenario/planners/planner-names.ts';
import { faultResult, identityOf, type RunResult } from '../../scenario/run-result.ts';
import { presetWeather, WEATHER_NAMES, type WeatherName } from '../../world/weather/weather-presets.ts';
import { WEIGHTS } from '../asset-paths.ts';
import { makeFolder, writeWhole } from '../disk-files.ts';
import { EXIT, type ExitCode, exitCodeOf, gravest } from '../exit-code.ts';
import { findScenes } from '../find-scenes.ts';
import { Interruption } from '../interruption.ts';
import { loadScenes } from '../load-scenes.ts';
import { makeReporters } from '../make-reporters.ts';
import { parseSeed, parseSeeds } from '../parse-seeds.ts';
import { refuseBlind } from '../refuse-blind.ts';
import { TOOL } from '../version.ts';

interface RunFlags {
  seed?: number;
  seeds?: number[];
  perception?: Perception;
  planner: PlannerName;
  reporter: string[];
  weights: string;
  weather?: WeatherName;
  outputDir: string;
  list?: boolean;
  x?: boolean;
}

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
      new Option('--planner <name>', `who drives: ${PLANNER_NAMES.join(', ')}`)
        .argParser(parsePlanner)
        .default(DEFAULT_PLANNER),
    )
    .addOption(new Option('--weather <name>', "instead of the scene's own").choices(WEATHER_NAMES))
    .addOption(
      new Option('--reporter <names>', 'list, line, json; several with commas')
        .argParser((value: string) => value.split(','))
        .default(defaultReporters(), 'list on a terminal, else line; and json'),
    )
    .option('--weights <file>', "the network's weights", WEIGHTS)
    .option('--output-dir <dir>', 'where results.json goes', 'out')
    .option('--list', 'only print what would run')
    .option('-x', 'stop at the first run that does not pass')
    .action(async (names: string[], flags: RunFlags) => done(await run(names, flags)));
}

function parsePlanner(found: string): PlannerName {
  const planner = PLANNER_NAMES.find((name) => name === found);
  if (planner !== undefined) return planner;
  const nearest = nearestName(found, PLANNER_NAMES);
  throw new InvalidArgumentError(`Expected one of ${PLANNER_NAMES.join(', ')}; the nearest is ${nearest}.`);
}

function defaultReporters(): string[] {
  return [process.stdout.isTTY ? 'list' : 'line', 'json'];
}

async function run(names: readonly string[], flags: RunFlags): Promise<ExitCode> {
  const files = await findScenes(names);
  const reporters = makeReporters(flags.reporter);
  const scenes = await loadScenes(files);
  if (scenes === null) return EXIT.usage;
  const runs = inWeather(scenes, flags.weather).flatMap((loaded) =>
    seedsOf(loaded, flags).map((seed) => ({
      loaded,
      identity: identityOf(loaded, seed, flags.perception ?? loaded.scene.perception, flags.planner),
    })),
  );
  refuseBlind(runs);
  if (flags.list) {
    for (const { identity } of runs) process.stdout.write(`${identity.scene} seed=${identity.seed} ${identity.name}\n`);
    return EXIT.ok;
  }

  // Loaded late: tfjs and the simulator take a second that help and error messages should not.
  const { drive } = await import('../drive.ts');
  const { loadNetwork } = await import('../load-network.ts');
  const isSeeing = runs.some(({ identity }) => identity.perception === 'cnn');
  const network = isSeeing ? await loadNetwork(flags.weights) : null;
  if (flags.reporter.includes('json')) await makeFolder(flags.outputDir);
  const interruption = new Interruption();
  const results: RunResult[] = [];
  tell(reporters, 'begin', runs.length);
  for (const { loaded, identity } of runs) {
    if (interruption.requested) break;
    const result = await drive(loaded, identity, network, interruption, (progress) => {
      for (const reporter of reporters) reporter.progress?.(identity, progress);
    }).catch((error: unknown) =>
      faultResult(identity, { kind: 'simulator', message: String((error as Error).stack ?? error) }),
    );
    if (interruption.requested) break;
    results.push(result);
    tell(reporters, 'result', result);
    if (flags.x && result.verdict !== 'pass') break;
  }
  interruption.dispose();
  tell(reporters, 'end', results);
  if (flags.reporter.includes('json'))
    await writeWhole(`${flags.outputDir}/results.json`, jsonResults(results, runs.length, TOOL));
  return interruption.requested ? EXIT.interrupted : gravest(results.map(exitCodeOf));
}

/** The scenes under another weather, or as they are. */
function inWeather(scenes: readonly LoadedScene[], name: WeatherName | undefined): readonly LoadedScene[] {
  return name === undefined ? scenes : scenes.map((loaded) => ({ ...loaded, weather: presetWeather(name) }));
}

function seedsOf({ scene }: LoadedScene, flags: RunFlags): readonly number[] {
  return flags.seeds ?? [flags.seed ?? scene.seed];
}

function tell<K extends 'begin' | 'result' | 'end'>(
  reporters: readonly Reporter[],
  what: K,
  value: Parameters<Required<Reporter>[K]>[0],
): void {
  for (const reporter of reporters) (reporter[what] as ((value: unknown) => void) | undefined)?.call(reporter, value);
}
