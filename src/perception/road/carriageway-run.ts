import { edgeShare } from '../mask-edge.ts';
import { PERCEPTION } from '../perception-class.ts';

/** The stretch of one mask row that shows the carriageway; places are continuous columns. */
export interface CarriagewayRun {
  /** First and last pixel that belong to it, vehicles on it included. */
  first: number;
  last: number;
  /** Where the carriageway ends; NaN where the image border or a vehicle cuts it off. */
  leftEdge: number;
  rightEdge: number;
}

/** Pixels of other classes, at most so many side by side, that do not end a run: speckle of the mask. */
const MAX_GAP = 1;

/**
 * Finds the run of carriageway in a mask row that shares most pixels with columns [`from`, `to`]; false where the row
 * has none there. Vehicles hide the road, so they neither end a run nor mark its edge.
 */
export function findCarriagewayRun(
  classes: Uint8Array,
  confidence: Uint8Array,
  width: number,
  row: number,
  from: number,
  to: number,
  out: CarriagewayRun,
): boolean {
  const base = row * width;
  let best = 0;
  let column = 0;
  while (column < width) {
    while (column < width && !covers(classes[base + column])) column++;
    const first = column;
    const last = lastOfRun(classes, base, width, first);
    const shared = Math.min(last, to) - Math.max(first, from) + 1;
    if (first < width && shared > best && hasRoad(classes, base, first, last)) {
      best = shared;
      out.first = first;
      out.last = last;
    }
    column = last + 1;
  }
  if (best === 0) return false;
  out.leftEdge = edgeBetween(classes, confidence, base, width, out.first, -1);
  out.rightEdge = edgeBetween(classes, confidence, base, width, out.last, +1);
  return true;
}

function isCarriageway(perceptionClass: number): boolean {
  return perceptionClass === PERCEPTION.road || perceptionClass === PERCEPTION.laneMark;
}

function covers(perceptionClass: number): boolean {
  return isCarriageway(perceptionClass) || perceptionClass === PERCEPTION.vehicle;
}

function lastOfRun(classes: Uint8Array, base: number, width: number, first: number): number {
  let last = first;
  for (let column = first + 1; column < width && column - last <= MAX_GAP + 1; column++) {
    if (covers(classes[base + column])) last = column;
  }
  return last;
}

function hasRoad(classes: Uint8Array, base: number, first: number, last: number): boolean {
  for (let column = first; column <= last; column++) if (isCarriageway(classes[base + column])) return true;
  return false;
}

/** Column of the edge beyond the outermost pixel `column` of a run; NaN where that is no edge of the road. */
function edgeBetween(
  classes: Uint8Array,
  confidence: Uint8Array,
  base: number,
  width: number,
  column: number,
  side: -1 | 1,
): number {
  const outside = column + side;
  if (outside < 0 || outside >= width || !isCarriageway(classes[base + column])) return Number.NaN;
  return column + 0.5 + side * edgeShare(confidence[base + column], confidence[base + outside]);
}
