import { lanePointAt } from '../../map/lane-point.ts';
import type { LanePoint, LanePosition, RoadMap } from '../../map/road-map.ts';
import { findRoute } from '../../planning/route/find-route.ts';

/** Points of the line stand this far apart [m]. */
const STEP = 2;
/** A lane change is drawn over so much of the way [m]. */
const CHANGE = 20;

/** The way over the lanes from start to goal as a line (x, y in turn); lane changes where there is half of the room left. */
export function routeLine(map: RoadMap, start: LanePosition, goal: LanePosition): number[] {
  const route = findRoute(map, start, goal);
  const lanes = route.valid ? route.lanes : [];
  const line: number[] = [];
  let at = start.s;
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
