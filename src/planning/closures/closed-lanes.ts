import { hypot } from '../../core/math/hypot.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import type { Track } from '../../core/messages/tracks.ts';
import { lanePointAt } from '../../map/lane-point.ts';
import type { Lane, LanePoint, RoadMap } from '../../map/road-map.ts';
import type { RoutePoint } from '../route/route-graph.ts';

/** Things so far along the road from one that blocks a lane close the road together with it [m]. */
const TOGETHER = 8;
/** A lane is closed where what is left of it is no wider than the car and this [m]. */
const ROOM = 0.5;
/** It is closed from so much before the first thing on [m]. */
const BEFORE = 1;

/** A lane that is closed from a station on [m], and who closes it. */
export interface ClosedLane {
  readonly lane: number;
  readonly from: number;
  readonly tracks: readonly number[];
}

/**
 * All lanes of a road, both directions, that are closed about a place on one of them: what is left beside the things that stand there is too
 * narrow for a car of that width.
 * @param standing all that will go on standing
 */
export function closedLanesAt(
  map: RoadMap,
  { lane: at, s }: RoutePoint,
  standing: readonly Track[],
  width: number,
): ClosedLane[] {
  const { road, section, direction, length } = map.lanes[at];
  const closed: ClosedLane[] = [];
  for (const lane of map.lanes) {
    if (lane.road !== road || lane.section !== section) continue;
    const share = lane.direction === direction ? s / length : 1 - s / length;
    const found = closedAt(lane, share * lane.length, standing, width);
    if (found !== null) closed.push(found);
  }
  return closed;
}

function closedAt(lane: Lane, s: number, standing: readonly Track[], width: number): ClosedLane | null {
  lanePointAt(lane, s, point);
  const [ahead, left] = [cos(point.heading), sin(point.heading)];
  const half = point.width / 2;
  const taken: { from: number; to: number; s: number; id: number }[] = [];
  for (const track of standing) {
    const [dx, dy] = [track.x - point.x, track.y - point.y];
    const along = dx * ahead + dy * left;
    if (hypot(dx, dy) > TOGETHER + track.length || Math.abs(along) > TOGETHER) continue;
    const d = dy * ahead - dx * left;
    const [c, q] = [Math.abs(cos(track.yaw - point.heading)), Math.abs(sin(track.yaw - point.heading))];
    const across = (track.length * q + track.width * c) / 2;
    const reach = (track.length * c + track.width * q) / 2;
    if (d + across <= -half || d - across >= half) continue;
    taken.push({ from: d - across, to: d + across, s: s + along - reach, id: track.id });
  }
  if (taken.length === 0) return null;
  taken.sort((a, b) => a.from - b.from || a.id - b.id);
  let widest = 0;
  let edge = -half;
  for (const { from, to } of taken) {
    widest = Math.max(widest, from - edge);
    edge = Math.max(edge, to);
  }
  if (Math.max(widest, half - edge) > width + ROOM) return null;
  const first = Math.min(...taken.map((one) => one.s));
  return { lane: lane.index, from: Math.max(0, first - BEFORE), tracks: taken.map(({ id }) => id) };
}

const point: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
