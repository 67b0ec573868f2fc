import type { Road } from './opendrive/document.ts';
import type { RoadLink } from './opendrive/road-link.ts';

/** Where a road begins or ends along its s. */
export type RoadEnd = 'start' | 'end';

export const ROAD_ENDS: readonly RoadEnd[] = ['start', 'end'];

export function linkAt(road: Road, end: RoadEnd): RoadLink | null {
  return end === 'start' ? road.predecessor : road.successor;
}

export function stationOf(road: Road, end: RoadEnd): number {
  return end === 'start' ? 0 : road.length;
}

/** Index of the lane section at an end. */
export function sectionOf(road: Road, end: RoadEnd): number {
  return end === 'start' ? 0 : road.laneSections.length - 1;
}

/** The ends of a road that its links lead into a junction. */
export function endsAtJunction(road: Road, junction: number): RoadEnd[] {
  return ROAD_ENDS.filter((end) => {
    const link = linkAt(road, end);
    return link !== null && link.kind === 'junction' && link.element === junction;
  });
}

/** Whether traffic on a side of a road goes with its s. */
export function runsWithS(road: Road, laneId: number): boolean {
  return laneId < 0 !== road.leftHand;
}
