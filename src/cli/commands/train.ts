import { Command, InvalidArgumentError } from 'commander';
import { DATA_FOLDER, WEIGHTS } from '../asset-paths.ts';
import type { ExitCode } from '../exit-code.ts';
import type { TrainFlags } from '../jobs/train-network.ts';
import { parseSeed } from '../parse-seeds.ts';

/** Steps that gave the weights that ship. */
const SHIPPED_STEPS = 8000;

export function trainCommand(done: (code: ExitCode) => void): Command {
  return new Command('train')
    .description('train the network from scratch; interrupted, it goes on from its checkpoint')
    .option('--data <dir>', 'where dataset put the frames', DATA_FOLDER)
    .option('--out <file>', 'where the weights go', WEIGHTS)
    .option('--steps <n>', 'optimiser steps', parseSteps, SHIPPED_STEPS)
    .option('--seed <n>', 'of initial weights, order and augmentation', parseSeed, 1)
    .action(async (flags: TrainFlags) => {
      const { trainNetwork } = await import('../jobs/train-network.ts');
      done(await trainNetwork(flags));
    });
}

function parseSteps(text: string): number {
  const steps = Number(text);
  if (!Number.isInteger(steps) || steps < 1)
    throw new InvalidArgumentError('expected a whole number of steps, at least 1.');
  return steps;
}
