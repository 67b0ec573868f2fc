import { atan2 } from '../../core/math/atan.ts';
import { hypot } from '../../core/math/hypot.ts';
import type { RoadMap } from '../../map/road-map.ts';
import { poseOfPlace } from '../actors/pose-of-place.ts';
import { PROP_KINDS, type PropKind } from './prop-kinds.ts';
import type { Prop } from './prop-schema.ts';

/** Distance of things in a row where none is said and they are shorter [m]. */
const SPACING = 3;
/** A row has no more than so many. */
export const LONGEST_ROW = 500;
/** Share of a spacing by which a row may be longer than a whole number of them [1]. */
const ROUNDING = 1e-6;

/** One thing: its box, map frame: centre of its foot [m], heading [rad], sizes [m]; its height above sea is not known. */
export interface PropBox {
  readonly kind: PropKind;
  readonly x: number;
  readonly y: number;
  /** Height of the lane that it was placed by [m], NaN for none: tells a bridge from what is below it. */
  readonly z: number;
  readonly yaw: number;
  readonly length: number;
  readonly width: number;
  readonly height: number;
}

/** All things of an entry: one, or the row. Null where the map has no such lane. */
export function propPlaces(map: RoadMap, prop: Prop): PropBox[] | null {
  const kind: PropKind = PROP_KINDS[prop.kind];
  const { length = kind.size.length, width = kind.size.width, height = kind.size.height } = prop;
  const boxes: PropBox[] = [];
  for (const place of rowOf(map, prop, length)) {
    const pose = poseOfPlace(map, place);
    if (pose === null) return null;
    boxes.push({ kind, ...pose, length, width, height });
  }
  return boxes;
}

/** The places of a row, evenly from the start to its end, no farther from each other than the spacing. */
function rowOf(map: RoadMap, { start, to, spacing }: Prop, length: number): Prop['start'][] {
  if (to === undefined) return [start];
  const first = poseOfPlace(map, start);
  if (first === null) return [start];
  if (to.x !== undefined && to.y !== undefined) {
    const [dx, dy] = [to.x - first.x, to.y - first.y];
    const along = (atan2(dy, dx) * 180) / Math.PI;
    const turned = start.x === undefined ? along : along + (start.heading ?? 0);
    return steps(hypot(dx, dy), spacing, length).map((u) => ({
      x: first.x + u * dx,
      y: first.y + u * dy,
      heading: turned,
    }));
  }
  const { s = 0, offset = 0 } = start;
  const { s: end = s, offset: endOffset = offset } = to;
  return steps(hypot(end - s, endOffset - offset), spacing, length).map((u) => ({
    ...start,
    s: s + u * (end - s),
    offset: offset + u * (endOffset - offset),
  }));
}

/** Shares of a row of that length [m] at which things stand. */
function steps(way: number, spacing: number | undefined, length: number): number[] {
  const between = spacing ?? Math.max(SPACING, length);
  const count = Math.min(LONGEST_ROW - 1, Math.max(1, Math.floor(way / between + ROUNDING)));
  return Array.from({ length: count + 1 }, (_, k) => k / count);
}
