import type { TrainedWeights } from '../segmentation/weights-file.ts';
import { type Checkpoint, encodeCheckpoint, type TrainingOptions } from './checkpoint.ts';
import type { LabelledFrame } from './dataset.ts';
import { Trainer } from './trainer.ts';

/** Options that gave the weights in assets/, but for seed and steps. */
export const DEFAULT_OPTIONS = { batch: 4, peakRate: 2e-3 } as const;

export interface TrainingProgress {
  /** Steps done, and to do in all. */
  readonly step: number;
  readonly steps: number;
  /** Mean loss over the steps since the last report. */
  readonly loss: number;
}

/** What training needs of its host. */
export interface TrainingPorts {
  /** Keeps a checkpoint, in place of an earlier one. */
  save(checkpoint: Uint8Array): Promise<void>;
  /** Tells how far it is; where it returns false, training saves and stops. */
  progress(progress: TrainingProgress): boolean;
  /** Lets the host see to other things, such as the key that stops training. */
  rest(): Promise<void>;
}

/** Steps between two reports, and between two checkpoints. */
const REPORT_EVERY = 20;
const SAVE_EVERY = 1000;

/** A data set to train on. */
export interface TrainingData {
  readonly frames: readonly LabelledFrame[];
  readonly pictureHash: string;
}

/** Trains to the end of its steps, from the start or from a checkpoint; null where the host stopped it. */
export async function train(
  { frames, pictureHash }: TrainingData,
  options: TrainingOptions,
  ports: TrainingPorts,
  from?: Checkpoint,
): Promise<TrainedWeights | null> {
  const trainer = new Trainer(frames, options, from);
  const { seed, steps, batch } = options;
  let losses = 0;
  let reported = trainer.step;
  while (trainer.step < steps) {
    losses += trainer.advance();
    const { step } = trainer;
    let goOn = true;
    if (step % REPORT_EVERY === 0 || step === steps) {
      await ports.rest();
      goOn = ports.progress({ step, steps, loss: losses / (step - reported) });
      losses = 0;
      reported = step;
    }
    if (step % SAVE_EVERY === 0 || !goOn) await ports.save(encodeCheckpoint(trainer.checkpoint()));
    if (!goOn) return null;
  }
  return { parameters: trainer.parameters, facts: { seed, steps, batch, frames: frames.length, pictureHash } };
}
