/** Lengths of the parts of a body as shares of its height (Drillis and Contini 1966, Body Segment Parameters). */
export const BODY_SHARES = {
  ankle: 0.039,
  thigh: 0.245,
  shank: 0.246,
  halfHips: 0.05,
  trunk: 0.3,
  halfShoulders: 0.115,
  upperArm: 0.172,
  /** To the middle of the hand. */
  forearm: 0.19,
  /** From the base of the neck to the middle of the head. */
  neckToHead: 0.108,
  halfHead: 0.066,
  foot: 0.15,
} as const;
