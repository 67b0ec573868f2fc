import type { LaneCentre } from '../road-map.ts';
import { boxesNear, boxHolds, CHUNK, type LaneChunks } from './lane-chunks.ts';

/** Width that a car sweeps over [m]. */
export const SWEPT_WIDTH = 2.2;
/** Lanes farther apart in height pass over each other [m]. */
const CLEARANCE = 3;
/** Halvings of a sample interval in which a swept area begins or ends: to a millionth of a metre. */
const HALVINGS = 20;

/** A lane's centre with the boxes that make looking at it quick. */
export interface BoxedLane {
  readonly centre: LaneCentre;
  readonly boxes: LaneChunks;
}

/** A stretch of a lane, by stations along its centre [m]. */
export interface Stretch {
  from: number;
  to: number;
}

/**
 * Whether cars on both lanes can touch: two samples within the swept width. Samples are at most a metre apart, so
 * distances between them err by less than 6 cm there.
 */
export function sweptAreasOverlap(a: BoxedLane, b: BoxedLane): boolean {
  return boxesOverlap(a, 1, b, 1);
}

/** The same of what is in box `i` of `a` and box `k` of `b`. */
function boxesOverlap(a: BoxedLane, i: number, b: BoxedLane, k: number): boolean {
  if (!boxesNear(a.boxes.boxes, i, b.boxes.boxes, k, SWEPT_WIDTH)) return false;
  const isChunkOfA = i >= a.boxes.leaves;
  const isChunkOfB = k >= b.boxes.leaves;
  if (isChunkOfA && isChunkOfB) {
    return samplesNear(a.centre, (i - a.boxes.leaves) * CHUNK, b.centre, (k - b.boxes.leaves) * CHUNK);
  }
  // The larger box is parted first: that is the one nearer to the root, about.
  if (isChunkOfB || (!isChunkOfA && i <= k)) {
    return boxesOverlap(a, 2 * i, b, k) || boxesOverlap(a, 2 * i + 1, b, k);
  }
  return boxesOverlap(a, i, b, 2 * k) || boxesOverlap(a, i, b, 2 * k + 1);
}

/**
 * The part of lane `a` from the first to the last place whose distance to the centre of `b` is less than the swept width,
 * between samples too. Returns false where there is none.
 */
export function sweptStretch(a: BoxedLane, b: BoxedLane, out: Stretch): boolean {
  const { s, count } = a.centre;
  let first = -1;
  let last = -1;
  for (let i = 0; i < count; i++) {
    if (!isSwept(a.centre, i, 0, b)) continue;
    if (first < 0) first = i;
    last = i;
  }
  if (first < 0) return false;
  out.from = first === 0 ? 0 : border(a.centre, first, first - 1, b);
  out.to = last === count - 1 ? s[last] : border(a.centre, last, last + 1, b);
  return true;
}

function samplesNear(a: LaneCentre, aFrom: number, b: LaneCentre, bFrom: number): boolean {
  const aEnd = Math.min(a.count - 1, aFrom + CHUNK);
  const bEnd = Math.min(b.count - 1, bFrom + CHUNK);
  for (let i = aFrom; i <= aEnd; i++) {
    for (let k = bFrom; k <= bEnd; k++) {
      const dx = a.x[i] - b.x[k];
      const dy = a.y[i] - b.y[k];
      const dz = a.z[i] - b.z[k];
      if (dx * dx + dy * dy < SWEPT_WIDTH * SWEPT_WIDTH && Math.abs(dz) < CLEARANCE) return true;
    }
  }
  return false;
}

/** Station between a sample that is swept by `b` and its neighbour that is not, where that changes. */
function border(a: LaneCentre, inside: number, outside: number, b: BoxedLane): number {
  const lower = Math.min(inside, outside);
  let swept = inside - lower;
  let free = outside - lower;
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (swept + free) / 2;
    if (isSwept(a, lower, middle, b)) swept = middle;
    else free = middle;
  }
  return a.s[lower] + swept * (a.s[lower + 1] - a.s[lower]);
}

/** Whether the place `share` of the way from sample `i` of `a` to the next lies within the swept width of `b`. */
function isSwept(a: LaneCentre, i: number, share: number, b: BoxedLane): boolean {
  const k = Math.min(a.count - 1, i + 1);
  const x = a.x[i] + share * (a.x[k] - a.x[i]);
  const y = a.y[i] + share * (a.y[k] - a.y[i]);
  const z = a.z[i] + share * (a.z[k] - a.z[i]);
  return boxSweeps(b, 1, x, y, z);
}

/** Whether what is in box `n` of a lane comes within the swept width of a place. */
function boxSweeps(b: BoxedLane, n: number, x: number, y: number, z: number): boolean {
  const { boxes, leaves } = b.boxes;
  if (!boxHolds(boxes, n, x, y, SWEPT_WIDTH)) return false;
  if (n >= leaves) return chunkSweeps(b.centre, (n - leaves) * CHUNK, x, y, z);
  return boxSweeps(b, 2 * n, x, y, z) || boxSweeps(b, 2 * n + 1, x, y, z);
}

/** Whether a chunk of a lane, as straight pieces between samples, comes within the swept width of a place. */
function chunkSweeps(b: LaneCentre, from: number, x: number, y: number, z: number): boolean {
  const end = Math.min(b.count - 1, from + CHUNK);
  for (let k = from; k < end; k++) {
    const ux = b.x[k + 1] - b.x[k];
    const uy = b.y[k + 1] - b.y[k];
    const squared = ux * ux + uy * uy;
    const along = squared > 0 ? ((x - b.x[k]) * ux + (y - b.y[k]) * uy) / squared : 0;
    const share = Math.min(1, Math.max(0, along));
    const dx = x - b.x[k] - share * ux;
    const dy = y - b.y[k] - share * uy;
    const dz = z - b.z[k] - share * (b.z[k + 1] - b.z[k]);
    if (dx * dx + dy * dy < SWEPT_WIDTH * SWEPT_WIDTH && Math.abs(dz) < CLEARANCE) return true;
  }
  return false;
}
