/** Time that is shown while driving [s]. */
const WINDOW = 60;
/** Least time that an axis spans [s]. */
const LEAST = 10;

/** The time that plots of a drive show, from and to [s]: its last minute, or the whole of it. */
export function timeRange(newest: number, whole: boolean): [number, number] {
  const end = Math.max(newest, LEAST);
  return [whole ? 0 : Math.max(0, end - WINDOW), end];
}
