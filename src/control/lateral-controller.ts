import type { Plan } from '../core/messages/plan.ts';
import type { PlainData } from '../core/snapshot.ts';
import type { PlanReference } from './plan-reference.ts';

/** What a law of steering looks at: the plan, and the rear axle against it. */
export interface PathSight {
  /** At the rear axle. */
  readonly reference: PlanReference;
  readonly plan: Plan;
  /** Since the plan's tick [s]. */
  readonly elapsed: number;
  /** Rear axle in the map frame [m], heading [rad]. */
  readonly x: number;
  readonly y: number;
  readonly yaw: number;
  /** Forward speed [m/s], yaw rate [rad/s]. */
  readonly speed: number;
  readonly yawRate: number;
  /** Whether the plan is driven backwards. */
  readonly reverse: boolean;
}

/** How to stay on the plan's path. */
export interface LateralController {
  /** The last road-wheel angle [rad]. */
  readonly held: number;
  /** The angle for what is seen, within the limits of angle and rate [rad]; once a tick. */
  step(sight: PathSight): number;
  /** Takes over an angle that somebody else asks for, within the limits [rad]. */
  hold(angle: number): number;
  snapshot(): PlainData;
  restore(state: PlainData): void;
}
