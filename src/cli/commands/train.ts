import { readFile, rm } from 'node:fs/promises';
import { Command, InvalidArgumentError } from 'commander';
import { startTensorBackend } from '../../perception/segmentation/tensor-backend.ts';
import { encodeWeights } from '../../perception/segmentation/weights-file.ts';
import { type Checkpoint, decodeCheckpoint, type TrainingOptions } from '../../perception/training/checkpoint.ts';
import { DEFAULT_OPTIONS, type TrainingProgress, train } from '../../perception/training/train.ts';
import { TRAINING_SPLIT } from '../../scenario/dataset/split.ts';
import { DATA_FOLDER, readSplit } from '../data-folder.ts';
import { writeWhole } from '../disk-files.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { Interruption } from '../interruption.ts';
import { WEIGHTS_PATH } from '../load-network.ts';
import { parseSeed } from '../parse-seeds.ts';
import { ProgressLine } from '../progress-line.ts';

/** Steps that gave the weights that ship. */
const SHIPPED_STEPS = 10_000;

interface TrainFlags {
  data: string;
  out: string;
  steps: number;
  seed: number;
}

export function trainCommand(done: (code: ExitCode) => void): Command {
  return new Command('train')
    .description('train the network from scratch; interrupted, it goes on from its checkpoint')
    .option('--data <dir>', 'where dataset put the frames', DATA_FOLDER)
    .option('--out <file>', 'where the weights go', WEIGHTS_PATH)
    .option('--steps <n>', 'optimiser steps', parseSteps, SHIPPED_STEPS)
    .option('--seed <n>', 'of initial weights, order and augmentation', parseSeed, 1)
    .action(async (flags: TrainFlags) => done(await trainNetwork(flags)));
}

async function trainNetwork({ data, out, steps, seed }: TrainFlags): Promise<ExitCode> {
  const dataset = await readSplit(data, TRAINING_SPLIT);
  await startTensorBackend();
  const options: TrainingOptions = { seed, steps, ...DEFAULT_OPTIONS };
  const checkpointPath = `${out}.checkpoint`;
  const from = await readCheckpoint(checkpointPath, options);
  const interruption = new Interruption();
  const line = new ProgressLine();
  const started = performance.now();
  const ports = {
    save: (bytes: Uint8Array) => writeWhole(checkpointPath, bytes),
    progress: (progress: TrainingProgress) => {
      line.show(progressText(progress, from?.step ?? 0, (performance.now() - started) / 1000));
      return !interruption.requested;
    },
    rest: () => interruption.breathe(),
  };
  const weights = await train(dataset, options, ports, from);
  interruption.dispose();
  line.end();
  if (weights === null) {
    process.stderr.write(`interrupted; the same command goes on from ${checkpointPath}\n`);
    return EXIT.interrupted;
  }
  await writeWhole(out, encodeWeights(weights));
  await rm(checkpointPath, { force: true });
  process.stdout.write(`${out}  ${steps} steps of ${options.batch} frames\n`);
  return EXIT.ok;
}

/** The checkpoint of an interrupted training with the same options, if there is one. */
async function readCheckpoint(path: string, options: TrainingOptions): Promise<Checkpoint | undefined> {
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) return undefined;
  const { checkpoint, problems } = decodeCheckpoint(bytes, options);
  for (const problem of problems) process.stderr.write(`${path}: ${problem}; starting anew\n`);
  if (checkpoint !== null) process.stderr.write(`going on from step ${checkpoint.step}\n`);
  return checkpoint ?? undefined;
}

function progressText({ step, steps, loss }: TrainingProgress, from: number, seconds: number): string {
  const left = (seconds / Math.max(1, step - from)) * (steps - step);
  return `step ${step} of ${steps}, loss ${loss.toFixed(3)}, ${(left / 60).toFixed(0)} min left`;
}

function parseSteps(text: string): number {
  const steps = Number(text);
  if (!Number.isInteger(steps) || steps < 1) throw new InvalidArgumentError('expected a whole number of steps, at least 1.');
  return steps;
}
