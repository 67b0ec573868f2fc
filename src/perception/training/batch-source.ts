import { RandomStream } from '../../core/random.ts';
import { cutIntoCells, INPUT_LENGTH, MASK_ORDER, MASK_PIXELS, PICTURE_BYTES } from '../segmentation/picture-cells.ts';
import { augment, drawAugmentation } from './augmentation.ts';
import type { LabelledFrame } from './dataset.ts';

/** Pictures and labels of one step, in the network's own layout. */
export interface Batch {
  /** [batch, CELLS_HIGH, CELLS_WIDE, INPUT_CHANNELS] */
  readonly cells: Float32Array;
  /** Class ids in MASK_ORDER, picture by picture. */
  readonly labels: Uint8Array;
}

/**
 * What is learned from at each step: all frames in a new random order each time round, each changed at random. A step's
 * batch depends on seed and step alone, so training can go on from any step.
 */
export class BatchSource {
  private readonly frames: readonly LabelledFrame[];
  private readonly seed: number;
  private readonly size: number;
  private readonly batch: Batch;
  private readonly changed: LabelledFrame = { rgb: new Uint8Array(PICTURE_BYTES), label: new Uint8Array(MASK_PIXELS) };
  private round = -1;
  private readonly order: Int32Array;

  constructor(frames: readonly LabelledFrame[], seed: number, size: number) {
    this.frames = frames;
    this.seed = seed;
    this.size = size;
    this.batch = { cells: new Float32Array(size * INPUT_LENGTH), labels: new Uint8Array(size * MASK_PIXELS) };
    this.order = new Int32Array(frames.length);
  }

  /** The batch of a step, counted from 0; the next call reuses it. */
  at(step: number): Batch {
    const random = new RandomStream(this.seed, `training.batch.${step}`);
    for (let slot = 0; slot < this.size; slot++) {
      augment(this.frames[this.frameIndex(step * this.size + slot)], drawAugmentation(random), this.changed);
      this.fill(slot, this.changed);
    }
    return this.batch;
  }

  /** The first frames as they are. */
  plain(): Batch {
    for (let slot = 0; slot < this.size; slot++) this.fill(slot, this.frames[this.frameIndex(slot)]);
    return this.batch;
  }

  private fill(slot: number, { rgb, label }: LabelledFrame): void {
    cutIntoCells(rgb, this.batch.cells, slot * INPUT_LENGTH);
    const start = slot * MASK_PIXELS;
    for (let index = 0; index < MASK_PIXELS; index++) this.batch.labels[start + index] = label[MASK_ORDER[index]];
  }

  /** Frame that is the `count`-th to be learned from. */
  private frameIndex(count: number): number {
    const round = Math.floor(count / this.frames.length);
    if (round !== this.round) {
      this.round = round;
      shuffle(this.order, new RandomStream(this.seed, `training.order.${round}`));
    }
    return this.order[count % this.frames.length];
  }
}

/** Fills with 0, 1, 2, ... in random order (Fisher and Yates). */
function shuffle(order: Int32Array, random: RandomStream): void {
  for (let i = 0; i < order.length; i++) {
    const j = random.integer(i + 1);
    order[i] = order[j];
    order[j] = i;
  }
}
