import type { RoadMap } from '../../map/road-map.ts';

/** Whether a group's heads are all for pedestrians. */
export function isPedestrianGroup(map: RoadMap, group: number): boolean {
  return map.signalGroups[group].isForWalkers;
}

/** The lanes that pedestrians cross on a group's green. */
export function crossedLanes(map: RoadMap, group: number): readonly number[] {
  return map.signalGroups[group].crossed;
}
