import { faultsOf } from '../scores/drive/fault-of-collision.ts';
import type { CollisionRecord } from './collision-record.ts';

/** Slower than this the ego was hit and did not hit [m/s]: CARLA's CollisionTest. */
const STANDING = 0.1;
/** Contacts with the same actor within this distance [m] and time [ticks] are one: CARLA's CollisionTest, 5 m and 5 s. */
const SAME_PLACE = 5;
const SAME_TIME = 500;

/** Whose rule of fault. */
export const FAULT_RULES = ['nuplan', 'carla'] as const;
export type FaultRule = (typeof FAULT_RULES)[number];

/** Collisions that a rule holds against the ego. nuPlan counts each other once, CARLA anew after 5 m and 5 s. */
export function faultsBy(rule: FaultRule, collisions: readonly CollisionRecord[]): CollisionRecord[] {
  return rule === 'nuplan' ? faultsOf(collisions) : byCarla(collisions);
}

function byCarla(collisions: readonly CollisionRecord[]): CollisionRecord[] {
  const counted: CollisionRecord[] = [];
  for (const one of collisions) {
    if (Math.abs(one.egoSpeed) < STANDING) continue;
    const isSame = (before: CollisionRecord) => before.other === one.other && isNear(before, one);
    if (!counted.some(isSame)) counted.push(one);
  }
  return counted;
}

/** A contact that is near a counted one in place or in time is the same collision. */
function isNear(a: CollisionRecord, b: CollisionRecord): boolean {
  const dx = a.egoX - b.egoX;
  const dy = a.egoY - b.egoY;
  return dx * dx + dy * dy <= SAME_PLACE * SAME_PLACE || b.tick - a.tick <= SAME_TIME;
}
