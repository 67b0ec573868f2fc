import { RandomStream } from '../../core/random.ts';
import type { PlainData } from '../../core/snapshot.ts';

/** Length of the table of normal deviates, a power of two. */
const LENGTH = 1 << 17;
export const NOISE_MASK = LENGTH - 1;

/** Steps of the table per standard deviation. */
const STEPS = 32;
export const NOISE_STEP = 1 / STEPS;

/** Standard deviation of a run's exposure about its mean. */
const EXPOSURE_SPREAD = 0.06;

/** Normal deviates times STEPS, cut at four standard deviations; read from a place that is new for every frame. */
export const NOISE_TABLE: Int8Array = makeTable();

/** A camera's own randomness: the exposure of its run and the noise of its frames. */
export class ImageNoise {
  /** Factor on all light, one for the whole run. */
  exposure: number;
  private readonly stream: RandomStream;

  constructor(seed: number, name: string) {
    this.stream = new RandomStream(seed, name);
    this.exposure = 1 + EXPOSURE_SPREAD * Math.max(-2, Math.min(2, this.stream.normal()));
  }

  /** Where the next frame's noise begins in the table. */
  nextOffset(): number {
    return this.stream.integer(LENGTH);
  }

  snapshot(): PlainData {
    return { exposure: this.exposure, stream: this.stream.snapshot() };
  }

  restore(state: PlainData): void {
    const { exposure, stream } = state as { exposure: number; stream: PlainData };
    this.exposure = exposure;
    this.stream.restore(stream);
  }
}

function makeTable(): Int8Array {
  const stream = new RandomStream(1, 'image noise table');
  return Int8Array.from({ length: LENGTH }, () => Math.max(-127, Math.min(127, Math.round(STEPS * stream.normal()))));
}
