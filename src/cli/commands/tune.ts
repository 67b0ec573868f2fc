import { Command, Option } from 'commander';
import {
  type ControlSetting,
  GAINS,
  type Gain,
  type GainGroup,
  gainsOf,
  LATERAL_NAMES,
  type LateralName,
} from '../../control/control-gains.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import { responsePage } from '../../report/response-page.ts';
import { assembleRun } from '../../scenario/assemble.ts';
import { COST_NAMES, type CostName, DriveCost } from '../../scenario/control/drive-cost.ts';
import { nelderMead } from '../../scenario/control/nelder-mead.ts';
import { lateralSine, lateralStep, sineFigures, speedStep, stepFigures } from '../../scenario/control/response.ts';
import { refuseUnwritable, writeWhole } from '../disk-files.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { findScenes } from '../find-scenes.ts';
import { Interruption } from '../interruption.ts';
import { parseCount } from '../parse-options.ts';
import { parseSeed } from '../parse-seeds.ts';
import { ProgressLine } from '../progress-line.ts';
import { planRuns } from '../runs/plan-runs.ts';
import type { PlannedRun } from '../runs/planned-run.ts';
import { UsageError } from '../usage-error.ts';

/** Which gains are looked for. */
const WHICH = ['steering', 'speed', 'both'] as const;
type Which = (typeof WHICH)[number];

interface TuneFlags {
  controller: LateralName;
  cost: CostName;
  gains: Which;
  seed: number;
  evaluations: number;
  output: string;
  report: string;
}

export function tuneCommand(done: (code: ExitCode) => void): Command {
  return new Command('tune')
    .description('find gains that make a cost small on scenes, and show how the car then answers')
    .argument('<scenes...>', 'scene files, folders or globs; driven by the oracle with the rig "planning"')
    .addOption(
      new Option('--controller <name>', 'law of steering; "pid" and so on').choices(LATERAL_NAMES).default('pid'),
    )
    .addOption(
      new Option('--gains <which>', 'of the law of steering, of the pedals, or both')
        .choices(WHICH)
        .default('steering'),
    )
    .addOption(new Option('--cost <name>', 'what is made small').choices(COST_NAMES).default('tracking'))
    .addOption(new Option('--seed <n>', 'of the search').argParser(parseSeed).default(1))
    .addOption(new Option('--evaluations <n>', 'gains that are tried').argParser(parseCount).default(40))
    .option('--output <file>', 'the gains, for skidpad run --control', 'gains.json')
    .option('--report <file>', 'step and sine responses before and after', 'tune.html')
    .action(async (names: string[], flags: TuneFlags) => done(await tune(names, flags)));
}

async function tune(names: readonly string[], flags: TuneFlags): Promise<ExitCode> {
  const { controller, cost, seed, evaluations, gains } = flags;
  const sets = [{ name: 'rig', text: 'planning' }];
  const runs = await planRuns(await findScenes(names), { sets, perception: 'oracle', repeatEach: 1 });
  if (runs === null) return EXIT.usage;
  if (runs.length === 0) throw new UsageError('no scene to tune on; name one, for example scenes/banked-curve.json');
  for (const path of [flags.output, flags.report]) await refuseUnwritable(path);
  const table = tableOf(controller, gains);
  const base = runs[0].loaded.scene.control ?? {};
  const before: ControlSetting = { ...base, lateral: controller };
  const start = table.map((row) => (gainIn(before, row) - row.gain.min) / (row.gain.max - row.gain.min));
  const settingOf = (point: readonly number[]): ControlSetting => {
    const setting: Record<string, unknown> = { ...before };
    for (const [i, { group, name, gain }] of table.entries()) {
      const value = Number((gain.min + point[i] * (gain.max - gain.min)).toPrecision(6));
      setting[group] = { ...(setting[group] as object | undefined), [name]: value };
    }
    return setting as ControlSetting;
  };
  const interruption = new Interruption();
  const line = new ProgressLine();
  let least = Number.POSITIVE_INFINITY;
  let first = Number.NaN;
  let count = 0;
  const best = await nelderMead(
    start,
    async (point) => {
      const found = await costOf(runs, settingOf(point), cost, interruption);
      if (found === null) return null;
      if (count++ === 0) first = found;
      least = Math.min(least, found);
      line.show(`${count} of ${evaluations}: cost ${found.toFixed(4)}, least ${least.toFixed(4)}`);
      return found;
    },
    evaluations,
    seed,
  );
  line.end();
  interruption.dispose();
  const after = settingOf(best.point);
  await writeWhole(flags.output, `${JSON.stringify(after, null, 2)}\n`);
  await writeWhole(flags.report, pageOf(runs[0].loaded.vehicle, before, after, [first, best.cost], flags));
  const told = count === 0 ? 'not driven' : `${first.toFixed(4)} before, ${best.cost.toFixed(4)} after ${count} tries`;
  process.stdout.write(`cost ${cost}: ${told}\n`);
  process.stdout.write(`${flags.output}: use it by skidpad run --control ${flags.output}\n${flags.report}\n`);
  return interruption.requested ? EXIT.interrupted : EXIT.ok;
}

interface GainRow {
  readonly group: GainGroup;
  readonly name: string;
  readonly gain: Gain;
}

/** The gains that are looked for, in order. */
function tableOf(controller: LateralName, which: Which): GainRow[] {
  const groups: GainGroup[] = which === 'both' ? [controller, 'speed'] : [which === 'speed' ? 'speed' : controller];
  return groups.flatMap((group) => Object.entries<Gain>(GAINS[group]).map(([name, gain]) => ({ group, name, gain })));
}

function gainIn(setting: ControlSetting, { group, name }: GainRow): number {
  const gains: Readonly<Record<string, number>> = gainsOf(group, setting);
  return gains[name];
}

/** Mean over the runs; null once somebody wants to stop. */
async function costOf(
  runs: readonly PlannedRun[],
  control: ControlSetting,
  name: CostName,
  interruption: Interruption,
): Promise<number | null> {
  let sum = 0;
  for (const { loaded, identity } of runs) {
    const { run } = assembleRun(loaded, { seed: identity.seed, perception: 'oracle', segmenter: null, control });
    const cost = new DriveCost(name);
    while (run.ending === null) {
      run.step();
      cost.look(run);
      await interruption.breathe();
      if (interruption.requested) return null;
    }
    sum += cost.total(run.ending === 'goal');
  }
  return sum / runs.length;
}

function pageOf(
  vehicle: VehicleSpecification,
  before: ControlSetting,
  after: ControlSetting,
  costs: readonly number[],
  { controller, gains, cost, seed }: TuneFlags,
): string {
  const both = [before, after];
  const steps = both.map((setting) => lateralStep(vehicle, setting));
  const sines = both.map((setting) => lateralSine(vehicle, setting));
  const speeds = both.map((setting) => speedStep(vehicle, setting));
  const row = (name: string, values: readonly number[], digits: number) => [
    name,
    ...values.map((value) => (Number.isFinite(value) ? value.toFixed(digits) : 'never')),
  ];
  const rows = [
    ['', 'before', 'after'],
    row(`cost "${cost}"`, costs, 4),
    ...tableOf(controller, gains).map((one) =>
      row(
        `${one.group}.${one.name}`,
        both.map((setting) => gainIn(setting, one)),
        3,
      ),
    ),
    row(
      'step aside: rise [s]',
      steps.map((step) => stepFigures(step).rise),
      2,
    ),
    row(
      'step aside: overshoot [%]',
      steps.map((step) => 100 * stepFigures(step).overshoot),
      1,
    ),
    row(
      'step aside: settling within 5 % [s]',
      steps.map((step) => stepFigures(step).settling),
      2,
    ),
    row(
      "sine: amplitude over the path's [1]",
      sines.map((sine) => sineFigures(sine).ratio),
      3,
    ),
    row(
      'sine: lag [degrees]',
      sines.map((sine) => sineFigures(sine).lag),
      1,
    ),
    row(
      'step of speed: rise [s]',
      speeds.map((step) => stepFigures(step).rise),
      2,
    ),
    row(
      'step of speed: overshoot [%]',
      speeds.map((step) => 100 * stepFigures(step).overshoot),
      1,
    ),
    row(
      'step of speed: settling within 5 % [s]',
      speeds.map((step) => stepFigures(step).settling),
      2,
    ),
  ];
  const plot = (
    title: string,
    unit: string,
    [a, b]: readonly { asked: readonly number[]; got: readonly number[] }[],
  ) => ({
    title,
    unit,
    lines: [
      { name: 'asked', colour: '#8a96a3', values: b.asked },
      { name: 'before', colour: '#d97706', values: a.got },
      { name: 'after', colour: '#2563eb', values: b.got },
    ],
  });
  return responsePage(`skidpad tune: ${controller}, seed ${seed}`, rows, [
    plot('Path a metre aside at 12 m/s', 'm', steps),
    plot('Winding path, 60 m a wave, at 12 m/s', 'm', sines),
    plot('Speed from 8 to 10 m/s', 'm/s', speeds),
  ]);
}
