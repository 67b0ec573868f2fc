import { laneCentreOffset, laneInnerT, laneOuterT, lanesOfSide } from './lane-geometry.ts';
import { roadStationAt } from './lane-station.ts';
import { laneType } from './lane-type.ts';
import type { Road } from './opendrive/document.ts';
import type { LaneSection, SectionLane } from './opendrive/lane-records.ts';
import type { Lane, LaneType, RoadMap } from './road-map.ts';

/** Lanes that belong to the carriageway: paved on one level with the driving lanes. */
const CARRIAGEWAY: ReadonlySet<LaneType> = new Set([
  'driving',
  'border',
  'shoulder',
  'stop',
  'parking',
  'biking',
  'restricted',
]);

/** What a camera on a lane sees of its road: offsets from the lane's centre, left positive as the driver sees it [m]. */
export interface RoadEdges {
  /** Outer borders of the carriageway, all lanes of both directions. */
  left: number;
  right: number;
  /** Borders of the lane itself, where its marks are painted; the left one is the centre line in two-lane roads. */
  leftMark: number;
  rightMark: number;
}

const centre = { t: 0, slope: 0, bend: 0 };

/** The edges at station `s` of a lane; all NaN inside junctions, where roads overlap. Allocates nothing. */
export function roadEdges(map: RoadMap, lane: Lane, s: number, out: RoadEdges): void {
  if (lane.junction >= 0) {
    out.left = out.right = out.leftMark = out.rightMark = Number.NaN;
    return;
  }
  const road = map.document.roads[lane.road];
  const section = road.laneSections[lane.section];
  const station = roadStationAt(lane, s);
  laneCentreOffset(road, section, lane.id, station, centre);
  const inner = lane.direction * (laneInnerT(road, section, lane.id, station) - centre.t);
  const outer = lane.direction * (laneOuterT(road, section, lane.id, station) - centre.t);
  const innerEdge = lane.direction * (innerEdgeT(road, section, lane.id, station) - centre.t);
  const outerEdge = lane.direction * (outerEdgeT(road, section, lane.id, station) - centre.t);
  out.leftMark = Math.max(inner, outer);
  out.rightMark = Math.min(inner, outer);
  out.left = Math.max(innerEdge, outerEdge);
  out.right = Math.min(innerEdge, outerEdge);
}

/** From a lane outwards: the outer border of the last lane before one that is not the carriageway's. */
function outerEdgeT(road: Road, section: LaneSection, laneId: number, s: number): number {
  const lanes = lanesOfSide(section, laneId);
  let count = Math.abs(laneId);
  while (count < lanes.length && isCarriageway(lanes[count])) count++;
  return laneOuterT(road, section, Math.sign(laneId) * count, s);
}

/** From a lane inwards and over the reference line: the border of the first lane that is not the carriageway's. */
function innerEdgeT(road: Road, section: LaneSection, laneId: number, s: number): number {
  const lanes = lanesOfSide(section, laneId);
  const sign = Math.sign(laneId);
  let count = Math.abs(laneId) - 1;
  while (count > 0 && isCarriageway(lanes[count - 1])) count--;
  if (count > 0) return laneOuterT(road, section, sign * count, s);
  const others = lanesOfSide(section, -laneId);
  while (count < others.length && isCarriageway(others[count])) count++;
  return laneOuterT(road, section, -sign * count, s);
}

function isCarriageway(lane: SectionLane): boolean {
  return CARRIAGEWAY.has(laneType(lane.type));
}
