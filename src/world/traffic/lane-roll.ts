import { cubicAt } from '../../map/cubic.ts';
import type { Lane, RoadMap } from '../../map/road-map.ts';

/** How far the road leans at each sample of a lane's centre, in its direction of travel: left side up positive [rad]. */
export function laneRoll(map: RoadMap, { road, direction, centre }: Lane): Float64Array {
  const { superelevation } = map.document.roads[road];
  const roll = new Float64Array(centre.count);
  if (superelevation.length === 0) return roll;
  for (let i = 0; i < centre.count; i++) roll[i] = direction * cubicAt(superelevation, centre.station[i]);
  return roll;
}
