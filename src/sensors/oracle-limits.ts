/** Actors whose centre is farther from the ego than this are not told by an oracle [m]. */
export const ORACLE_RANGE = 80;

/** Fewer pixels than these in the front camera's picture are too few to tell what it is. */
export const ORACLE_PIXELS = 6;
