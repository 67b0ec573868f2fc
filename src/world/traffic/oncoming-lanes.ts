import type { Lane, RoadMap } from '../../map/road-map.ts';
import { stationBeside } from './lane-change/change-room.ts';
import { sampleAt } from './lane-sample.ts';

/** Farther apart than half their widths and this there is something between two lanes [m]. */
const BETWEEN = 0.4;

/** Per lane that is alone on its side of the road: the lane of those that come towards it, -1 for none beside it. */
export function oncomingLanes(map: RoadMap): Int32Array {
  const { lanes } = map;
  const bySection = new Map<string, Lane[]>();
  for (const lane of lanes) {
    if (lane.type !== 'driving' || lane.junction >= 0 || lane.left >= 0 || lane.right >= 0) continue;
    const key = `${lane.road}/${lane.section}`;
    bySection.set(key, [...(bySection.get(key) ?? []), lane]);
  }
  const oncoming = new Int32Array(lanes.length).fill(-1);
  for (const here of bySection.values()) {
    for (const lane of here) {
      const other = here.find((one) => one.direction !== lane.direction && areBeside(map, lane, one));
      if (other !== undefined) oncoming[lane.index] = other.index;
    }
  }
  return oncoming;
}

function areBeside(map: RoadMap, lane: Lane, other: Lane): boolean {
  const s = lane.length / 2;
  const there = stationBeside(map, lane.index, s, other.index);
  const dx = sampleAt(lane, lane.centre.x, s) - sampleAt(other, other.centre.x, there);
  const dy = sampleAt(lane, lane.centre.y, s) - sampleAt(other, other.centre.y, there);
  const most = (sampleAt(lane, lane.centre.width, s) + sampleAt(other, other.centre.width, there)) / 2 + BETWEEN;
  return dx * dx + dy * dy < most * most;
}
