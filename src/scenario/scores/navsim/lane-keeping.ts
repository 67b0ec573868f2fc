/** Offset from the lane's centre [m], and how long it may last without a break [s]. */
const OFFSET = 0.5;
const DURATION = 2;

/**
 * 0 where the ego stays more than 0.5 m beside the centre of its lane for 2.0 s or more without a break, else 1. Junctions
 * do not count, and end a stay.
 *
 * Source: navsim, lane keeping of the extended score.
 *
 * @param offset from the lane's centre [m]; NaN off the lanes does not count
 * @param inJunction 1 where the ego is in a junction
 * @param step time between samples [s]
 */
export function laneKeeping(offset: ArrayLike<number>, inJunction: ArrayLike<number>, step: number): number {
  const longest = Math.round(DURATION / step);
  let beside = 0;
  for (let i = 0; i < offset.length; i++) {
    beside = inJunction[i] === 0 && Math.abs(offset[i]) > OFFSET ? beside + 1 : 0;
    // A stay of n samples lasts n - 1 steps.
    if (beside > longest) return 0;
  }
  return 1;
}
