import { cos, sin } from '../../core/math/sin-cos.ts';
import type { Track } from '../../core/messages/tracks.ts';
import { lanePointAt } from '../../map/lane-point.ts';
import type { LanePoint, RoadMap } from '../../map/road-map.ts';
import { type Obstacle, PREDICTION_COUNT, PREDICTION_SECONDS } from '../planning-problem.ts';
import type { ReferenceLine } from '../route/reference-line.ts';
import { boxInLaneFrame, makeLaneBox } from './box-in-lane-frame.ts';
import { makeObstacle, setBox } from './make-obstacle.ts';

/**
 * Predicts a track at constant speed and offset along a chain of lanes, from station s on the first, as boxes in the
 * lane frame of the reference line. After the last lane it goes on straight.
 */
export function predictAlongLanes(
  map: RoadMap,
  lanes: readonly number[],
  s: number,
  d: number,
  track: Track,
  line: ReferenceLine,
  from: number,
  to: number,
): Obstacle {
  const obstacle = makeObstacle(track.id, false, track.speed);
  let leg = 0;
  let before = 0;
  for (let i = 0; i < PREDICTION_COUNT; i++) {
    const way = s + Math.max(0, track.speed) * i * PREDICTION_SECONDS;
    while (leg < lanes.length - 1 && way - before > map.lanes[lanes[leg]].length)
      before += map.lanes[lanes[leg++]].length;
    const lane = map.lanes[lanes[leg]];
    lanePointAt(lane, way - before, point);
    const beyond = Math.max(0, way - before - lane.length);
    const cosine = cos(point.heading);
    const sine = sin(point.heading);
    const x = point.x + beyond * cosine - d * sine;
    const y = point.y + beyond * sine + d * cosine;
    const near = boxInLaneFrame(line, x, y, point.heading, track.length, track.width, from, to, box);
    if (near) setBox(obstacle, i, box.sMin, box.sMax, box.dMin, box.dMax);
  }
  return obstacle;
}

const point: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
const box = makeLaneBox();
