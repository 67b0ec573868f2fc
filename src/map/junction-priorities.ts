import type { OpenDriveDocument } from './opendrive/document.ts';
import type { DocumentJunction } from './opendrive/junction-records.ts';
import type { JunctionPriority, Lane } from './road-map.ts';

/**
 * Who goes first in junctions, as the file says [12.4]. Files name connecting roads, or the roads before the junction: then the
 * connecting lanes that come from there are meant; and along a virtual junction its main road.
 */
export function junctionPriorities(document: OpenDriveDocument, lanes: readonly Lane[]): JunctionPriority[] {
  const ofRoad: Lane[][] = document.roads.map(() => []);
  for (const lane of lanes) ofRoad[lane.road].push(lane);
  return document.junctions.flatMap((junction) =>
    junction.priorities.map(({ high, low, line }) => ({
      junction: junction.index,
      highRoad: high,
      lowRoad: low,
      high: meantLanes(junction, ofRoad[high], lanes),
      low: meantLanes(junction, ofRoad[low], lanes),
      line: line ?? junction.line,
    })),
  );
}

/** Indices of the lanes that a priority means by the road that has `ofRoad`, ascending. */
function meantLanes(junction: DocumentJunction, ofRoad: readonly Lane[], lanes: readonly Lane[]): number[] {
  const meant = new Set<number>();
  for (const lane of ofRoad) {
    if (lane.junction === junction.index || isAlong(junction, lane)) meant.add(lane.index);
    else for (const next of lane.successors) if (lanes[next].junction === junction.index) meant.add(next);
  }
  return [...meant].sort((a, b) => a - b);
}

/** Whether a lane of the main road of a virtual junction lies in it. */
function isAlong({ type, mainRoad, sStart, sEnd }: DocumentJunction, lane: Lane): boolean {
  if (type !== 'virtual' || lane.road !== mainRoad) return false;
  return lane.s1 > Math.min(sStart, sEnd) && lane.s0 < Math.max(sStart, sEnd);
}
