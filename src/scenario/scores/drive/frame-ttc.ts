import type { DriveFrame } from '../../metrics/drive-frame.ts';
import { type MovingBox, projectedTtc, relevantForTtc } from '../nuplan/projected-ttc.ts';

const ego = movingBox();
const other = movingBox();

/**
 * nuPlan's time to collision of one frame [s]: the least of all others that count, Infinity without any. Who was hit
 * before counts no more.
 */
export function frameTtc(frame: DriveFrame, hit: ReadonlySet<number>): number {
  const { others, x, y, cosYaw, sinYaw } = frame;
  const besideCounts = frame.inSeveralLanes || frame.outside > 0 || frame.inJunction;
  set(ego, frame.centreX, frame.centreY, cosYaw, sinYaw, frame.halfLength, frame.halfWidth, frame.speed);
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < others.count; i++) {
    if (hit.has(others.id[i])) continue;
    if (!relevantForTtc(others.x[i] - x, others.y[i] - y, cosYaw, sinYaw, besideCounts)) continue;
    set(
      other,
      others.x[i],
      others.y[i],
      others.cosYaw[i],
      others.sinYaw[i],
      others.halfLength[i],
      others.halfWidth[i],
      others.speed[i],
    );
    least = Math.min(least, projectedTtc(ego, other));
  }
  return least;
}

function movingBox(): MovingBox {
  return { x: 0, y: 0, cosYaw: 1, sinYaw: 0, halfLength: 0, halfWidth: 0, speed: 0 };
}

function set(
  box: MovingBox,
  x: number,
  y: number,
  cosYaw: number,
  sinYaw: number,
  halfLength: number,
  halfWidth: number,
  speed: number,
): void {
  box.x = x;
  box.y = y;
  box.cosYaw = cosYaw;
  box.sinYaw = sinYaw;
  box.halfLength = halfLength;
  box.halfWidth = halfWidth;
  box.speed = speed;
}
