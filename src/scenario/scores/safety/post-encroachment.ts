/** When somebody is in a place [s]. */
export interface Stay {
  readonly enters: number;
  readonly leaves: number;
}

/**
 * Post-encroachment time between two that pass the same place [s]: from the one leaving to the other entering; 0 where both
 * were in it at once.
 */
export function postEncroachment(a: Stay, b: Stay): number {
  const gap = Math.max(b.enters - a.leaves, a.enters - b.leaves);
  return Math.max(0, gap);
}
