import { exp } from '../../core/math/exp.ts';
import { log } from '../../core/math/log.ts';

/** A ratio of powers in decibels as a plain ratio. */
export function fromDecibels(value: number): number {
  return exp((value * Math.LN10) / 10);
}

/** A ratio of powers, above 0, in decibels. */
export function toDecibels(ratio: number): number {
  return (10 * log(ratio)) / Math.LN10;
}
