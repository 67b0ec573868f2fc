import { PERCEPTION_NAMES } from '../perception-class.ts';
import { MASK_PIXELS } from '../segmentation/picture-cells.ts';
import type { LabelledFrame } from './dataset.ts';
import { SegmentationScore } from './segmentation-score.ts';

/** What names the class of each mask pixel of a picture. */
export type Labeller = (rgb: Uint8Array, classes: Uint8Array) => void;

/** How well masks agree with the truth. */
export interface EvaluationReport {
  readonly frames: number;
  readonly miou: number;
  /** By class name; NaN for a class that never came up. */
  readonly iou: Readonly<Record<string, number>>;
}

/** Scores a labeller on frames, which should be ones that it never learned from. */
export function evaluate(label: Labeller, frames: readonly LabelledFrame[]): EvaluationReport {
  const score = new SegmentationScore();
  const classes = new Uint8Array(MASK_PIXELS);
  for (const frame of frames) {
    label(frame.rgb, classes);
    score.add(frame.label, classes);
  }
  const iou = score.classIou();
  return {
    frames: frames.length,
    miou: score.meanIou(),
    iou: Object.fromEntries(PERCEPTION_NAMES.map((name, id) => [name, iou[id]])),
  };
}
