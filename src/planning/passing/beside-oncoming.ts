import { cos, sin } from '../../core/math/sin-cos.ts';
import type { LaneIndex } from '../../map/lane-index.ts';
import { lanePointAt } from '../../map/lane-point.ts';
import type { LanePoint, LanePosition } from '../../map/road-map.ts';
import { type ReferencePoint, referencePointAt, referenceSample } from '../route/reference-line.ts';
import type { PassingScene } from './passing-scene.ts';

/** Whether a lane of those who come towards us is beside the ego's. @param side of the middle of the road, 1 left, -1 right */
export function isBesideOncoming({ ego, line, map }: PassingScene, index: LaneIndex, side: number): boolean {
  referencePointAt(line, ego.s, point);
  const d = 2 * side * line.halfWidth[referenceSample(line, ego.s)];
  const x = point.x - d * sin(point.heading);
  const y = point.y + d * cos(point.heading);
  const count = index.lanesOver(x, y, over, point.z);
  for (let i = 0; i < count; i++) {
    lanePointAt(map.lanes[over[i].lane], over[i].s, lane);
    if (cos(lane.heading - point.heading) < 0) return true;
  }
  return false;
}

const over: LanePosition[] = [];
const point: ReferencePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0 };
const lane: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
