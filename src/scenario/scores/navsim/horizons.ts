/** Length of the horizon, and time from one to the next [s]. */
export const HORIZON = 4;
const EVERY = 1;

/**
 * Parts of a run that take the place of NAVSIM's horizons, as [first, last] sample: 4 s each, one from every whole second,
 * and one that ends with the run, so that nothing of it is left out. None for a run of less than 4 s.
 *
 * @param count samples of the run
 * @param step time between samples [s]
 */
export function horizonsOf(count: number, step: number): [first: number, last: number][] {
  const length = Math.round(HORIZON / step);
  const stride = Math.round(EVERY / step);
  const end = count - 1;
  const horizons: [number, number][] = [];
  for (let first = 0; first + length <= end; first += stride) horizons.push([first, first + length]);
  const last = horizons.at(-1);
  if (last !== undefined && last[1] < end) horizons.push([end - length, end]);
  return horizons;
}
