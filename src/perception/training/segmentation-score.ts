import { PERCEPTION_COUNT } from '../perception-class.ts';
import { UNLABELLED } from './segmentation-loss.ts';

/**
 * Counts of pixels by true and predicted class, over any number of masks, and the measures of Cityscapes (Cordts et al. 2016, section
 * 4.1): IoU = TP / (TP + FP + FN) over all pixels of all frames, and its mean over classes.
 */
export class SegmentationScore {
  /** Pixels of true class t that were called p, at t * PERCEPTION_COUNT + p. */
  readonly confusion = new Float64Array(PERCEPTION_COUNT * PERCEPTION_COUNT);

  /** Counts a mask; unlabelled pixels do not count. */
  add(truth: Uint8Array, predicted: Uint8Array): void {
    for (let pixel = 0; pixel < truth.length; pixel++) {
      if (truth[pixel] !== UNLABELLED) this.confusion[truth[pixel] * PERCEPTION_COUNT + predicted[pixel]]++;
    }
  }

  /** IoU of each class; NaN for one that neither truth nor prediction has. */
  classIou(): Float64Array {
    return Float64Array.from({ length: PERCEPTION_COUNT }, (_, id) => {
      const hits = this.confusion[id * PERCEPTION_COUNT + id];
      let union = -hits;
      for (let other = 0; other < PERCEPTION_COUNT; other++) {
        union += this.confusion[id * PERCEPTION_COUNT + other] + this.confusion[other * PERCEPTION_COUNT + id];
      }
      return union > 0 ? hits / union : Number.NaN;
    });
  }

  /** Mean IoU over the classes that have one. */
  meanIou(): number {
    const known = this.classIou().filter((iou) => !Number.isNaN(iou));
    return known.reduce((sum, iou) => sum + iou, 0) / known.length;
  }
}
