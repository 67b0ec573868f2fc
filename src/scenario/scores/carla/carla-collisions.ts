import { hypot } from '../../../core/math/hypot.ts';

/** A contact with the same one within this distance [m] and time [s] of the last is the same collision. */
const SAME_PLACE = 5;
const SAME_TIME = 5;
/** An ego slower than this was hit, and did not hit [m/s]. */
const STANDING = 0.1;

/** One contact of the ego. */
export interface CarlaContact {
  /** [s] */
  readonly time: number;
  /** Who; contacts with the same one are merged. */
  readonly other: number;
  readonly kind: 'pedestrian' | 'vehicle' | 'static';
  /** Where the ego was [m]. */
  readonly x: number;
  readonly y: number;
  /** Speed of the ego [m/s]. */
  readonly speed: number;
}

/** Collisions that count against the ego, by kind. */
export interface CarlaCollisions {
  pedestrian: number;
  vehicle: number;
  static: number;
}

/**
 * Counts contacts as CARLA does: none while the ego stands; contacts with the same one within 5 m or 5 s of the last that
 * counted are one collision.
 *
 * Source: scenario_runner, atomic_criteria.py, CollisionTest.
 */
export function carlaCollisions(contacts: readonly CarlaContact[]): CarlaCollisions {
  const counts: CarlaCollisions = { pedestrian: 0, vehicle: 0, static: 0 };
  const last = new Map<number, CarlaContact>();
  for (const contact of contacts) {
    if (!(Math.abs(contact.speed) >= STANDING)) continue;
    const before = last.get(contact.other);
    if (before !== undefined && isSame(before, contact)) continue;
    last.set(contact.other, contact);
    counts[contact.kind]++;
  }
  return counts;
}

function isSame(before: CarlaContact, contact: CarlaContact): boolean {
  const near = hypot(contact.x - before.x, contact.y - before.y) <= SAME_PLACE;
  return near || contact.time - before.time <= SAME_TIME;
}
