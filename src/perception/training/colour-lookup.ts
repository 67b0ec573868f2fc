import { PERCEPTION_COUNT } from '../perception-class.ts';
import { MASK_PIXELS, MASK_WIDTH, PICTURE_WIDTH } from '../segmentation/picture-cells.ts';
import type { LabelledFrame } from './dataset.ts';
import { UNLABELLED } from './segmentation-loss.ts';

/** Bins per colour channel. */
const SIDE = 32;
const BINS = SIDE * SIDE * SIDE;

/**
 * The baseline that a network must beat: the class of a mask pixel by its colour alone (mean of its four picture pixels), looked
 * up in a table of the commonest class of each colour in the training data.
 */
export class ColourLookup {
  private readonly classes: Uint8Array;

  /** Fits the table to frames; colours that never came up take the class of the nearest one that did. */
  constructor(frames: readonly LabelledFrame[]) {
    this.classes = filledUp(commonest(countColours(frames)));
  }

  /** Fills `classes`, of the mask's size. */
  infer(rgb: Uint8Array, classes: Uint8Array): void {
    for (let pixel = 0; pixel < MASK_PIXELS; pixel++) classes[pixel] = this.classes[binOf(rgb, pixel)];
  }
}

/** Pixels of each class in each bin. */
function countColours(frames: readonly LabelledFrame[]): Uint32Array {
  const counts = new Uint32Array(BINS * PERCEPTION_COUNT);
  for (const { rgb, label } of frames) {
    for (let pixel = 0; pixel < MASK_PIXELS; pixel++) {
      if (label[pixel] !== UNLABELLED) counts[binOf(rgb, pixel) * PERCEPTION_COUNT + label[pixel]]++;
    }
  }
  return counts;
}

/** The commonest class of each bin, of a tie the lower id; UNLABELLED for empty ones. */
function commonest(counts: Uint32Array): Uint8Array {
  const classes = new Uint8Array(BINS).fill(UNLABELLED);
  for (let bin = 0; bin < BINS; bin++) {
    let most = 0;
    for (let id = 0; id < PERCEPTION_COUNT; id++) {
      const count = counts[bin * PERCEPTION_COUNT + id];
      if (count <= most) continue;
      most = count;
      classes[bin] = id;
    }
  }
  return classes;
}

/** Gives empty bins the class of the nearest filled one, of a tie the lowest bin. */
function filledUp(classes: Uint8Array): Uint8Array {
  const filled = Array.from(classes.keys()).filter((bin) => classes[bin] !== UNLABELLED);
  return classes.map((id, bin) => {
    if (id !== UNLABELLED) return id;
    let nearest = 0;
    let least = Number.POSITIVE_INFINITY;
    for (const candidate of filled) {
      const distance = squaredDistance(bin, candidate);
      if (distance >= least) continue;
      least = distance;
      nearest = candidate;
    }
    return classes[nearest];
  });
}

function squaredDistance(a: number, b: number): number {
  const red = (a >> 10) - (b >> 10);
  const green = ((a >> 5) & 31) - ((b >> 5) & 31);
  const blue = (a & 31) - (b & 31);
  return red * red + green * green + blue * blue;
}

/** Bin of the mean colour of a mask pixel's four picture pixels. */
function binOf(rgb: Uint8Array, pixel: number): number {
  const row = Math.floor(pixel / MASK_WIDTH);
  const corner = 3 * (2 * row * PICTURE_WIDTH + 2 * (pixel % MASK_WIDTH));
  let bin = 0;
  for (let at = corner; at < corner + 3; at++) {
    const sum = rgb[at] + rgb[at + 3] + rgb[at + 3 * PICTURE_WIDTH] + rgb[at + 3 * PICTURE_WIDTH + 3];
    bin = bin * SIDE + (sum >> 5); // a sum of four bytes is below 1024
  }
  return bin;
}
