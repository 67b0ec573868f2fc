import { Command, InvalidArgumentError, Option } from 'commander';
import { TICKS_PER_SECOND } from '../../core/tick.ts';
import { EXPORT_FORMAT_NAMES, type ExportFormat } from '../../scenario/export/export-formats.ts';
import { PERCEPTIONS, type Perception } from '../../scenario/perception-choice.ts';
import { DATA_FOLDER, FIRST_TOWN } from '../asset-paths.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { findScenes } from '../find-scenes.ts';
import { loadScenes } from '../load-scenes.ts';
import { parseSeeds } from '../parse-seeds.ts';
import { UsageError } from '../usage-error.ts';

interface DatasetFlags {
  map: string;
  outputDir?: string;
  format: readonly ExportFormat[];
  every: number;
  frames?: number;
  seeds?: number[];
  perception?: Perception;
}

/** Where drives are exported to. */
const EXPORT_FOLDER = 'out/dataset';

export function datasetCommand(done: (code: ExitCode) => void): Command {
  return new Command('dataset')
    .description(
      "what the sensors give on drives of scenes, in formats that people load; without a scene, the network's own frames",
    )
    .argument('[scenes...]', 'scene files, folders or globs')
    .addOption(
      new Option('--format <names>', `${EXPORT_FORMAT_NAMES.join(', ')}; several with commas`)
        .argParser(parseFormats)
        .default(EXPORT_FORMAT_NAMES, 'all of them'),
    )
    .addOption(new Option('--every <s>', 'simulated time between two frames').argParser(parseEvery).default(0.5))
    .addOption(new Option('--frames <n>', 'at most so many frames of a drive').argParser(parseCount))
    .addOption(new Option('--seeds <range>', 'several, for example 1..20 or 1,4,9').argParser(parseSeeds))
    .addOption(
      new Option('--perception <who>', "who feeds the planner, instead of the scene's own").choices(PERCEPTIONS),
    )
    .option('--map <file>', "OpenDRIVE map of the network's frames", FIRST_TOWN)
    .option('--output-dir <dir>', `default: ${EXPORT_FOLDER} for scenes, the data folder for the network's frames`)
    .action(async (scenes: string[], flags: DatasetFlags, command: Command) => {
      refuseIdleOptions(command, scenes.length > 0);
      done(scenes.length > 0 ? await exportScenes(scenes, flags) : await makeFrames(flags));
    });
}

/** Options of drives say nothing without a scene, and the network's map nothing with one. */
function refuseIdleOptions(command: Command, hasScenes: boolean): void {
  const idle = hasScenes ? ['map'] : ['format', 'every', 'frames', 'seeds', 'perception'];
  const given = idle.filter((name) => command.getOptionValueSource(name) === 'cli');
  if (given.length === 0) return;
  const expected = hasScenes
    ? 'no scene with it: a scene has its own map'
    : 'a scene with it, for example scenes/first-drive.json';
  throw new UsageError(`found ${given.map((name) => `--${name}`).join(', ')}; expected ${expected}`);
}

async function makeFrames({ map, outputDir = DATA_FOLDER }: DatasetFlags): Promise<ExitCode> {
  const { makeDataset } = await import('../jobs/make-dataset.ts');
  return makeDataset({ map, outputDir });
}

async function exportScenes(names: readonly string[], flags: DatasetFlags): Promise<ExitCode> {
  const loaded = await loadScenes(await findScenes(names));
  if (loaded === null) return EXIT.usage;
  const { exportDrives } = await import('../jobs/export-drives.ts');
  return exportDrives(loaded, { ...flags, outputDir: flags.outputDir ?? EXPORT_FOLDER });
}

function parseFormats(value: string): ExportFormat[] {
  const names = value.split(',');
  const unknown = names.filter((name) => !(EXPORT_FORMAT_NAMES as readonly string[]).includes(name));
  if (unknown.length === 0) return names as ExportFormat[];
  throw new InvalidArgumentError(`found ${unknown.join(', ')}; expected ${EXPORT_FORMAT_NAMES.join(', ')}`);
}

/** Sensors publish at whole ticks, most of them ten times a second. */
function parseEvery(value: string): number {
  const seconds = Number(value);
  const ticks = seconds * TICKS_PER_SECOND;
  if (seconds > 0 && seconds <= 3600 && Math.abs(ticks - Math.round(ticks)) < 1e-6) return seconds;
  throw new InvalidArgumentError(`found "${value}"; expected seconds above 0 in whole ticks of 0.01, for example 0.5`);
}

function parseCount(value: string): number {
  const count = Number(value);
  if (Number.isInteger(count) && count >= 1) return count;
  throw new InvalidArgumentError(`found "${value}"; expected a whole number of at least 1`);
}
