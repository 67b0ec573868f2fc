import { hypot } from '../../../core/math/hypot.ts';
import { ACTOR_KIND } from '../../../core/messages/actors-truth.ts';
import type { CollisionRecord } from '../../metrics/collision-record.ts';
import type { AtFaultCollisions } from '../nuplan/at-fault-collisions.ts';

/** Contacts with scenery nearer to each other than this are with the same piece [m]. */
const SAME_PIECE = 5;

/** Classes of nuPlan. */
export type CollisionClass = keyof AtFaultCollisions;

/**
 * Whether nuPlan holds a collision against the ego: it hit who stood, or hit somebody with its front, or sideways while it
 * was over several lanes or off the road. Not while it stood itself, nor from behind.
 *
 * Source: nuplan-devkit, no_ego_at_fault_collisions.
 */
export function isAtFault({ type, betweenLanes }: CollisionRecord): boolean {
  return type === 'other-stopped' || type === 'front' || (type === 'side' && betweenLanes);
}

export function classOf({ kind }: CollisionRecord): CollisionClass {
  if (kind < 0) return 'object';
  return kind === ACTOR_KIND.pedestrian || kind === ACTOR_KIND.bicycle ? 'vru' : 'vehicle';
}

/** Collisions by the ego's fault, the first with each other one; what was hit without fault counts no more, either. */
export function faultsOf(collisions: readonly CollisionRecord[]): CollisionRecord[] {
  const firsts: CollisionRecord[] = [];
  for (const one of collisions) if (!firsts.some((before) => isSame(before, one))) firsts.push(one);
  return firsts.filter(isAtFault);
}

/** How many of each class. */
export function countClasses(collisions: readonly CollisionRecord[]): AtFaultCollisions {
  const counts = { vru: 0, vehicle: 0, object: 0 };
  for (const one of collisions) counts[classOf(one)]++;
  return counts;
}

function isSame(a: CollisionRecord, b: CollisionRecord): boolean {
  if (a.kind < 0 || b.kind < 0) return a.kind < 0 && b.kind < 0 && hypot(a.x - b.x, a.y - b.y) < SAME_PIECE;
  return a.other === b.other;
}
