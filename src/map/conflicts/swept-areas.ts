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
  if (!boxesNear(a.boxes.box, 0, b.boxes.box, 0, SWEPT_WIDTH)) return false;
  for (let i = 0; i < a.boxes.count; i++) {
    if (!boxesNear(a.boxes.chunks, 4 * i, b.boxes.box, 0, SWEPT_WIDTH)) continue;
    for (let k = 0; k < b.boxes.count; k++) {
      if (!boxesNear(a.boxes.chunks, 4 * i, b.boxes.chunks, 4 * k, SWEPT_WIDTH)) continue;
      if (samplesNear(a.centre, i * CHUNK, b.centre, k * CHUNK)) return true;
    }
  }
  return false;
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
  const { chunks, count } = b.boxes;
  for (let chunk = 0; chunk < count; chunk++) {
    if (boxHolds(chunks, 4 * chunk, x, y, SWEPT_WIDTH) && chunkSweeps(b.centre, chunk * CHUNK, x, y, z)) return true;
  }
  return false;
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
