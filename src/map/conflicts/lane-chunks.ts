import type { LaneCentre } from '../road-map.ts';

/** Sample intervals per chunk. */
export const CHUNK = 8;

/** Axis-aligned boxes around a lane's centre and around its chunks of eight intervals: xMin, yMin, xMax, yMax each [m]. */
export interface LaneChunks {
  readonly box: Float64Array;
  readonly chunks: Float64Array;
  readonly count: number;
}

/** Boxes of a lane. Neighbouring chunks share the sample between them. */
export function laneChunks(centre: LaneCentre): LaneChunks {
  const count = Math.max(1, Math.ceil((centre.count - 1) / CHUNK));
  const chunks = new Float64Array(count * 4);
  const box = Float64Array.of(Infinity, Infinity, -Infinity, -Infinity);
  for (let chunk = 0; chunk < count; chunk++) {
    const at = chunk * 4;
    chunks[at] = chunks[at + 1] = Infinity;
    chunks[at + 2] = chunks[at + 3] = -Infinity;
    const end = Math.min(centre.count - 1, (chunk + 1) * CHUNK);
    for (let i = chunk * CHUNK; i <= end; i++) {
      chunks[at] = Math.min(chunks[at], centre.x[i]);
      chunks[at + 1] = Math.min(chunks[at + 1], centre.y[i]);
      chunks[at + 2] = Math.max(chunks[at + 2], centre.x[i]);
      chunks[at + 3] = Math.max(chunks[at + 3], centre.y[i]);
    }
    box[0] = Math.min(box[0], chunks[at]);
    box[1] = Math.min(box[1], chunks[at + 1]);
    box[2] = Math.max(box[2], chunks[at + 2]);
    box[3] = Math.max(box[3], chunks[at + 3]);
  }
  return { box, chunks, count };
}

/** Whether the boxes at `i` of `a` and `k` of `b` come within `reach` of each other along both axes. */
export function boxesNear(a: Float64Array, i: number, b: Float64Array, k: number, reach: number): boolean {
  return (
    a[i] - reach <= b[k + 2] && b[k] - reach <= a[i + 2] && a[i + 1] - reach <= b[k + 3] && b[k + 1] - reach <= a[i + 3]
  );
}

/** Whether (x, y) comes within `reach` of the box at `k` along both axes. */
export function boxHolds(b: Float64Array, k: number, x: number, y: number, reach: number): boolean {
  return x >= b[k] - reach && x <= b[k + 2] + reach && y >= b[k + 1] - reach && y <= b[k + 3] + reach;
}
