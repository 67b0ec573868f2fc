import type { LaneCentre } from '../road-map.ts';

/** Sample intervals per chunk. */
export const CHUNK = 8;

/**
 * Axis-aligned boxes around a lane's centre and around its chunks of eight intervals: xMin, yMin, xMax, yMax each [m].
 * They are a binary tree, so that long lanes cost little: box 1 is around all, box n around 2 n and 2 n + 1, and the
 * chunks begin at `leaves`.
 */
export interface LaneChunks {
  readonly boxes: Float64Array;
  readonly leaves: number;
}

/** Boxes of a lane. Neighbouring chunks share the sample between them. */
export function laneChunks(centre: LaneCentre): LaneChunks {
  const count = Math.max(1, Math.ceil((centre.count - 1) / CHUNK));
  let leaves = 1;
  while (leaves < count) leaves *= 2;
  // Boxes of chunks that are not there hold nothing: the smallest is larger than the largest.
  const boxes = new Float64Array(8 * leaves).map((_, k) => (k % 4 < 2 ? Infinity : -Infinity));
  for (let chunk = 0; chunk < count; chunk++) {
    const end = Math.min(centre.count - 1, (chunk + 1) * CHUNK);
    for (let i = chunk * CHUNK; i <= end; i++) {
      widen(boxes, leaves + chunk, centre.x[i], centre.y[i], centre.x[i], centre.y[i]);
    }
  }
  for (let n = 2 * leaves - 1; n > 1; n--) {
    widen(boxes, n >> 1, boxes[4 * n], boxes[4 * n + 1], boxes[4 * n + 2], boxes[4 * n + 3]);
  }
  return { boxes, leaves };
}

function widen(boxes: Float64Array, n: number, xMin: number, yMin: number, xMax: number, yMax: number): void {
  boxes[4 * n] = Math.min(boxes[4 * n], xMin);
  boxes[4 * n + 1] = Math.min(boxes[4 * n + 1], yMin);
  boxes[4 * n + 2] = Math.max(boxes[4 * n + 2], xMax);
  boxes[4 * n + 3] = Math.max(boxes[4 * n + 3], yMax);
}

/** Whether box `i` of `a` and box `k` of `b` come within `reach` of each other along both axes. */
export function boxesNear(a: Float64Array, i: number, b: Float64Array, k: number, reach: number): boolean {
  return (
    a[4 * i] - reach <= b[4 * k + 2] &&
    b[4 * k] - reach <= a[4 * i + 2] &&
    a[4 * i + 1] - reach <= b[4 * k + 3] &&
    b[4 * k + 1] - reach <= a[4 * i + 3]
  );
}

/** Whether (x, y) comes within `reach` of box `k` along both axes. */
export function boxHolds(b: Float64Array, k: number, x: number, y: number, reach: number): boolean {
  return x >= b[4 * k] - reach && x <= b[4 * k + 2] + reach && y >= b[4 * k + 1] - reach && y <= b[4 * k + 3] + reach;
}
