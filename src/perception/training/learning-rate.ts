import { cos } from '../../core/math/sin-cos.ts';

/** Steps over which the rate rises to its peak, and at most this share of all. */
const WARM_UP = 200;
const WARM_UP_SHARE = 0.1;

/** Rate of a step, counted from 0: a linear rise, then half a cosine down to zero at the end (Loshchilov and Hutter 2017). */
export function learningRate(step: number, steps: number, peak: number): number {
  const rise = Math.min(1, (step + 1) / Math.min(WARM_UP, WARM_UP_SHARE * steps));
  return rise * peak * 0.5 * (1 + cos((Math.PI * step) / steps));
}
