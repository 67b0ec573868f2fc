import { Command, InvalidArgumentError, Option } from 'commander';
import { WEATHER_NAMES, type WeatherName } from '../../world/weather/weather-presets.ts';
import { DATA_FOLDER, FIRST_TOWN, WEIGHTS } from '../asset-paths.ts';
import type { ExitCode } from '../exit-code.ts';
import type { EvalFlags } from '../jobs/evaluate-network.ts';

export function evalCommand(done: (code: ExitCode) => void): Command {
  return new Command('eval')
    .description('measure the network on frames of seeds it never saw, beside a per-pixel colour look-up')
    .option('--data <dir>', 'where dataset put the frames', DATA_FOLDER)
    .option('--weights <file>', 'weights to measure', WEIGHTS)
    .option('--map <file>', 'OpenDRIVE map of the frames in weather', FIRST_TOWN)
    .addOption(
      new Option('--weather <names>', 'measure it in these too; several with commas, or all, or none')
        .argParser(parseWeathers)
        .default(['night', 'rain', 'fog'], 'night,rain,fog'),
    )
    .option('--json', 'figures as JSON')
    .action(async (flags: EvalFlags) => {
      const { evaluateNetwork } = await import('../jobs/evaluate-network.ts');
      done(await evaluateNetwork(flags));
    });
}

function parseWeathers(text: string): readonly WeatherName[] {
  if (text === 'none') return [];
  if (text === 'all') return WEATHER_NAMES;
  return text.split(',').map((word) => {
    const name = WEATHER_NAMES.find((known) => known === word.trim());
    if (name === undefined) throw new InvalidArgumentError(`"${word}" is none of ${WEATHER_NAMES.join(', ')}`);
    return name;
  });
}
