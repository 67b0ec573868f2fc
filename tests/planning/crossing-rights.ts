import type { RoadMap } from '../../src/map/road-map.ts';
import type { RightOfWay } from '../../src/planning/behaviour/yield/right-of-way.ts';
import { LANE } from './crossing-map.ts';

/** Right of way at the crossing: right before left, or a light that is red for the south; left turns wait. */
export function rightsAt({ conflicts }: RoadMap, light: boolean): RightOfWay {
  return {
    rivalOn: (own, { lanes, laneCount }) =>
      lanes.subarray(0, laneCount).find((lane) => conflicts[own].includes(lane)) ?? -1,
    first: (own, rival) => {
      if (own === LANE.leftFromWest) return 'other';
      return !light && rival === LANE.straightNorth ? 'other' : 'ego';
    },
    hasRed: (lane, user) => light && lane === LANE.straightNorth && user.lane === LANE.fromSouth,
    lightOf: () => (light ? 0 : -1),
    givesWay: () => !light,
  };
}
