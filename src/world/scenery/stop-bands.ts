import type { RoadMap } from '../../map/road-map.ts';

/** Width of a stop line along the lane [m] (RMS-1: 0.5 m). */
const BAND = 0.5;

/** A painted bar across a lane, in stations of its road [m]. */
export interface StopBand {
  readonly road: number;
  readonly section: number;
  readonly lane: number;
  readonly from: number;
  readonly to: number;
}

/** The bar of every stop line, by road: it ends where vehicles have to stop. */
export function stopBandsOf(map: RoadMap): ReadonlyMap<number, readonly StopBand[]> {
  const ofRoad = new Map<number, StopBand[]>();
  for (const { lane: index, s } of [...map.stopLines, ...map.paintedStops]) {
    const lane = map.lanes[index];
    // Stations of the reference line and of the lane's centre differ in curves.
    const scale = (lane.s1 - lane.s0) / lane.length;
    const start = Math.max(0, s - BAND) * scale;
    const end = s * scale;
    const from = lane.direction === 1 ? lane.s0 + start : lane.s1 - end;
    const band = { road: lane.road, section: lane.section, lane: lane.id, from, to: from + end - start };
    const others = ofRoad.get(lane.road);
    if (others === undefined) ofRoad.set(lane.road, [band]);
    else others.push(band);
  }
  return ofRoad;
}
