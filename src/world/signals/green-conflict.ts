import { angleDifference } from '../../core/math/angle.ts';
import type { RoadMap } from '../../map/road-map.ts';
import { describeMovement, type Movement, movementsOf } from './movements.ts';
import { crossedLanes, isPedestrianGroup } from './pedestrian-groups.ts';

/** Approaches whose headings differ by more face each other [rad]: 135 degrees. */
const ONCOMING = (3 * Math.PI) / 4;

/** Two movements that must not have green at once, in words. */
export interface GreenConflict {
  readonly first: string;
  readonly second: string;
  /** Whether one of them turns across oncoming traffic and could give way. */
  readonly canBePermissive: boolean;
}

/**
 * Why two groups must not be green together; null if they may. Movements are in conflict where their lanes cross or
 * merge; with `permissive`, who turns across oncoming traffic gives way. Turning traffic gives way to pedestrians always.
 */
export function greenConflict(map: RoadMap, a: number, b: number, permissive: boolean): GreenConflict | null {
  const walksA = isPedestrianGroup(map, a);
  const walksB = isPedestrianGroup(map, b);
  if (walksA && walksB) return null;
  if (walksA || walksB) return walksA ? crossingConflict(map, b, a) : crossingConflict(map, a, b);
  let yielding: GreenConflict | null = null;
  const others = movementsOf(map, b);
  for (const first of movementsOf(map, a)) {
    for (const second of others) {
      if (!meet(map, first, second)) continue;
      const canBePermissive = givesWay(map, first, second);
      const found = { first: describeMovement(map, first), second: describeMovement(map, second), canBePermissive };
      if (!canBePermissive) return found;
      yielding ??= found;
    }
  }
  return permissive ? null : yielding;
}

/** Vehicles against pedestrians: on the crossing before the junction, or straight on over that behind it. */
function crossingConflict(map: RoadMap, vehicles: number, walkers: number): GreenConflict | null {
  const crossed = new Set(crossedLanes(map, walkers));
  for (const movement of movementsOf(map, vehicles)) {
    const exits = movement.turn === 'straight' ? map.lanes[movement.lane].successors : [];
    const isHit =
      crossed.has(movement.approach) || crossed.has(movement.lane) || exits.some((lane) => crossed.has(lane));
    if (!isHit) continue;
    const second = `pedestrians of group "${map.signalGroups[walkers].id}"`;
    return { first: describeMovement(map, movement), second, canBePermissive: false };
  }
  return null;
}

function meet(map: RoadMap, a: Movement, b: Movement): boolean {
  return map.conflictZones[a.lane].some(({ lane, kind }) => lane === b.lane && kind !== 'diverge');
}

/** Whether the two face each other and one of them turns to the far side. */
function givesWay(map: RoadMap, a: Movement, b: Movement): boolean {
  const { leftHand } = map.document.roads[map.lanes[a.lane].road];
  const across = leftHand ? 'right' : 'left';
  const faces = Math.abs(angleDifference(a.heading, b.heading)) > ONCOMING;
  return faces && (a.turn === across || b.turn === across);
}
