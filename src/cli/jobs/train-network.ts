import { readFile, rm } from 'node:fs/promises';
import { startTensorBackend } from '../../perception/segmentation/tensor-backend.ts';
import { encodeWeights } from '../../perception/segmentation/weights-file.ts';
import { type Checkpoint, decodeCheckpoint, type TrainingOptions } from '../../perception/training/checkpoint.ts';
import { DEFAULT_OPTIONS, type TrainingProgress, train } from '../../perception/training/train.ts';
import { TRAINING_SPLIT } from '../../scenario/dataset/split.ts';
import { readSplit } from '../data-folder.ts';
import { writeWhole } from '../disk-files.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { Interruption } from '../interruption.ts';
import { ProgressLine } from '../progress-line.ts';

export interface TrainFlags {
  readonly data: string;
  readonly out: string;
  readonly steps: number;
  readonly seed: number;
}

/** Trains from scratch, or goes on from the checkpoint of an interrupted training with the same options. */
export async function trainNetwork({ data, out, steps, seed }: TrainFlags): Promise<ExitCode> {
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
