/** Seeds of one part of the data set, both inclusive, and frames drawn from each. */
export interface Split {
  readonly name: string;
  readonly firstSeed: number;
  readonly lastSeed: number;
  readonly framesPerSeed: number;
}

/** Learned from. Drives use small seeds, so that none is driven in a town that the network saw. */
export const TRAINING_SPLIT: Split = { name: 'training', firstSeed: 10_000, lastSeed: 10_079, framesPerSeed: 60 };

/** Measured on; never learned from, and no choice is made on it. */
export const UNSEEN_SPLIT: Split = { name: 'unseen', firstSeed: 20_000, lastSeed: 20_014, framesPerSeed: 20 };

/** The seeds of a split, in order. */
export function seedsOf({ firstSeed, lastSeed }: Split): number[] {
  return Array.from({ length: lastSeed - firstSeed + 1 }, (_, i) => firstSeed + i);
}
