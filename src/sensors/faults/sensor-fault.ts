import type { SensorTopic } from '../../core/messages.ts';
import type { Pose } from '../../core/pose.ts';
import type { Tick } from '../../core/tick.ts';

/** What goes wrong with a sensor, and what it takes to know. */
export type FaultEffect =
  /** Says nothing. */
  | { readonly kind: 'dead' }
  /** Says again and again what it said last. */
  | { readonly kind: 'frozen' }
  /** Everything comes so many ticks late. */
  | { readonly kind: 'delayed'; readonly delay: Tick }
  /** Each measurement is lost with this probability. */
  | { readonly kind: 'dropped'; readonly probability: number }
  /** Sees nothing between two directions in its own frame, from the right one to the left one counter-clockwise [rad]. */
  | { readonly kind: 'sector'; readonly right: number; readonly left: number }
  /** More comes in than it can tell; what `level` is depends on the kind of sensor. */
  | { readonly kind: 'saturated'; readonly level: number }
  /** Noise of this deviation on top of its own, in the unit of what it measures. */
  | { readonly kind: 'noisy'; readonly sigma: number }
  /** Knocked off its mount, in its own frame [m], [rad]. */
  | { readonly kind: 'shifted'; readonly by: Pose }
  /** Two sensors of a kind say what the other measured, as if cables were changed. */
  | { readonly kind: 'swapped'; readonly with: SensorTopic };

export type FaultKind = FaultEffect['kind'];

/** A fault of one sensor for a while. */
export interface SensorFault {
  /** Place in the scene's list, behind it those of its storyboard. */
  readonly index: number;
  readonly topic: SensorTopic;
  /** First tick, and first tick no more; Infinity for ever. */
  readonly from: Tick;
  readonly to: Tick;
  readonly effect: FaultEffect;
  /** Begins and ends when the storyboard says so, whatever the times. */
  readonly isTold?: boolean;
}
