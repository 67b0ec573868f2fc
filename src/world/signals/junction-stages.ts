import type { RoadMap } from '../../map/road-map.ts';
import { greenConflict } from './green-conflict.ts';

/**
 * Stages of a junction for whom none are given: each group, in the map's order, joins the first stage in which it is in
 * conflict with nobody, or begins one.
 */
export function junctionStages(map: RoadMap, junction: number): number[][] {
  const stages: number[][] = [];
  map.signalGroups.forEach((group, index) => {
    if (group.junction !== junction) return;
    const stage = stages.find((groups) => groups.every((other) => greenConflict(map, other, index, false) === null));
    if (stage === undefined) stages.push([index]);
    else stage.push(index);
  });
  return stages;
}
