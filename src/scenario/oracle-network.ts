import type { SegmentationNetwork } from '../perception/perception-module.ts';
import { majorityLabel } from '../perception/training/dataset.ts';

/** The truth in the network's place: the mask that a perfect network would give. */
export class OracleNetwork implements SegmentationNetwork {
  private readonly semanticNow: () => Uint8Array;

  /** @param semanticNow true class of each pixel of the picture that is looked at, SEMANTIC ids */
  constructor(semanticNow: () => Uint8Array) {
    this.semanticNow = semanticNow;
  }

  infer(_rgb: Uint8Array, classes: Uint8Array, confidence: Uint8Array): void {
    classes.set(majorityLabel(this.semanticNow()));
    confidence.fill(255);
  }
}
