import { wrapAngle } from '../../core/math/angle.ts';
import type { LaneFacts } from './lane-network.ts';
import type { LaneRights } from './right-of-way.ts';

/** Who waits in the middle of a junction keeps so far from the way of those that it lets pass [m]. */
export const MIDDLE_CLEAR = 0.5;
/** Nearer to the junction's edge than this nobody waits but before it [m]: a car would stand on the crosswalk. */
const LEAST = 4;
/** Who comes from within this of straight ahead comes towards one [rad]. */
const TOWARDS = Math.PI / 4;

/**
 * Per lane: the station up to which one who has green and turns across the way of those who come towards it may drive and
 * wait for a gap, or for the end of their green (StVO 37 (2) 1; UVC 11-202); 0 where there is no such place [m].
 */
export function middlePlaces(facts: readonly LaneFacts[], rights: readonly (LaneRights | null)[]): Float64Array {
  return Float64Array.from(rights, (own, lane) => {
    if (own === null || own.approach.light < 0) return 0;
    let first = Number.POSITIVE_INFINITY;
    for (const [i, rival] of facts[lane].rivals.entries()) {
      const heading = rights[rival]?.approach.heading ?? own.approach.heading;
      const isTowards = Math.abs(wrapAngle(heading - own.approach.heading + Math.PI)) < TOWARDS;
      if (isTowards && own.byLights.gap[i] >= 0) first = Math.min(first, own.meetsAt[i]);
    }
    return first < Number.POSITIVE_INFINITY && first - MIDDLE_CLEAR >= LEAST ? first - MIDDLE_CLEAR : 0;
  });
}
