import type { Pose } from '../../core/pose.ts';
import type { RandomStream } from '../../core/random.ts';

/** A message, and the truth of it for kinds that tell. */
export interface Measured<M, T> {
  readonly message: M;
  readonly truth: T;
}

/**
 * What faults do to the messages of one kind of sensor, for those that are not the same for all kinds. A kind lacks what
 * makes no sense for it. Messages come back as new ones: what was measured is never changed.
 */
export interface Disturber<M, T> {
  /** Between two directions, from the right one to the left one counter-clockwise [rad]. */
  sector?(measured: Measured<M, T>, right: number, left: number): Measured<M, T>;
  saturated?(measured: Measured<M, T>, level: number): Measured<M, T>;
  noisy?(message: M, sigma: number, random: RandomStream): M;
  /** For kinds whose model cannot be set off its mount. */
  shifted?(message: M, by: Readonly<Pose>): M;
  /** What the other of two swapped sensors measured, as this one would say it. */
  relabelled?(theirs: M, own: M): M;
}

/** Whether a direction lies from `right` counter-clockwise to `left`; all in (-pi, pi]. */
export function isBetween(angle: number, right: number, left: number): boolean {
  return right <= left ? angle >= right && angle <= left : angle >= right || angle <= left;
}
