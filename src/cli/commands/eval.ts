import { Command } from 'commander';
import { DATA_FOLDER, WEIGHTS } from '../asset-paths.ts';
import type { ExitCode } from '../exit-code.ts';
import type { EvalFlags } from '../jobs/evaluate-network.ts';

export function evalCommand(done: (code: ExitCode) => void): Command {
  return new Command('eval')
    .description('measure the network on frames of seeds it never saw, beside a per-pixel colour look-up')
    .option('--data <dir>', 'where dataset put the frames', DATA_FOLDER)
    .option('--weights <file>', 'weights to measure', WEIGHTS)
    .option('--json', 'figures as JSON')
    .action(async (flags: EvalFlags) => {
      const { evaluateNetwork } = await import('../jobs/evaluate-network.ts');
      done(await evaluateNetwork(flags));
    });
}
