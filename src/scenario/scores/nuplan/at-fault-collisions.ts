/** How many of each class the ego hit by its own fault; each track counts once. */
export interface AtFaultCollisions {
  /** Pedestrians and cyclists. */
  readonly vru: number;
  readonly vehicle: number;
  /** Whatever else stands about. */
  readonly object: number;
}

/** Collisions of a class that are let pass before the factor of the class is 0. */
const ALLOWED: AtFaultCollisions = { vru: 0, vehicle: 0, object: 1 };

/**
 * Product over the classes of max(0, 1 - n / (allowed + 1)): one object hit halves the score, two objects, one vehicle or
 * one vulnerable road user make it 0.
 *
 * Source: nuplan-devkit, no_ego_at_fault_collisions.
 */
export function noAtFaultCollisions(hit: AtFaultCollisions): number {
  return factor(hit.vru, ALLOWED.vru) * factor(hit.vehicle, ALLOWED.vehicle) * factor(hit.object, ALLOWED.object);
}

function factor(count: number, allowed: number): number {
  return Math.max(0, 1 - count / (allowed + 1));
}
