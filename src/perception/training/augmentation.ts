import type { RandomStream } from '../../core/random.ts';
import { MASK_HEIGHT, MASK_WIDTH, PICTURE_HEIGHT, PICTURE_WIDTH } from '../segmentation/picture-cells.ts';
import type { LabelledFrame } from './dataset.ts';
import { UNLABELLED } from './segmentation-loss.ts';

/** How a frame is changed before it is learned from. */
export interface Augmentation {
  readonly mirror: boolean;
  /** How far the scene moves to the right and down [mask pixels]. */
  readonly right: number;
  readonly down: number;
  /** Slope of each colour channel about middle grey, and what is added to it [bytes]. */
  readonly gains: readonly [number, number, number];
  readonly offsets: readonly [number, number, number];
}

/** Largest shift [mask pixels]. */
const MOST_RIGHT = 10;
const MOST_DOWN = 3;
/** Ranges of contrast of the picture, and of one channel's beside it; of brightness [bytes]. */
const CONTRAST = [0.75, 1.25] as const;
const CHANNEL_GAIN = [0.92, 1.08] as const;
const BRIGHTNESS = [-24, 24] as const;
const CHANNEL_OFFSET = [-6, 6] as const;
const MIDDLE_GREY = 128;

export function drawAugmentation(random: RandomStream): Augmentation {
  const contrast = random.between(...CONTRAST);
  const brightness = random.between(...BRIGHTNESS);
  const three = (draw: () => number): [number, number, number] => [draw(), draw(), draw()];
  return {
    mirror: random.uniform() < 0.5,
    right: random.integer(2 * MOST_RIGHT + 1) - MOST_RIGHT,
    down: random.integer(2 * MOST_DOWN + 1) - MOST_DOWN,
    gains: three(() => contrast * random.between(...CHANNEL_GAIN)),
    offsets: three(() => brightness + random.between(...CHANNEL_OFFSET)),
  };
}

/** Fills a frame of its own with the changed picture and label. What comes in from outside is the border, unlabelled. */
export function augment(frame: LabelledFrame, change: Augmentation, out: LabelledFrame): void {
  augmentPicture(frame.rgb, change, out.rgb);
  augmentLabel(frame.label, change, out.label);
}

function augmentPicture(rgb: Uint8Array, { mirror, right, down, gains, offsets }: Augmentation, out: Uint8Array): void {
  const table = toneTable(gains, offsets);
  for (let row = 0, to = 0; row < PICTURE_HEIGHT; row++) {
    const fromRow = bounded(row - 2 * down, PICTURE_HEIGHT) * PICTURE_WIDTH;
    for (let column = 0; column < PICTURE_WIDTH; column++, to += 3) {
      const seen = bounded(column - 2 * right, PICTURE_WIDTH);
      const from = 3 * (fromRow + (mirror ? PICTURE_WIDTH - 1 - seen : seen));
      out[to] = table[rgb[from]];
      out[to + 1] = table[256 + rgb[from + 1]];
      out[to + 2] = table[512 + rgb[from + 2]];
    }
  }
}

function augmentLabel(label: Uint8Array, { mirror, right, down }: Augmentation, out: Uint8Array): void {
  for (let row = 0, to = 0; row < MASK_HEIGHT; row++) {
    const fromRow = row - down;
    for (let column = 0; column < MASK_WIDTH; column++, to++) {
      const seen = column - right;
      const inside = fromRow >= 0 && fromRow < MASK_HEIGHT && seen >= 0 && seen < MASK_WIDTH;
      out[to] = inside ? label[fromRow * MASK_WIDTH + (mirror ? MASK_WIDTH - 1 - seen : seen)] : UNLABELLED;
    }
  }
}

function bounded(index: number, size: number): number {
  return Math.min(size - 1, Math.max(0, index));
}

/** New value of each byte, red, green and blue in turn. */
function toneTable(gains: readonly number[], offsets: readonly number[]): Uint8Array {
  const table = new Uint8Array(3 * 256);
  for (let channel = 0; channel < 3; channel++) {
    for (let value = 0; value < 256; value++) {
      const changed = (value - MIDDLE_GREY) * gains[channel] + MIDDLE_GREY + offsets[channel];
      table[channel * 256 + value] = Math.min(255, Math.max(0, Math.round(changed)));
    }
  }
  return table;
}
