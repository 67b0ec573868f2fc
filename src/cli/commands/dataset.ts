import { Command } from 'commander';
import { DATA_FOLDER, FIRST_TOWN } from '../asset-paths.ts';
import type { ExitCode } from '../exit-code.ts';
import type { DatasetFlags } from '../jobs/make-dataset.ts';

export function datasetCommand(done: (code: ExitCode) => void): Command {
  return new Command('dataset')
    .description('make labelled frames for the network: a training split and one of unseen seeds')
    .option('--map <file>', 'OpenDRIVE map', FIRST_TOWN)
    .option('--output-dir <dir>', 'where the shards go', DATA_FOLDER)
    .action(async (flags: DatasetFlags) => {
      const { makeDataset } = await import('../jobs/make-dataset.ts');
      done(await makeDataset(flags));
    });
}
