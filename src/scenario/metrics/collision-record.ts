import type { Collision } from '../../core/messages/run-truth.ts';

/**
 * How a collision came about, as nuPlan sorts them (no_ego_at_fault_collisions): by who moved, and by where on the ego
 * it was. The first that holds counts, in this order.
 */
export type CollisionType = 'ego-stopped' | 'other-stopped' | 'rear' | 'front' | 'side';

/** A collision with all that fault is told by. Speeds are those of the tick before: the blow changes them. */
export interface CollisionRecord extends Collision {
  readonly type: CollisionType;
  /** ACTOR_KIND of the other, -1 for scenery. */
  readonly kind: number;
  /** The ego's and the other's [m/s]. */
  readonly egoSpeed: number;
  readonly otherSpeed: number;
  /** Heading of the other less that of the ego [rad]; 0 for scenery. */
  readonly headingDifference: number;
  /** Whether the ego was over several lanes, or with a corner outside of all lanes. */
  readonly betweenLanes: boolean;
  /** Place of the ego's rear axle, map frame [m]. */
  readonly egoX: number;
  readonly egoY: number;
}
