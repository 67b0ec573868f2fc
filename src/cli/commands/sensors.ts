import { Command, InvalidArgumentError } from 'commander';
import { IMU_PRESET_NAMES, type ImuPresetName } from '../../sensors/imu/imu-parameters.ts';
import type { ExitCode } from '../exit-code.ts';
import type { AllanFlags } from '../jobs/plot-allan.ts';
import { parseSvgFile } from '../parse-options.ts';
import { parseSeed } from '../parse-seeds.ts';
import { UsageError } from '../usage-error.ts';

const MOST_HOURS = 12;

export function sensorsCommand(done: (code: ExitCode) => void): Command {
  const allan = new Command('allan')
    .description('record inertial units at rest and compare their Allan deviation with their parameters')
    .argument('[presets...]', `of ${IMU_PRESET_NAMES.join(', ')}`, ['consumer', 'automotive', 'tactical'])
    .option('--hours <h>', 'simulated time of recording', parseHours, 3)
    .option('--seed <n>', 'of the noise', parseSeed, 1)
    .option('-o, --output <file>', 'draw it there as SVG', parseSvgFile)
    .option('--json', 'points as JSON')
    .action(async (presets: string[], flags: AllanFlags) => {
      const { plotAllan } = await import('../jobs/plot-allan.ts');
      done(await plotAllan(presets.map(parsePreset), flags));
    });
  return new Command('sensors').description('sensors by themselves').addCommand(allan);
}

function parsePreset(text: string): ImuPresetName {
  const preset = IMU_PRESET_NAMES.find((name) => name === text);
  if (preset === undefined) throw new UsageError(`found "${text}", expected one of ${IMU_PRESET_NAMES.join(', ')}`);
  return preset;
}

function parseHours(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= MOST_HOURS))
    throw new InvalidArgumentError(`expected a number above 0, up to ${MOST_HOURS}.`);
  return value;
}
