import { lanePointAt } from '../../map/lane-point.ts';
import type { LanePoint, LanePosition, RoadMap } from '../../map/road-map.ts';
import { findTour, type TourLeg } from '../../planning/route/find-tour.ts';
import type { RoutePoint } from '../../planning/route/route-graph.ts';
import type { RouteWish } from '../../planning/route/route-wish.ts';

/** Points of the line stand this far apart [m]. */
const STEP = 2;
/** A lane change is drawn over so much of the way [m]. */
const CHANGE = 20;

/** The way over the lanes from start by all places in turn, the goal the last, as a line (x, y in turn); empty where there is none. */
export function routeLine(
  map: RoadMap,
  start: LanePosition,
  places: readonly RoutePoint[],
  wish?: RouteWish,
): number[] {
  const tour = findTour(map, start, places, wish);
  return tour.valid ? tour.legs.flatMap((leg) => legLine(map, leg)) : [];
}

/** A leg of a tour as a line (x, y in turn); lane changes where there is half of the room left. */
export function legLine(map: RoadMap, { lanes, from, to: goal }: TourLeg): number[] {
  const line: number[] = [];
  let at = from.s;
  for (const [k, index] of lanes.entries()) {
    const lane = map.lanes[index];
    const next = lanes[k + 1];
    const isChange = next !== undefined && !lane.successors.includes(next);
    const room = k + 2 === lanes.length ? Math.min(lane.length, goal.s) : lane.length;
    const end = next === undefined ? goal.s : isChange ? Math.max(at, at + (room - at - CHANGE) / 2) : lane.length;
    for (let s = at; s < end; s += STEP) addPoint(map, index, s, line);
    addPoint(map, index, end, line);
    at = isChange ? Math.min(map.lanes[next].length, ((end + CHANGE) / lane.length) * map.lanes[next].length) : 0;
  }
  return line;
}

function addPoint(map: RoadMap, lane: number, s: number, line: number[]): void {
  lanePointAt(map.lanes[lane], s, point);
  line.push(point.x, point.y);
}

const point: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
