/** Least number of different values in a range, so that a name of a run stays short: 4.731, not 4.7309182. */
const STEPS = 1000;
const MOST_DECIMALS = 12;

/** A value between two numbers for a share from 0 to 1, both ends included, with as few decimals as a range of it needs. */
export function spreadOver(low: number, high: number, isWhole: boolean, share: number): number {
  if (isWhole) return Math.min(high, low + Math.floor(share * (high - low + 1)));
  let scale = 1;
  for (let k = 0; k < MOST_DECIMALS && (high - low) * scale < STEPS; k++) scale *= 10;
  const rounded = Math.round((low + (high - low) * share) * scale) / scale;
  return Math.min(high, Math.max(low, rounded));
}
