import { cos, sin } from '../../core/math/sin-cos.ts';
import type { ActorsTruth } from '../../core/messages/actors-truth.ts';
import type { WatchedEgo } from './crossing-watch.ts';

/** Boxes that move: vehicles and, after them, the ego, index-aligned [m]. */
export interface MovingBoxes {
  count: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  readonly cosYaw: Float64Array;
  readonly sinYaw: Float64Array;
  readonly halfLength: Float64Array;
  readonly halfWidth: Float64Array;
}

export function createBoxes(capacity: number): MovingBoxes {
  const numbers = () => new Float64Array(capacity);
  return {
    count: 0,
    x: numbers(),
    y: numbers(),
    z: numbers(),
    cosYaw: numbers(),
    sinYaw: numbers(),
    halfLength: numbers(),
    halfWidth: numbers(),
  };
}

/** @param egoZ height of the ego's box, and its width [m] */
export function fillBoxes(
  boxes: MovingBoxes,
  vehicles: Readonly<ActorsTruth>,
  ego: WatchedEgo,
  egoZ: number,
  width: number,
): void {
  boxes.count = vehicles.count + 1;
  for (let k = 0; k < vehicles.count; k++) {
    boxes.x[k] = vehicles.x[k];
    boxes.y[k] = vehicles.y[k];
    boxes.z[k] = vehicles.z[k];
    boxes.cosYaw[k] = cos(vehicles.yaw[k]);
    boxes.sinYaw[k] = sin(vehicles.yaw[k]);
    boxes.halfLength[k] = vehicles.length[k] / 2;
    boxes.halfWidth[k] = vehicles.width[k] / 2;
  }
  const k = vehicles.count;
  boxes.x[k] = ego.x;
  boxes.y[k] = ego.y;
  boxes.z[k] = egoZ;
  boxes.cosYaw[k] = cos(ego.yaw);
  boxes.sinYaw[k] = sin(ego.yaw);
  boxes.halfLength[k] = ego.length / 2;
  boxes.halfWidth[k] = width / 2;
}
