/**
 * Kinds of lane markings in ground truth, the low four bits of a pixel's mark: lines as OpenDRIVE names their types
 * [11.9], from the inside of the road to its outside, and what else is painted. Every line of a double one has its kind.
 */
export const MARK_KIND = {
  none: 0,
  solid: 1,
  broken: 2,
  solidSolid: 3,
  solidBroken: 4,
  brokenSolid: 5,
  brokenBroken: 6,
  dots: 7,
  stopLine: 8,
  crosswalk: 9,
  arrow: 10,
  /** Yield lines, parking bays, letters, areas. */
  other: 11,
} as const;

/** The bits that tell the kind. */
export const MARK_KIND_BITS = 15;

/** Added to the kind for paint that is not white. */
export const MARK_YELLOW = 16;
export const MARK_COLOURED = 32;
