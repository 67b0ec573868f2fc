import { availableParallelism } from 'node:os';
import { Command, Option } from 'commander';
import { jsonResults } from '../../report/json-results.ts';
import { passRateChart } from '../../report/pass-rate-chart.ts';
import { passRateTable } from '../../report/pass-rate-table.ts';
import type { Reporter } from '../../report/reporter.ts';
import { scoresTable, withScores } from '../../report/scores-table.ts';
import { PLANNER_NAMES } from '../../scenario/planners/planner-names.ts';
import type { DriverName } from '../../scenario/run-result.ts';
import { SUITE_TAGS } from '../../scenario/tags-schema.ts';
import { WEIGHTS } from '../asset-paths.ts';
import { diskFiles, refuseUnwritable, writeWhole } from '../disk-files.ts';
import { EXIT, type ExitCode, exitCodeOf, gravest } from '../exit-code.ts';
import { findScenes } from '../find-scenes.ts';
import { parseCount, parseSvgFile } from '../parse-options.ts';
import { parsePlanner } from '../parse-planner.ts';
import { parseSeeds } from '../parse-seeds.ts';
import { plannerSetupOf } from '../planner-host/planner-setup-of.ts';
import { ProgressLine } from '../progress-line.ts';
import { refuseUnmet } from '../refuse-unmet.ts';
import { carryOut } from '../runs/carry-out.ts';
import { planRuns } from '../runs/plan-runs.ts';
import type { PlannedRun } from '../runs/planned-run.ts';
import { selectRuns } from '../runs/select-runs.ts';
import { UsageError } from '../usage-error.ts';
import { TOOL } from '../version.ts';

interface ScoresFlags {
  planner: DriverName[];
  seeds?: number[];
  tag?: string[];
  vary?: boolean;
  experts?: boolean;
  workers: number;
  write?: string;
  section: string;
  chart?: string;
  json?: boolean;
}

export function scoresCommand(done: (code: ExitCode) => void): Command {
  return new Command('scores')
    .description('compare drivers over scenes: a table of their scores')
    .argument('[scenes...]', 'scene files, folders or globs; default: those that ship and have @normal or @emergency')
    .addOption(
      new Option('--planner <names>', 'which, with commas: names, or files of planners')
        .argParser(parsePlanners)
        .default([...PLANNER_NAMES], 'all that ship'),
    )
    .addOption(
      new Option(
        '--seeds <range>',
        "instead of each scene's own, for example 1..20; pass rates then come scene by scene",
      ).argParser(parseSeeds),
    )
    .addOption(
      new Option('--tag <@name>', 'only scenes with this tag').argParser((tag: string, before: string[] = []) => [
        ...before,
        tag,
      ]),
    )
    .addOption(new Option('--workers <n>', 'runs at once').argParser(parseCount).default(availableParallelism()))
    .option('--vary', 'each seed moves starts, speeds and events a little: another variation of the scene')
    .option(
      '--experts',
      "drives the careful driver first where a scene has no expert, for nuPlan's score of variations",
    )
    .option('--write <page>', 'puts the table between the marks of a page, such as docs/scores.md')
    .option('--section <name>', 'of the page: its marks have this name', 'scores')
    .option('--chart <file>', 'draws pass rates with their intervals, scene by scene, as SVG', parseSvgFile)
    .option('--json', 'prints all results instead of the table, as in results.json')
    .action(async (names: string[], flags: ScoresFlags, command: Command) => {
      if (flags.write === undefined && command.getOptionValueSource('section') === 'cli')
        throw new UsageError('found --section without a page; expected --write with it, for example docs/scores.md');
      done(await scores(names, flags));
    });
}

function parsePlanners(text: string): DriverName[] {
  return text.split(',').map(parsePlanner);
}

function isInSuite(tags: readonly string[]): boolean {
  return SUITE_TAGS.some((tag) => tags.includes(tag));
}

/** A driver that fails scenes is what the table is for: only runs that could not be judged make it fail. */
async function scores(names: readonly string[], flags: ScoresFlags): Promise<ExitCode> {
  const page = flags.write === undefined ? null : await readPage(flags.write, flags.section);
  for (const path of [flags.write, flags.chart]) if (path !== undefined) await refuseUnwritable(path);
  const files = await findScenes(names);
  const { vary = false, seeds } = flags;
  const choices = { sets: [], repeatEach: 1, vary, ...(seeds === undefined ? {} : { seeds }) };
  const ofPlanners: PlannedRun[][] = [];
  for (const planner of flags.planner) {
    const plannerSetup = await plannerSetupOf(planner, [], 0);
    const setup = plannerSetup === undefined ? {} : { plannerSetup };
    const planned = await planRuns(files, { ...choices, ...setup, planner, perception: 'oracle' });
    if (planned === null) return EXIT.usage;
    const asked = names.length > 0 ? planned : planned.filter(({ identity }) => isInSuite(identity.tags));
    ofPlanners.push(selectRuns(asked, { pattern: null, tags: flags.tag ?? [], shard: null }));
  }
  const runs = inOrder(ofPlanners, flags.experts ?? false);
  await refuseUnmet(runs);
  const { results, interrupted } = await carryOut(runs, {
    weights: WEIGHTS,
    workers: flags.workers,
    wallSeconds: null,
    maxFailures: Number.POSITIVE_INFINITY,
    reporters: [counter()],
  });
  const byScene = passRateTable(results);
  const table = [scoresTable(results), ...(byScene === '' ? [] : [byScene])].join('\n');
  process.stdout.write(flags.json ? jsonResults(results, runs.length, TOOL) : table);
  if (flags.chart !== undefined && results.length > 0) await writeWhole(flags.chart, passRateChart(results));
  if (interrupted) {
    process.stderr.write(`interrupted: this is of ${results.length} of ${runs.length} runs; no page was changed\n`);
    return EXIT.interrupted;
  }
  if (flags.write !== undefined && page !== null)
    await writeWhole(flags.write, withScores(page, table, flags.section) ?? page);
  for (const { scene, planner, fault } of results)
    if (fault !== null) process.stderr.write(`${scene}, ${planner}: ${fault.message}\n`);
  return gravest(results.filter(({ fault }) => fault !== null).map(exitCodeOf));
}

/**
 * Driver by driver; with experts, drivers by turns, so that those who drive one variation share its expert.
 *
 * @param ofPlanners the same runs for each driver
 */
function inOrder(ofPlanners: readonly PlannedRun[][], wantsExpert: boolean): PlannedRun[] {
  if (!wantsExpert) return ofPlanners.flat();
  return ofPlanners[0].flatMap((_, k) => ofPlanners.map((runs) => ({ ...runs[k], wantsExpert })));
}

/** The page, which has to have the marks; asked before long work. */
async function readPage(path: string, section: string): Promise<string> {
  const page = await diskFiles.text(path).catch((error: Error) => {
    throw new UsageError(`${path}: cannot be read: ${error.message}; expected a page such as docs/scores.md`);
  });
  if (withScores(page, '', section) === null)
    throw new UsageError(
      `${path}: has no marks of "${section}" between which the table could go; copy those of docs/scores.md`,
    );
  return page;
}

function counter(): Reporter {
  const line = new ProgressLine();
  let count = 0;
  let all = 0;
  return {
    begin: (planned) => {
      all = planned;
    },
    result: ({ scene, planner, verdict }) => line.show(`${++count} of ${all}: ${planner} ${scene} ${verdict}`),
    end: () => line.end(),
  };
}
