import type { RoadMap } from '../../../map/road-map.ts';

/** Where drives lead from each lane. */
export interface OnwardLanes {
  /** 1 where a drive from the lane goes on without end, or to where it may end, and never has to change lanes. */
  readonly alone: Uint8Array;
  /** 1 where one from the lane comes to such a lane, with lane changes that the marks permit. */
  readonly withChanges: Uint8Array;
  /** Side on which the nearest lane that leads on alone lies: 1 left, -1 right; 0 where there is none, or it does itself. */
  readonly side: Int8Array;
}

/**
 * @param onward lanes that may follow each lane
 * @param ends whether a drive may end on a lane
 * @param passable lanes that the vehicle can follow, 1 each; all where left out
 */
export function onwardLanes(
  map: RoadMap,
  onward: readonly (readonly number[])[],
  ends: readonly boolean[],
  passable?: Uint8Array,
): OnwardLanes {
  const beside = (lane: number, side: 1 | -1): number => {
    const next = side === 1 ? map.lanes[lane].left : map.lanes[lane].right;
    const changes = side === 1 ? map.laneChanges[lane].left : map.laneChanges[lane].right;
    return next < 0 || changes.length === 0 || passable?.[next] === 0 ? -1 : next;
  };
  const alone = leadingOn(onward, ends);
  const side = Int8Array.from(alone, (leads, lane) => (leads === 1 ? 0 : nearestSide(lane, alone, beside)));
  return { alone, withChanges: comingTo(onward, alone, side), side };
}

/** All lanes but those without a lane to go on to on which nothing ends; these are taken away until none is left. */
function leadingOn(onward: readonly (readonly number[])[], ends: readonly boolean[]): Uint8Array {
  const leadsOn = new Uint8Array(onward.length).fill(1);
  for (let changed = true; changed; ) {
    changed = false;
    for (const [lane, next] of onward.entries()) {
      if (leadsOn[lane] === 0 || ends[lane] || next.some((other) => leadsOn[other] === 1)) continue;
      leadsOn[lane] = 0;
      changed = true;
    }
  }
  return leadsOn;
}

/** The side with fewer changes to a lane that leads on alone; left of two that are the same. */
function nearestSide(lane: number, alone: Uint8Array, beside: (lane: number, side: 1 | -1) => number): number {
  const changesTo = (side: 1 | -1): number => {
    let count = 1;
    for (let at = beside(lane, side); at >= 0; at = beside(at, side), count++) if (alone[at] === 1) return count;
    return Number.POSITIVE_INFINITY;
  };
  const [left, right] = [changesTo(1), changesTo(-1)];
  if (left === Number.POSITIVE_INFINITY && right === Number.POSITIVE_INFINITY) return 0;
  return left <= right ? 1 : -1;
}

/** Lanes that lead on alone, those with one at their side, and those that lead to any of these. */
function comingTo(onward: readonly (readonly number[])[], alone: Uint8Array, side: Int8Array): Uint8Array {
  const comes = alone.map((leads, lane) => (leads === 1 || side[lane] !== 0 ? 1 : 0));
  for (let changed = true; changed; ) {
    changed = false;
    for (const [lane, next] of onward.entries()) {
      if (comes[lane] === 1 || !next.some((other) => comes[other] === 1)) continue;
      comes[lane] = 1;
      changed = true;
    }
  }
  return comes;
}
