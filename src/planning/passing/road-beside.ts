import { cos, sin } from '../../core/math/sin-cos.ts';
import type { LaneIndex } from '../../map/lane-index.ts';
import { lanePointAt } from '../../map/lane-point.ts';
import type { LanePoint, LanePosition } from '../../map/road-map.ts';
import { type ReferencePoint, referencePointAt } from '../route/reference-line.ts';
import type { Block } from './find-block.ts';
import type { PassingScene } from './passing-scene.ts';

/** Looked at from so much before the block to so much behind it, every so many metres [m]. */
const MARGIN = 4;
const STEP = 4;

/** What is under the ego beside a block: lanes of our direction only, lanes of the other one too, or no road. */
export type RoadBeside = 'ours' | 'oncoming' | 'none';

/** What both edges of the ego are on beside a block. */
export function roadBeside(scene: PassingScene, index: LaneIndex, block: Block, shift: number): RoadBeside {
  const { line, vehicle, map } = scene;
  const half = vehicle.width / 2;
  let found: RoadBeside = 'ours';
  for (let s = block.from - MARGIN; s <= block.to + MARGIN; s += STEP) {
    referencePointAt(line, s, point);
    for (const d of [shift - half, shift + half]) {
      const x = point.x - d * sin(point.heading);
      const y = point.y + d * cos(point.heading);
      const count = index.lanesOver(x, y, over, point.z);
      if (count === 0) return 'none';
      let isOurs = false;
      for (let i = 0; i < count; i++) {
        lanePointAt(map.lanes[over[i].lane], over[i].s, lane);
        isOurs ||= cos(lane.heading - point.heading) > 0;
      }
      if (!isOurs) found = 'oncoming';
    }
  }
  return found;
}

const over: LanePosition[] = [];
const point: ReferencePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0 };
const lane: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
